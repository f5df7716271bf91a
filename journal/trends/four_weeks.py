"""The last four weeks in three sentences: how they were, what changed, what is not known yet."""
# pure, words

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from config.language import gettext as _
from config.language import ngettext, with_commas
from journal import clock
from journal.clock import Period
from journal.figures.differences import FEWEST_NIGHTS, Compared, change, interval, named
from journal.figures.measures import ASLEEP, ONSET, WORST, Measure, Numbers
from journal.figures.wording import number
from journal.night_figures import FiguresByNight
from journal.trends.sentences import ENOUGH, out_of
from journal.trends.trends import Trends

NIGHTS = 28
AT_HEART = (WORST, ONSET, ASLEEP)  # what is said to be unknown; all else is on the page of dates
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class FourWeeks:
    """Three sentences."""

    usual: str
    changed: str
    unknown: str


def four_weeks(
    trends: Trends, compared: Sequence[Compared], missing: Mapping[Measure, int], hours: str
) -> FourWeeks:
    """What the last 28 nights say, and their comparison with the 28 before.

    `missing` are the nights that each of `AT_HEART` still needs; `hours` of the clock is 24 or 12.
    """
    return FourWeeks(usual(trends, hours), changed(compared), unknown(compared, missing))


def missing_nights(before: Period, now: Period, figures: FiguresByNight) -> dict[Measure, int]:
    """How many more nights each of `AT_HEART` needs until the two periods can be compared."""
    return {
        each: nights_until(each.over(before, figures), each.over(now, figures)) for each in AT_HEART
    }


def usual(trends: Trends, hours: str) -> str:
    """How the nights were: the worst rating and the first symptom of the middle night."""
    worst, onset = trends.worst_severity, trends.symptom_onset_minutes_since_noon
    if not worst.n or worst.median is None:
        return _("No night of the last four weeks has a rating so far.")
    if worst.n < ENOUGH:
        return ngettext(
            "{count} night of the last four weeks has a rating so far.",
            "{count} nights of the last four weeks have a rating so far.",
            worst.n,
        ).format(count=worst.n)
    rating, of_all = number(worst.median), out_of(worst.n, worst.possible)
    if onset.n < ENOUGH or onset.median is None:
        return _("Your usual worst rating was {rating} ({nights}).").format(
            rating=rating, nights=of_all
        )
    return _(
        "Your usual worst rating was {rating} ({nights}), with the first symptom at {time}."
    ).format(rating=rating, nights=of_all, time=clock.wording(hours)(onset.median))


def changed(compared: Sequence[Compared]) -> str:
    """What changed beyond chance against the four weeks before, the surest first."""
    known = [each for each in compared if each.difference.difference is not None]
    if not known:
        return _("It is too early to compare with the four weeks before.")
    clear = clearly_changed(known)
    if not clear:
        return _("Nothing changed beyond chance against the four weeks before.")
    listed = with_commas(map(worded, clear[:MOST_NAMED]))
    more = len(clear) - MOST_NAMED
    if more <= 0:
        return _("Changed beyond chance against the four weeks before: {changes}.").format(
            changes=listed
        )
    return ngettext(
        "Changed beyond chance against the four weeks before: {changes}, and {count} more.",
        "Changed beyond chance against the four weeks before: {changes}, and {count} more.",
        more,
    ).format(changes=listed, count=more)


def clearly_changed(compared: Sequence[Compared]) -> list[Compared]:
    """What changed beyond chance, all figures looked at together, the surest first."""
    names = named([each.difference for each in compared])
    clear = [each for each, is_named in zip(compared, names, strict=True) if is_named]
    return sorted(clear, key=lambda each: each.difference.p or 0)


def worded(each: Compared) -> str:
    """ "first symptom 40 min earlier"."""
    kind = each.measure.kind
    return _("{label} {change}").format(
        label=each.measure.in_a_sentence,
        change=change(kind, each.difference.as_printed(kind) or 0.0),
    )


def unknown(compared: Sequence[Compared], missing: Mapping[Measure, int]) -> str:
    """What the nights do not say yet, and how many more would."""
    needed = [
        ngettext(
            "{label} (needs {count} more night)", "{label} (needs {count} more nights)", more
        ).format(label=measure.in_a_sentence, count=more)
        for measure, more in missing.items()
        if more
    ]
    if needed:
        return _("Not known yet: {figures}.").format(figures=with_commas(needed))
    names = named([each.difference for each in compared])
    for each, is_named in zip(compared, names, strict=True):
        measure, between = each.measure, each.difference
        if measure in AT_HEART and not is_named and between.low is not None:
            ends = interval(measure.kind, between.low, between.high or 0.0)
            return _("Not clear yet: {label}, which could be from {interval}.").format(
                label=measure.in_a_sentence, interval=ends
            )
    return _("The nights show that this changed. They do not show why.")


def nights_until(before: Numbers, now: Numbers) -> int:
    """How many more answered nights it takes until both windows hold `FEWEST_NIGHTS` known ones.

    `before` and `now` are as long as each other; both move on with every night to come.
    """
    length, known = len(now), [value is not None for value in (*before, *now)]

    def is_enough(more: int) -> bool:
        window = [*known, *[True] * more][more:]
        return min(sum(window[:length]), sum(window[length:])) >= FEWEST_NIGHTS

    return next(filter(is_enough, count()))
