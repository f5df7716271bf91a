"""All that the page of first-symptom times shows, from the figures of the nights."""
# pure, words

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from config.language import date_text
from journal.clock import Period
from journal.clock_figures import ClockAxis
from journal.figures import drift, pictures
from journal.figures.comparison import difference
from journal.figures.differences import Difference, looked_at, looked_at_from, sides_between
from journal.figures.ends import ends_of
from journal.figures.measures import ONSET
from journal.figures.pictures import Course
from journal.figures.series import between_known
from journal.night_figures import FiguresByNight
from journal.regimen.dose_changes import DoseChange
from journal.regimen.plan import Product
from journal.regimen.then_and_now import FEATURES, Line, lines, then_and_now
from journal.trends import prescriber_note
from journal.trends.prescriber_note import OnsetShift

LOOKED_AT = frozenset({"beyond_legs", *(measure.column for measure in (*drift.SHIFTED, *FEATURES))})
DATES = 5  # nights named under the picture
YEAR = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class OnsetDrift:
    """First-symptom times of a `period`, from the first that is known to the last.

    `since` is the difference around the latest change of the plan in it; a dot of the picture
    stands for `step` nights. `lines` set then against now beside a dopaminergic medicine.
    """

    period: Period
    trend: drift.Trend | None
    shift: drift.Shift
    since: Difference | None
    medicines: tuple[OnsetShift, ...]
    picture: Course | None
    step: int
    then: Period | None
    now: Period | None
    lines: tuple[Line, ...]


def windows(
    chosen: Period,
    changes: Sequence[DoseChange],
    medicines: Sequence[tuple[str, date]],
    logged: Sequence[date],
) -> list[Period]:
    """The nights that the page looks at; `logged` are those of the medicines concerned."""
    latest = [each for each in changes if each.after.first in chosen][-1:]
    return [
        Period(looked_at_from(chosen), chosen.last),
        *(window for each in latest for window in looked_at(each.before, each.after)),
        *(
            window
            for _, since in medicines
            for window in prescriber_note.looked_at(since, logged, chosen.last)
        ),
    ]


def onset_drift(
    chosen: Period,
    changes: Sequence[DoseChange],
    products: Sequence[Product],
    figures: FiguresByNight,
    hours: str,
) -> OnsetDrift:
    """What the nights say, `figures` being those of the windows; `hours` of the clock."""
    medicines = prescriber_note.concerned(products, chosen.last)
    period = between_known(chosen, ONSET.over(chosen, figures))
    onsets = ONSET.over(period, figures)
    axis = ClockAxis.of(onsets)
    values = axis.places(onsets)
    trend = drift.trend(values)
    shift = drift.shift(*ends_of(period), figures)
    table = then_and_now(chosen, products, figures)
    changed = changed_in(changes, period, chosen)
    middles, medians, step = drift.points(values)
    picture = pictures.course(
        values,
        list(zip(middles.tolist(), medians.tolist(), strict=True)),
        (trend.start, trend.end) if trend and trend.is_clear else None,
        _levels(shift, period, axis),
        hours,
        **_marks(changed, period),
    )
    return OnsetDrift(
        period=period,
        trend=trend,
        shift=shift,
        since=_since(changed[-1], figures) if changed else None,
        medicines=tuple(prescriber_note.onset_shifts(medicines, figures, chosen.last)),
        picture=picture,
        step=step,
        then=table.then if table else None,
        now=table.now if table else None,
        lines=lines(table, hours) if table else (),
    )


def changed_in(changes: Sequence[DoseChange], period: Period, chosen: Period) -> list[DoseChange]:
    """The changes of the plan after the first known time, up to the last night chosen."""
    return [each for each in changes if period.first < each.after.first <= chosen.last]


def _since(change: DoseChange, figures: FiguresByNight) -> Difference:
    (sides,) = sides_between([ONSET], change.before, change.after, figures)
    return difference(sides)


def _levels(shift: drift.Shift, period: Period, axis: ClockAxis) -> list[tuple[int, int, float]]:
    """Where the medians of the two stretches lie in the picture of the period."""
    sides = (
        (shift.first, shift.onset.first_value),
        (shift.second, shift.onset.second_value),
    )
    return [
        ((side.first - period.first).days, (side.last - period.first).days, axis.place(median))
        for side, median in sides
        if median is not None and side.first >= period.first
    ]


def _marks(changes: Sequence[DoseChange], period: Period) -> dict[str, list[tuple[int, str]]]:
    """What stands along the picture: (nights from the first, words) of dates and of changes."""
    return {
        "dates": date_marks(period),
        "changes": [
            ((each.after.first - period.first).days, each.event.words)
            for each in changes
            if each.after.first in period
        ],
    }


def date_marks(period: Period) -> list[tuple[int, str]]:
    """Nights of the picture to name, about five of them: (nights from the first, "5 Oct")."""
    step = -(-len(period) // DATES)
    with_year = len(period) > YEAR
    return [
        (at, date_text(night, "yMMM" if with_year else "MMMd"))
        for at, night in enumerate(period.nights())
        if at % step == 0
    ]
