"""Loads the JSON of `data/` into dataclasses. A fault stops the import."""
# pure

from typing import Any

from journal.guide.entry import Entry
from journal.guide.facts import Certainty, Claim, Fact, Source
from journal.guide.interaction import Interaction, Rule
from journal.guide.nutrient import (
    Conversion,
    Counts,
    Evidence,
    Form,
    LabelCounts,
    Limit,
    Nutrient,
    ProductForm,
    ReferenceIntake,
    Rung,
    Study,
)

REGIONS = ("us", "eu")


def source(entry: Entry) -> Source:
    """One source."""
    made = Source(
        entry.text("key"),
        entry.text("citation"),
        entry.one_of("certainty", Certainty),
        entry.text("link", ""),
    )
    entry.end()
    return made


def basis(entry: Entry) -> dict[str, Any]:
    """What every claim carries: how sure, from where, when last reviewed.

    General knowledge has to say that it is for review, and nothing else may.
    """
    made = Claim(
        certainty=entry.one_of("certainty", Certainty),
        sources=entry.words("sources"),
        last_reviewed=entry.day("last_reviewed"),
    )
    if not made.sources:
        raise entry.bad("sources", "names none")
    if entry.flag("for_review", default=False) is not made.for_review:
        raise entry.bad("for_review", "goes with general knowledge, and only with it")
    entry.end()
    return {
        "certainty": made.certainty,
        "sources": made.sources,
        "last_reviewed": made.last_reviewed,
    }


def fact(entry: Entry) -> Fact:
    """A sentence or a few."""
    text = entry.text("text")
    return Fact(text=text, **basis(entry))


def nutrient(slug: str) -> Nutrient:
    """The nutrient of the file with this name."""
    entry = Entry.of(f"nutrients/{slug}.json")
    made = Nutrient(
        key=entry.text("key"),
        slug=slug,
        name=entry.text("name"),
        unit=entry.text("unit"),
        counted_as=entry.text("counted_as"),
        role=entry.each("role", fact),
        evidence=evidence(entry.inner("evidence")),
        food_notes=entry.each("food_notes", fact),
        reference_intakes=entry.each("reference_intakes", _intake),
        upper_limits=_limits(entry.inner("upper_limits")),
        limit_notes=entry.each("limit_notes", fact),
        forms=entry.each("forms", _form),
        products=entry.each("products", _product),
        form_notes=entry.each("form_notes", fact),
        conversions=entry.each("conversions", _conversion),
        cautions=entry.each("cautions", fact),
        interactions=entry.each("interactions", _interaction),
        questions=entry.words("questions"),
        see=entry.words("see", ()),
    )
    entry.end()
    return made


def evidence(entry: Entry) -> Evidence:
    """What is known about a nutrient or a habit in restless legs."""
    made = Evidence(
        rung=entry.one_of("rung", Rung),
        short=fact(entry.inner("short")),
        summary=entry.each("summary", fact),
        studies=entry.each("studies", _study),
    )
    entry.end()
    return made


def _study(entry: Entry) -> Study:
    made = Study(
        design=entry.text("design"),
        people=entry.count_or_none("people"),
        result=fact(entry.inner("result")),
    )
    entry.end()
    return made


def _intake(entry: Entry) -> ReferenceIntake:
    named: dict[str, Any] = {
        "who": entry.text("who"),
        "amount": entry.number("amount"),
        "sex": entry.text_or_none("sex"),
        "age_from": entry.count_or_none("age_from"),
        "age_to": entry.count_or_none("age_to"),
        "stage": entry.text_or_none("stage"),
    }
    return ReferenceIntake(**named, **basis(entry))


def _limits(entry: Entry) -> dict[str, Limit | None]:
    made = {region: entry.maybe(region, _limit) for region in REGIONS}
    entry.end()
    return made


def _limit(entry: Entry) -> Limit:
    named: dict[str, Any] = {
        "amount": entry.number("amount"),
        "counts": entry.one_of("counts", Counts),
        "scope": entry.text("scope"),
        "reason": entry.text("reason", ""),
        "is_upper_level": entry.flag("is_upper_level", default=True),
    }
    return Limit(**named, **basis(entry))


def _form(entry: Entry) -> Form:
    named: dict[str, Any] = {
        "key": entry.text("key"),
        "name": entry.text("name"),
        "elemental_fraction": entry.number_or_none("elemental_fraction"),
        "example": entry.text("example", ""),
        "counts_daily": entry.flag("counts_daily", default=True),
        "label_counts": entry.one_of("label_counts", LabelCounts, "nutrient"),
        "by_weight": entry.flag("by_weight", default=True),
    }
    return Form(**named, **basis(entry))


def _product(entry: Entry) -> ProductForm:
    named: dict[str, Any] = {
        "key": entry.text("key"),
        "name": entry.text("name"),
        "made": entry.text("made"),
        "where": entry.text("where"),
        "form": entry.text("form"),
        "amount": entry.number("amount"),
        "unit": entry.text("unit"),
        "holds": entry.number("holds"),
    }
    return ProductForm(**named, **basis(entry))


def _conversion(entry: Entry) -> Conversion:
    named: dict[str, Any] = {
        "unit": entry.text("unit"),
        "substance": entry.text("substance"),
        "factor": entry.number("factor"),
        "into": entry.text("into"),
    }
    return Conversion(**named, **basis(entry))


def _interaction(entry: Entry) -> Interaction:
    named: dict[str, Any] = {
        "key": entry.text("key"),
        "partner": entry.text("partner"),
        "effect": entry.text("effect"),
        "rule": entry.one_of("rule", Rule),
        "says": entry.text("says"),
        "partners": entry.words("with", ()),
        "nutrients": entry.words("with_nutrients", ()),
        "before": entry.number_or_none("before"),
        "after": entry.number_or_none("after"),
        "unless": entry.text("unless", ""),
    }
    needed = {Rule.APART: named["before"] or named["after"], Rule.FIRST: named["before"]}
    if not needed.get(named["rule"], True):
        raise entry.bad("rule", "needs its hours")
    return Interaction(**named, **basis(entry))
