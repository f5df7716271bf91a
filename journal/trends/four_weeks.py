"""The last four weeks in three sentences: how they were, what changed, what is not known yet."""
# pure

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from journal import clock
from journal.clock import Period
from journal.figures.differences import FEWEST_NIGHTS, Compared, change, interval, named
from journal.figures.measures import ASLEEP, ONSET, WORST, Measure, Numbers
from journal.figures.wording import nights, number
from journal.night_figures import FiguresByNight
from journal.trends.sentences import ENOUGH
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
    if worst.n < ENOUGH or worst.median is None:
        has = "has" if worst.n <= 1 else "have"
        return f"{nights(worst.n).capitalize()} of the last four weeks {has} a rating so far."
    sentence = (
        f"Your usual worst rating was {number(worst.median)} ({worst.n} of "
        f"{nights(worst.possible)})"
    )
    if onset.n < ENOUGH or onset.median is None:
        return f"{sentence}."
    return f"{sentence}, with the first symptom at {clock.wording(hours)(onset.median)}."


def changed(compared: Sequence[Compared]) -> str:
    """What changed beyond chance against the four weeks before, the surest first."""
    known = [each for each in compared if each.difference.difference is not None]
    if not known:
        return "It is too early to compare with the four weeks before."
    clear = clearly_changed(known)
    if not clear:
        return "Nothing changed beyond chance against the four weeks before."
    listed = ", ".join(map(worded, clear[:MOST_NAMED]))
    more = f", and {len(clear) - MOST_NAMED} more" if len(clear) > MOST_NAMED else ""
    return f"Changed beyond chance against the four weeks before: {listed}{more}."


def clearly_changed(compared: Sequence[Compared]) -> list[Compared]:
    """What changed beyond chance, all figures looked at together, the surest first."""
    names = named([each.difference for each in compared])
    clear = [each for each, is_named in zip(compared, names, strict=True) if is_named]
    return sorted(clear, key=lambda each: each.difference.p or 0)


def worded(each: Compared) -> str:
    """ "first symptom 40 min earlier"."""
    kind = each.measure.kind
    return f"{_label(each.measure)} {change(kind, each.difference.as_printed(kind) or 0.0)}"


def unknown(compared: Sequence[Compared], missing: Mapping[Measure, int]) -> str:
    """What the nights do not say yet, and how many more would."""
    needed = [
        f"{_label(measure)} (needs {more} more night{'' if more == 1 else 's'})"
        for measure, more in missing.items()
        if more
    ]
    if needed:
        return f"Not known yet: {', '.join(needed)}."
    names = named([each.difference for each in compared])
    for each, is_named in zip(compared, names, strict=True):
        measure, between = each.measure, each.difference
        if measure in AT_HEART and not is_named and between.low is not None:
            ends = interval(measure.kind, between.low, between.high or 0.0)
            return f"Not clear yet: {_label(measure)}, which could be from {ends}."
    return "The nights show that this changed. They do not show why."


def _label(measure: Measure) -> str:
    return measure.label[0].lower() + measure.label[1:]


def nights_until(before: Numbers, now: Numbers) -> int:
    """How many more answered nights it takes until both windows hold `FEWEST_NIGHTS` known ones.

    `before` and `now` are as long as each other; both move on with every night to come.
    """
    length, known = len(now), [value is not None for value in (*before, *now)]

    def is_enough(more: int) -> bool:
        window = [*known, *[True] * more][more:]
        return min(sum(window[:length]), sum(window[length:])) >= FEWEST_NIGHTS

    return next(filter(is_enough, count()))
