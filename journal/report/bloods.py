"""Blood results for the summary: the newest of each test, and the one before it."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from journal.labs import catalogue
from journal.labs.one_unit import as_shown, unit_of
from journal.labs.result import Result, Saturation, saturations


@dataclass(frozen=True, slots=True)
class Blood:
    """The newest result of a test and the one before, in one unit; `printed` as they were.

    `calculated` where nobody measured a saturation.
    """

    test: str
    newest: Result | None
    before: Result | None
    calculated: Saturation | None = None
    printed: tuple[Result, ...] = ()


def bloods(results: Iterable[Result], day: date, system: str = "metric") -> tuple[Blood, ...]:
    """One for each test with a result up to a day: the catalogue's in its order, then named ones.

    Named ones by name and unit: nothing converts between them. Results of one test that were
    printed in several units are shown in that of `system`, "metric" or "us".
    """
    taken = [result for result in results if result.taken_on <= day]
    worked_out = saturations(taken)
    listed = []
    for test in catalogue.BY_KEY.values():
        if own := [result for result in taken if result.test is test]:
            listed.append(_newest(own, system))
        elif test is catalogue.TSAT and worked_out:
            listed.append(Blood(test.label, None, None, worked_out[0]))
    named: dict[tuple[str, str], list[Result]] = {}
    for result in taken:
        if not result.test.listed:
            name_and_unit = result.test.name.casefold(), result.unit.ucum
            named.setdefault(name_and_unit, []).append(result)
    return (*listed, *(_newest(named[name_and_unit], system) for name_and_unit in sorted(named)))


def _newest(results: Iterable[Result], system: str) -> Blood:
    newest, *older = printed = sorted(results, key=_when, reverse=True)
    unit = unit_of(newest, printed, system)
    return Blood(
        test=newest.test.label,
        newest=as_shown(newest, unit),
        before=as_shown(older[0], unit) if older else None,
        printed=tuple(printed[:2]),
    )


def _when(result: Result) -> tuple[date, time, int]:
    return result.taken_on, result.taken_at or time.min, result.pk
