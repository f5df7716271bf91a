"""Blood results as marks beside the nights of a period."""
# pure, words

from collections.abc import Iterable
from datetime import date

from config.language import with_commas
from journal.clock import Period
from journal.figures.lanes import Mark, MarkKind
from journal.labs.one_unit import as_shown, unit_of
from journal.labs.result import Result


def by_day(
    results: Iterable[Result], period: Period, system: str = "metric"
) -> dict[date, list[Result]]:
    """The results of a period by their day, each test in one unit.

    That of `system`, "metric" or "us", where a test was printed in several.
    """
    listed = list(results)
    days: dict[date, list[Result]] = {}
    for result in listed:
        if result.taken_on in period:
            shown = as_shown(result, unit_of(result, listed, system))
            days.setdefault(result.taken_on, []).append(shown)
    return days


def marks(results: Iterable[Result], period: Period, system: str = "metric") -> tuple[Mark, ...]:
    """One mark for each day: "Ferritin 46 µg/L, C-reactive protein < 5 mg/L"."""
    return tuple(
        Mark(
            (day - period.first).days,
            MarkKind.LAB,
            with_commas(map(name_and_value, results_of_day)),
        )
        for day, results_of_day in sorted(by_day(results, period, system).items())
    )


def name_and_value(result: Result) -> str:
    """ "Ferritin 46 µg/L"."""
    return f"{result.test.label} {result.entered}"
