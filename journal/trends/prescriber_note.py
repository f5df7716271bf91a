"""When the chart of first-symptom times says to bring it to whoever prescribed the medicine.

The line: with a dopaminergic medicine or tramadol in the plan, the median first-symptom time of
the last 14 nights that have one (8 at least, none older than 28 nights) lies two hours or more
before that of a baseline, the 28 nights before the medicine or, where those were not written down,
its first 28 logged nights; and the 95 % interval of the difference of means, of the last 28 nights
against the baseline, lies wholly beyond 45 minutes earlier. A product decision on the ground of the
criteria for dopaminergic treatment (Garcia-Borreguero 2007, Sleep Med 8:520). It describes a shift
and names no cause.
"""
# pure

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from statistics import median

from journal.clock import DAY, Period
from journal.figures.differences import EARLIER, looked_at_from, sides_between
from journal.figures.measures import ONSET
from journal.night_figures import FiguresByNight
from journal.regimen.kind_words import is_unknown
from journal.regimen.plan import Product
from journal.regimen.then_and_now import has_then_and_now

LINE_MINUTES = 120
SURE_MINUTES = 45
RECENT = 14
OLDEST = 28  # nights
FEWEST = 8
BASELINE = 28


@dataclass(frozen=True, slots=True)
class OnsetShift:
    """Median first-symptom times around one medicine, minutes since noon, with their nights.

    `latest` is the later end of the 95 % interval of the difference of means, in minutes.
    """

    medicine: str
    baseline: float
    baseline_nights: int
    recent: float
    recent_nights: int
    latest: float

    @property
    def minutes_earlier(self) -> float:
        """How much earlier the recent nights begin; negative for later."""
        return self.baseline - self.recent

    @property
    def passes(self) -> bool:
        """Whether the shift reaches the stated line, and surely lies beyond the nearer one."""
        return self.minutes_earlier >= LINE_MINUTES and self.latest < -SURE_MINUTES


def concerned(products: Iterable[Product], last: date) -> list[tuple[str, date]]:
    """The names and first days of the medicines that are taken on the last night and count."""
    return [
        (product.name, start)
        for product in products
        if (start := product.first_day)
        and has_then_and_now(product)
        and product.step_on(last) is not None
    ]


def looked_at(since: date, logged: Sequence[date], last: date) -> list[Period]:
    """The nights that the shift beside a medicine looks at, taken `since`; `logged` in order."""
    begin = bisect_left(logged, since)
    baseline = logged[begin : begin + BASELINE] or [since]
    end = min(max(since, baseline[-1]), last)
    return [
        Period(looked_at_from(Period(since - BASELINE * DAY, end)), end),
        Period(max(end, last - (OLDEST + EARLIER) * DAY), last),
    ]


def onset_shifts(
    medicines: Iterable[tuple[str, date]], figures: FiguresByNight, last: date
) -> list[OnsetShift]:
    """The shift beside each of the medicines concerned, where it is known.

    `figures` are those of the nights looked at, none after `last`.
    """
    shifts = (_shift(name, start, figures, last) for name, start in medicines)
    return [each for each in shifts if each is not None]


def unknown_medicines(products: Iterable[Product], last: date) -> list[str]:
    """The medicines taken on the last night whose names the list does not know.

    One of them may be what the note is about, so a page without the note has to name them.
    """
    return [
        product.name
        for product in products
        if product.kind == "medicine" and product.step_on(last) and is_unknown(product)
    ]


def _shift(medicine: str, start: date, figures: FiguresByNight, last: date) -> OnsetShift | None:
    before = Period.ending(start - DAY, BASELINE)
    since = figures.during(Period(start, last)).nights
    if len(_known(ONSET.over(before, figures))) < FEWEST and since:
        logged = since[:BASELINE]
        before = Period(logged[0], logged[-1])
    if before.last >= last:
        return None
    recent = Period(max(last - (OLDEST - 1) * DAY, before.last + DAY), last)
    return _between(medicine, before, recent, figures)


def _between(
    medicine: str, before: Period, recent: Period, figures: FiguresByNight
) -> OnsetShift | None:
    from journal.figures.comparison import difference  # numpy, only where it is needed

    (sides,) = sides_between([ONSET], before, recent, figures)
    baseline, now = _known(sides.first), _known(sides.second)[-RECENT:]
    if min(len(baseline), len(now)) < FEWEST:
        return None
    high = difference(sides).high
    return OnsetShift(
        medicine=medicine,
        baseline=median(baseline),
        baseline_nights=len(baseline),
        recent=median(now),
        recent_nights=len(now),
        latest=inf if high is None else high,
    )


def _known(values: Sequence[float | None]) -> list[float]:
    return [each for each in values if each is not None]
