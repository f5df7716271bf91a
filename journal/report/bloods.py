"""Blood results for the summary: the newest of each test, and the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from journal.labs import catalogue
from journal.labs.result import Result, Saturation, saturations


@dataclass(frozen=True, slots=True)
class Blood:
    """The newest result of a test; `calculated` where nobody measured a saturation."""

    test: str
    newest: Result | None
    before: Result | None
    calculated: Saturation | None = None


def bloods(results: Iterable[Result], day: date) -> tuple[Blood, ...]:
    """One for each test with a result up to a day: the catalogue's in its order, then named ones.

    Named ones by name and unit: nothing converts between them.
    """
    known = [result for result in results if result.taken_on <= day]
    worked_out = saturations(known)
    found = []
    for test in catalogue.BY_KEY.values():
        if own := [result for result in known if result.test is test]:
            found.append(_newest(own))
        elif test is catalogue.TSAT and worked_out:
            found.append(Blood(test.name, None, None, worked_out[0]))
    named: dict[tuple[str, str], list[Result]] = {}
    for result in known:
        if not result.test.listed:
            called = result.test.name.casefold(), result.unit.ucum
            named.setdefault(called, []).append(result)
    return (*found, *(_newest(named[called]) for called in sorted(named)))


def _newest(results: Iterable[Result]) -> Blood:
    newest, *older = sorted(results, key=_when, reverse=True)
    return Blood(newest.test.name, newest, older[0] if older else None)


def _when(result: Result) -> tuple[date, time, int]:
    return result.taken_on, result.taken_at or time.min, result.pk
