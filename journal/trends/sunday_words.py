"""The Sunday card: what is known now, what still needs nights, one thing worth asking; no score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.figures.differences import Compared
from journal.figures.measures import Measure
from journal.trends import four_weeks
from journal.trends.four_weeks import clearly_changed, worded
from journal.trends.trends import Trends

if TYPE_CHECKING:
    from journal.findings import CachedFinding

MOST_WAITING = 3


@dataclass(frozen=True, slots=True)
class Asking:
    """A sentence, and the name of the address that leads on, with the words of its link."""

    sentence: str
    leads_to: str
    link: str


@dataclass(frozen=True, slots=True)
class SundayCard:
    """Sentences under three headings."""

    known: tuple[str, ...]
    waiting: tuple[str, ...]
    asking: Asking


def sunday_card(
    trends: Trends,
    compared: Sequence[Compared],
    missing: Mapping[Measure, int],
    findings: Sequence["CachedFinding"],
    hours: str,
) -> SundayCard:
    """What the last four weeks, the four before and the factors of a year say."""
    related = [each for each in findings if each.verdict == "looks related"]
    return SundayCard(
        known=(
            four_weeks.usual(trends, hours),
            four_weeks.changed(compared),
            *(
                f"{each.label} and {_small(each.outcome)} look related. "
                "That is not the same as one causing the other."
                for each in related
            ),
        ),
        waiting=(
            *(
                f"{measure.label}: {_more(nights)} until it can be compared."
                for measure, nights in missing.items()
                if nights
            ),
            *(
                f"{each.label} and {_small(each.outcome)}: about {_more(each.more_nights or 0)}."
                for each in _nearest(findings)
            ),
        ),
        asking=_asking(compared, related, _nearest(findings)),
    )


def _asking(
    compared: Sequence[Compared],
    related: Sequence["CachedFinding"],
    waiting: Sequence["CachedFinding"],
) -> Asking:
    """One thing: of what changed, else of what looks related, else of what is nearest to known."""
    if clear := clearly_changed(compared):
        return Asking(
            f"What may be behind this: {worded(clear[0])}? It could be a question for your doctor.",
            "report:visits",
            "Questions for your doctor",
        )
    if related:
        return Asking(
            f"What could explain that {_small(related[0].label)} and "
            f"{_small(related[0].outcome)} go together?",
            "trends:factors",
            "What goes together",
        )
    if waiting:
        return Asking(
            f"Does it matter: {_small(waiting[0].label)}? The nights to come will show more.",
            "trends:factors",
            "What goes together",
        )
    return Asking(
        "Is there something you wonder about? It can be asked each evening.",
        "journal:questions",
        "Things you track",
    )


def _nearest(findings: Sequence["CachedFinding"]) -> list["CachedFinding"]:
    """The factors that are tested soonest, if nights go on as they do."""
    waiting = [each for each in findings if each.p is None and each.more_nights]
    return sorted(waiting, key=lambda each: each.more_nights or 0)[:MOST_WAITING]


def _more(nights: int) -> str:
    return f"{nights} more night{'' if nights == 1 else 's'}"


def _small(label: str) -> str:
    return label[0].lower() + label[1:]
