"""kill -9 of every process of the server, again and again, while people write."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from random import Random
from time import sleep

from bench.postgres import Cluster
from tests.drill import place
from tests.drill.place import NotHereError, Place
from tests.drill.result import Result, Size
from tests.drill.saves import NOBODY, Ledger, verdict

WRITERS = 4
ALIVE = 0.1, 0.7  # seconds between the first answer and the kill
GOAL = "0 lost, 0 doubled"


def run(size: Size) -> Iterator[Result]:
    """On SQLite; FULL also on PostgreSQL, whose own processes are killed too."""
    kills = 200 if size is Size.FULL else 10
    with place.sqlite() as here:
        yield _told("kill -9 of the server, SQLite", kills, *drilled(here, kills))
    if size is Size.SHORT:
        return
    try:
        with place.postgresql() as (here, cluster):
            yield _told("kill -9 of the server, PostgreSQL", 30, *drilled(here, 30))
            crashed = drilled(here, 8, cluster)
            yield _told("kill -9 of PostgreSQL itself", 8, *crashed)
    except NotHereError as error:
        yield Result("kill -9 of the server, PostgreSQL", str(error), GOAL, None)


def drilled(here: Place, kills: int, cluster: Cluster | None = None) -> tuple[Ledger, str, bool]:
    """Writers on one side, kills on the other; what came of it, once all are stored."""
    ledger, numbers = Ledger(), count(1_000_000 if cluster else 0)
    chance = Random(7)  # noqa: S311 - the same drill each time
    devices = [here.server(person) for person in range(WRITERS)]
    with _server(here) as start, ledger.writing(devices, numbers):
        start()
        here.wait()
        for _ in range(kills):
            sleep(chance.uniform(*ALIVE))
            if cluster:
                cluster.crash()
                cluster.start()
            else:
                start()
            here.wait()
    return ledger, *verdict(ledger.acknowledged, here.inside("stored"))


@contextmanager
def _server(here: Place) -> Iterator[Callable[[], None]]:
    """A function that kills all processes of the server that runs, if any, and starts another."""
    asked = ("-m", "tests.drill.inside", "servers", str(here.port))
    groups = list[int]()
    with here.start(*asked, stdin=subprocess.PIPE, bufsize=1) as nursery:

        def kill() -> None:
            if groups:
                os.killpg(groups.pop(), signal.SIGKILL)

        def start() -> None:
            kill()
            if nursery.stdin is None or nursery.stdout is None:
                raise RuntimeError("a process without pipes")
            nursery.stdin.write("\n")
            groups.append(int(nursery.stdout.readline()))

        try:
            yield start
        finally:
            kill()
            nursery.kill()


def _told(drill: str, kills: int, ledger: Ledger, words: str, met: bool) -> Result:
    cut = ledger.answered(lambda status: status == NOBODY)
    later = ledger.answered(lambda status: status >= 500)
    refused = ledger.answered(lambda status: 300 <= status < 500)
    figure = (
        f"{kills} kills, {len(ledger.acknowledged):,} acknowledged, {cut:,} tries without an"
        f" answer and {later:,} answered 5xx, all sent again, {refused} refused: {words}"
    )
    return Result(drill, figure, GOAL, met and not refused and len(ledger.acknowledged) > kills)
