"""The Sunday card: what is known now, what still needs nights, one thing worth asking; no score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from config.language import gettext as _
from config.language import ngettext
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
                _(
                    "{factor} and {outcome} look related. "
                    "That is not the same as one causing the other."
                ).format(factor=each.label, outcome=each.outcome_in_a_sentence)
                for each in related
            ),
        ),
        waiting=(
            *(
                ngettext(
                    "{label}: {count} more night until it can be compared.",
                    "{label}: {count} more nights until it can be compared.",
                    nights,
                ).format(label=measure.label, count=nights)
                for measure, nights in missing.items()
                if nights
            ),
            *map(_waiting, _nearest(findings)),
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
            _("What may be behind this: {change}? It could be a question for your doctor.").format(
                change=worded(clear[0])
            ),
            "report:visits",
            _("Questions for your doctor"),
        )
    if related:
        return Asking(
            _("What could explain that {factor} and {outcome} go together?").format(
                factor=related[0].label_in_a_sentence, outcome=related[0].outcome_in_a_sentence
            ),
            "trends:factors",
            _("What goes together"),
        )
    if waiting:
        return Asking(
            _("Does it matter: {factor}? The nights to come will show more.").format(
                factor=waiting[0].label_in_a_sentence
            ),
            "trends:factors",
            _("What goes together"),
        )
    return Asking(
        _("Is there something you wonder about? It can be asked each evening."),
        "journal:questions",
        _("Things you track"),
    )


def _nearest(findings: Sequence["CachedFinding"]) -> list["CachedFinding"]:
    """The factors that are tested soonest, if nights go on as they do."""
    waiting = [each for each in findings if each.p is None and each.more_nights]
    return sorted(waiting, key=lambda each: each.more_nights or 0)[:MOST_WAITING]


def _waiting(each: "CachedFinding") -> str:
    nights = each.more_nights or 0
    return ngettext(
        "{factor} and {outcome}: about {count} more night.",
        "{factor} and {outcome}: about {count} more nights.",
        nights,
    ).format(factor=each.label, outcome=each.outcome_in_a_sentence, count=nights)
