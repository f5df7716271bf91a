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
    """One for each test with a result up to a day, in the order of the catalogue."""
    known = [result for result in results if result.taken_on <= day]
    worked_out = saturations(known)
    found = []
    for test in catalogue.BY_KEY.values():
        own = sorted((r for r in known if r.test is test), key=_when, reverse=True)
        if own:
            found.append(Blood(test.name, own[0], own[1] if own[1:] else None))
        elif test is catalogue.TSAT and worked_out:
            found.append(Blood(test.name, None, None, worked_out[0]))
    return tuple(found)


def _when(result: Result) -> tuple[date, time, int]:
    return result.taken_on, result.taken_at or time.min, result.pk
