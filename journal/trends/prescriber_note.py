"""When the chart of first-symptom times says to bring it to whoever prescribed the medicine.

The line: with a dopaminergic medicine or tramadol in the plan, the median first-symptom time of
the last 14 nights that have one (8 at least) lies two hours or more before that of a baseline,
the 28 nights before the medicine or, where those were not written down, its first 28 logged
nights. A product decision on the ground of the criteria for dopaminergic treatment
(Garcia-Borreguero 2007, Sleep Med 8:520). It describes a shift and names no cause.
"""
# pure

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from journal.clock import DAY, Period
from journal.clock_figures import ClockAxis
from journal.diary import DiaryNight
from journal.figures.measures import ONSET
from journal.regimen.kind_words import is_unknown
from journal.regimen.medicine_list import Kind
from journal.regimen.medicines import recognise
from journal.regimen.plan import Product

LINE_MINUTES = 120
RECENT = 14
FEWEST = 8
BASELINE = 28


@dataclass(frozen=True, slots=True)
class OnsetShift:
    """Median first-symptom times around one medicine, minutes since noon, with their nights."""

    medicine: str
    baseline: float
    baseline_nights: int
    recent: float
    recent_nights: int

    @property
    def minutes_earlier(self) -> float:
        """How much earlier the recent nights begin; negative for later."""
        return self.baseline - self.recent

    @property
    def passes(self) -> bool:
        """Whether the shift reaches the stated line."""
        return self.minutes_earlier >= LINE_MINUTES


def onset_shifts(
    products: Iterable[Product], nights: Sequence[DiaryNight], last: date
) -> list[OnsetShift]:
    """The shift beside each such medicine that is taken on the last night, where it is known."""
    shifts = (
        _shift(product.name, start, nights, last)
        for product in products
        if (start := product.first_day) and _counts(product) and product.step_on(last) is not None
    )
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


def _counts(product: Product) -> bool:
    ingredients = {each.key for each in recognise(product.name)}
    return Kind.DOPAMINERGIC in product.kinds or "tramadol" in ingredients


def _shift(
    medicine: str, start: date, nights: Sequence[DiaryNight], last: date
) -> OnsetShift | None:
    since = [night for night in nights if start <= night.night <= last]
    before = Period.ending(start - DAY, BASELINE)
    baseline = _onsets(night for night in nights if night.night in before)
    recent = _onsets(since)[-RECENT:]
    if len(baseline) < FEWEST:
        baseline = _onsets(since[:BASELINE])
        recent = _onsets(since[BASELINE:])[-RECENT:]
    if min(len(baseline), len(recent)) < FEWEST:
        return None
    place = ClockAxis.of([*baseline, *recent]).place
    usual, now = median(map(place, baseline)), median(map(place, recent))
    return OnsetShift(medicine, usual, len(baseline), now, len(recent))


def _onsets(nights: Iterable[DiaryNight]) -> list[float]:
    return [minutes for night in nights if (minutes := ONSET.value(night)) is not None]
