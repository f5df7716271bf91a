"""Two things on somebody's list that a source asks to keep apart, in words."""
# pure, words

from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from config.language import gettext as _
from config.language import list_text, ngettext
from journal.guide.facts import GENERAL
from journal.guide.interaction import Interaction, Rule
from journal.guide.nutrients import NUTRIENTS
from journal.guide.sources import SOURCES
from journal.guide.translation import in_a_sentence, translated
from journal.regimen.spacing import Meeting, Pair

HOUR = 60


@dataclass(frozen=True, slots=True)
class PairLine:
    """One pair to keep apart or to ask about: the advice, what the plan has, at which times.

    `at` are the times of the nutrient and of its partner; `is_short` says that the plan does
    not keep to what is asked; `basis` names its sources.
    """

    first: str
    second: str
    advised: str
    has: str
    at: tuple[time, time] | None
    is_short: bool
    advice: str
    effect: str
    basis: str


def pair_line(pair: Pair) -> PairLine:
    """The words of one pair."""
    fact = pair.concern.fact
    return PairLine(
        first=pair.first.name,
        second=pair.second.name,
        advised=_advised_gap(pair),
        has=_has(pair),
        at=pair.meeting.at if pair.meeting else None,
        is_short=pair.is_short,
        advice=_advice(pair),
        effect=translated(fact.effect),
        basis=_basis(fact),
    )


def _basis(fact: Interaction) -> str:
    """The sources of a fact by name, or that nobody compared it with one."""
    if fact.certainty is GENERAL:
        return _("Unverified: not compared with a source yet.")
    named = "; ".join(SOURCES[key].citation for key in fact.sources)
    return _("Source: {sources} ({certainty}).").format(
        sources=named, certainty=fact.certainty.words
    )


def _is_published(fact: Interaction) -> bool:
    """Whether a fact stands in publications and not on labels."""
    labels = any(key.startswith("label_") for key in fact.sources)
    return fact.certainty is not GENERAL and not labels


def _by_whom(fact: Interaction, advice: str) -> str:
    """What is asked for as a sentence: by labels, by a publication, or by nothing that was read."""
    if fact.certainty is GENERAL:
        return _("Not checked against a label: {advice}.").format(advice=advice)
    if _is_published(fact):
        return _("A publication says {advice}.").format(advice=advice)
    return _("Labels say {advice}.").format(advice=advice)


def _advised_gap(pair: Pair) -> str:
    fact = pair.concern.fact
    says = translated(fact.says)
    match fact.rule:
        case Rule.NO_HELP:
            return _("More hours between them do not help.")
        case Rule.ASK if _is_published(fact):
            return f"{says[:1].upper()}{says[1:]}."
        case Rule.NEVER | Rule.ASK:
            return _by_whom(fact, says)
        case Rule.FIRST:
            return _by_whom(
                fact,
                _("{name} first that day, the other at least {gap} later").format(
                    name=pair.second.name, gap=hours(fact.before)
                ),
            )
    advice = _apart(pair)
    if fact.unless:
        advice = _("{advice}, unless {condition}").format(
            advice=advice, condition=translated(fact.unless)
        )
    return _by_whom(fact, advice)


def _apart(pair: Pair) -> str:
    fact, name = pair.concern.fact, pair.second.name
    nutrient = in_a_sentence(NUTRIENTS[pair.concern.nutrient].name)
    if fact.before == fact.after:
        return translated(fact.says)
    if fact.after is None:
        return _("{name} {gap} before {nutrient}").format(
            name=name, gap=hours(fact.before), nutrient=nutrient
        )
    if fact.before is None:
        return _("{name} {gap} after {nutrient}").format(
            name=name, gap=hours(fact.after), nutrient=nutrient
        )
    gap, other = hours(fact.before), hours(fact.after)
    return _("{name} {gap} before or {other_gap} after {nutrient}").format(
        name=name, gap=gap, other_gap=other, nutrient=nutrient
    )


def _has(pair: Pair) -> str:
    """A sentence about the times on the person's list."""
    if pair.concern.fact.rule in {Rule.NEVER, Rule.NO_HELP}:
        return ""
    if pair.untimed:
        return _("No clock time is written down for {names}.").format(names=list_text(pair.untimed))
    if pair.meeting is None:
        return _("No day has both, so there is nothing to compare.")
    return _met(pair, pair.meeting)


def _met(pair: Pair, met: Meeting) -> str:
    fact, gap = pair.concern.fact, duration(met.gap)
    if met.gap == 0:
        return _("Your list has both at the same time.")
    if fact.rule is Rule.ASK or (fact.rule is Rule.APART and fact.before == fact.after):
        return _("Your list has {gap}.").format(gap=gap)
    nutrient = in_a_sentence(NUTRIENTS[pair.concern.nutrient].name)
    if met.needed is None and fact.rule is Rule.APART:
        return _unnamed(gap, nutrient, is_before=met.apart > 0)
    if met.apart > 0:
        return _("Your list has it {gap} before {nutrient}.").format(gap=gap, nutrient=nutrient)
    return _("Your list has it {gap} after {nutrient}.").format(gap=gap, nutrient=nutrient)


def _unnamed(gap: str, nutrient: str, *, is_before: bool) -> str:
    """What the list has in an order for which no source names hours."""
    if is_before:
        return _(
            "Your list has it {gap} before {nutrient}, and no hours are known for that order."
        ).format(gap=gap, nutrient=nutrient)
    return _(
        "Your list has it {gap} after {nutrient}, and no hours are known for that order."
    ).format(gap=gap, nutrient=nutrient)


def _advice(pair: Pair) -> str:
    if pair.concern.fact.rule is Rule.NEVER:
        return _("Please ask your pharmacist or doctor.")
    return _("Please ask your pharmacist.")


def hours(count: Decimal | None) -> str:
    """ "4 hours", "30 minutes"; "0 minutes" for `None`."""
    return duration(int((count or Decimal(0)) * HOUR))


def duration(minutes: int) -> str:
    """ "1 hour 30 minutes", "45 minutes", "2 hours"."""
    whole, rest = divmod(minutes, HOUR)
    of_hours = ngettext("{count} hour", "{count} hours", whole).format(count=whole)
    of_minutes = ngettext("{count} minute", "{count} minutes", rest).format(count=rest)
    if whole and rest:
        return _("{hours} {minutes}").format(hours=of_hours, minutes=of_minutes)
    return of_hours if whole else of_minutes
