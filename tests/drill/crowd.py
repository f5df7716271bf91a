"""Sixteen devices of eight people write at once, and send everything twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from time import perf_counter

from tests.drill import place
from tests.drill.place import NotHereError, Place
from tests.drill.result import Result, Size
from tests.drill.saves import Ledger, fresh, verdict

DEVICES = 16
GOAL = "no 5xx, 0 lost, 0 doubled"


def run(size: Size) -> Iterator[Result]:
    """On SQLite; FULL also on PostgreSQL."""
    each = 250 if size is Size.FULL else 2
    with place.sqlite() as here:
        yield _told(here, each)
    if size is Size.SHORT:
        return
    try:
        with place.postgresql() as (here, _):
            yield _told(here, each)
    except NotHereError as error:
        yield Result("16 writers, PostgreSQL", str(error), GOAL, None)


def _told(here: Place, each: int) -> Result:
    ledger = Ledger()
    with here.serving():
        began = perf_counter()
        written(here, each, ledger)
        took = perf_counter() - began
    words, met = verdict(ledger.acknowledged, here.inside("stored"))
    failed = ledger.answered(lambda status: not 200 <= status < 500)
    other = ledger.answered(lambda status: 300 <= status < 500)
    figure = (
        f"{len(ledger.statuses):,} requests, {failed} failed, {other} refused, {words};"
        f" {len(ledger.statuses) / took:.0f} requests/s,"
        f" p50 {ledger.percentile(0.5):.0f} ms, p99 {ledger.percentile(0.99):.0f} ms"
    )
    drill = f"16 writers × {each} saves, each sent twice, {here.database}"
    return Result(drill, figure, GOAL, met and not failed and not other)


def written(here: Place, each: int, ledger: Ledger) -> None:
    """All devices at once: two of one person write on the same nights."""

    def device(number: int) -> None:
        server = here.server(number // 2)
        numbers = count(number % 2 * 1_000_000 + number // 2 * 10_000)
        for _ in range(each):
            save = fresh(numbers)
            ledger.send(save, server)
            ledger.send(save, server)

    with ThreadPoolExecutor(DEVICES) as pool:
        list(pool.map(device, range(DEVICES)))
