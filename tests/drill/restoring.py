"""Restores that fail half way, and restores killed at any moment: all as it was, or all done."""

import os
import resource
import signal
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen
from time import monotonic, sleep
from typing import Any

from config.operations.backups.workplace import PREFIX
from tests.drill import place
from tests.drill.backups import manage, newest
from tests.drill.place import NotHereError, Place
from tests.drill.result import Result, Size

SIGNALS = (signal.SIGKILL, signal.SIGTERM)
BEFORE = "backups/*-before-restore*"  # stands as soon as all is ready to be replaced
FAILING = "a sentence, every table as it was"
KILLED = "as it was or done, then nobody is signed in; no key given twice"
Tables = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Killed:
    """What was there after one restore that was killed."""

    midway: bool  # whether it was at work
    as_it_was: bool
    done: bool

    @property
    def half(self) -> bool:
        """Whether it was neither."""
        return not (self.as_it_was or self.done)


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What a good restore left of what there was: keys in the order in which they were given."""

    keys: Sequence[int]
    browsers: int
    signed_out: int

    @property
    def again(self) -> int:
        """How many keys were given before."""
        return sum(key <= max(self.keys[:n]) for n, key in enumerate(self.keys) if n)


def run(size: Size) -> Iterator[Result]:
    """On SQLite; FULL also on PostgreSQL."""
    full = size is Size.FULL
    with place.sqlite() as here:
        yield from results(here, 40 if full else 2, 400 if full else 5)
    if not full:
        return
    try:
        with place.postgresql() as (here, _):
            yield from results(here, 20, 100)
    except NotHereError as error:
        yield Result("Restores, PostgreSQL", str(error), f"{FAILING}; {KILLED}", None)


def results(here: Place, times: int, nights: int) -> Iterator[Result]:
    """Both rows, from one backup of so many nights."""
    here.inside("seeded", str(nights))
    manage(here, "backup")
    file = newest(here)
    if here.url:
        yield failed(here, file)
    else:
        with place.sqlite() as smaller:
            yield failed(smaller, file)
    yield killed(here.database, *drilled(here, file, times))


def failed(here: Place, file: Path) -> Result:
    """Let a restore fail when nearly all is in place, as a row."""
    before = here.inside("tables")
    with _obstacle(here, file) as options:
        command = ("manage.py", "restore", file, "--replace")
        with here.start(*command, stderr=PIPE, **options) as process:
            said = process.communicate()[1].strip()
    return told(here.database, process.returncode, said, before, here.inside("tables"))


def told(database: str, status: int, said: str, before: Tables, after: Tables) -> Result:
    """As a row."""
    other = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    sentence = status == 1 and said.startswith("CommandError") and "Traceback" not in said
    figure = (
        f"{'refused with a sentence' if sentence else f'status {status}: {said[-200:]}'};"
        f" {len(other)} of {len(before)} tables changed{''.join(f' {name}' for name in other[:5])}"
    )
    met = sentence and not other
    return Result(f"Restore that fails half way, {database}", figure, FAILING, met)


@contextmanager
def _obstacle(here: Place, file: Path) -> Iterator[dict[str, Any]]:
    """What stops a restore near its end, as options of the process.

    On SQLite no file may be longer than the database of the backup, and SQLite's log is, a little;
    on PostgreSQL no index can be made, which comes after all rows.
    """
    if here.url:
        here.inside("no_index", "yes")
        yield {}
        here.inside("no_index", "")
        return
    with tarfile.open(file) as packed:
        most = packed.getmember("database.sqlite3").size
    yield {"preexec_fn": partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most))}


def killed(database: str, kills: Sequence[Killed], after: Afterwards) -> Result:
    """As a row."""
    midway, half = sum(each.midway for each in kills), sum(each.half for each in kills)
    figure = (
        f"{len(kills)} killed, {midway} at work: {sum(each.as_it_was for each in kills)} times all"
        f" as it was, {sum(each.done for each in kills)} times done, {half} times neither; after a"
        f" good one {after.signed_out} of {after.browsers} browsers signed out;"
        f" {after.again} of {len(after.keys)} new keys given before"
    )
    met = not half and not after.again and after.signed_out == after.browsers > 0
    met = met and 2 * midway >= len(kills) > 0
    return Result(f"Restores killed, {database}", figure, KILLED, met)


def drilled(here: Place, file: Path, times: int) -> tuple[list[Killed], Afterwards]:
    """Kill so many, each after somebody new came; then let one be."""
    keys = [here.inside("newcomer")]
    proving, putting = _measured(here, file)
    done = here.inside("tables")
    chance = Random(7)  # noqa: S311 - the same drill each time
    kills = []
    for number, how in enumerate(islice(cycle(SIGNALS), times)):
        keys.append(here.inside("newcomer"))
        before = here.inside("tables")
        late = number % 4 in {1, 2}  # every other one while it replaces, with either signal
        with here.start("manage.py", "restore", file, "--replace") as process:
            _wait(process, here, BEFORE if late else f"{PREFIX}*")
            sleep(chance.uniform(0, putting if late else proving))
            _kill(process, how)
        after = here.inside("tables")
        midway = process.returncode in {-how, 128 + how}
        kills.append(Killed(midway, after == before, after == done))
        _forget(here)
    manage(here, "restore", file, "--replace")
    keys.append(here.inside("newcomer"))
    return kills, Afterwards(keys, len(here.cookies), _signed_out(here))


def _measured(here: Place, file: Path) -> tuple[float, float]:
    """For how many seconds a restore proves and backs up, and for how many it replaces."""
    with here.start("manage.py", "restore", file, "--replace") as process:
        _wait(process, here, f"{PREFIX}*")
        began = monotonic()
        _wait(process, here, BEFORE)
        ready = monotonic()
        process.communicate()
    _forget(here)
    if process.returncode:
        raise RuntimeError("the restore failed")
    return ready - began, monotonic() - ready


def _wait(process: Popen[str], here: Place, pattern: str) -> None:
    """Until there is such a file, or the process has ended."""
    while process.poll() is None and not any(here.data.glob(pattern)):
        sleep(0.002)


def _kill(process: Popen[str], how: signal.Signals) -> None:
    """With SIGKILL also what it started, as the end of a machine does."""
    if how is signal.SIGKILL:
        os.killpg(process.pid, how)
    else:
        process.send_signal(how)
    process.communicate()


def _forget(here: Place) -> None:
    for file in here.data.glob(BEFORE):
        file.unlink()


def _signed_out(here: Place) -> int:
    """How many of those who were signed in when the backup was made have to sign in."""
    (here.data / "static").symlink_to(place.static())
    with here.serving():
        people = range(len(here.cookies))
        return sum(here.server(person).ask("GET", "/tonight/")[0] == 302 for person in people)
