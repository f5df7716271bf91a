"""Backups killed while they are made: nothing in plain stays, and the next one is good."""

import os
import signal
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from random import Random
from subprocess import STDOUT, Popen
from time import monotonic, sleep

from config.operations.backups.making import NAMES
from config.operations.backups.workplace import PREFIX
from tests.drill import place
from tests.drill.backups import SEALED, Backup, judge, manage, newest, recipient
from tests.drill.place import NotHereError, Place
from tests.drill.result import Result, Size

BESIDE = ("-wal", "-shm", "-journal")  # SQLite's own, while somebody is connected
OTHERS = stat.S_IRWXG | stat.S_IRWXO
SIGNALS = (signal.SIGKILL, signal.SIGTERM)
GOAL = "nothing in plain, no scratch database, all 0600 or 0700, the next one good"


@dataclass(frozen=True, slots=True)
class Killed:
    """One backup that was killed, and what was there after the next start or backup."""

    midway: bool  # whether it was being made
    left: tuple[str, ...] = ()  # names of what should not be there
    open_to_others: tuple[str, ...] = ()  # at any time
    good: bool = True  # the next backup


def run(size: Size) -> Iterator[Result]:
    """On SQLite; FULL also on PostgreSQL."""
    full = size is Size.FULL
    with place.sqlite() as here:
        yield told(here.database, *drilled(here, 20 if full else 2, 100 if full else 5))
    if not full:
        return
    try:
        with place.postgresql() as (here, _):
            yield told(here.database, *drilled(here, 20, 100))
    except NotHereError as error:
        yield Result("Backups killed, PostgreSQL", str(error), GOAL, None)


def told(database: str, kills: Sequence[Killed], restored: bool) -> Result:
    """As a row; `restored` says whether the last backup was put back and equal."""
    midway = sum(each.midway for each in kills)
    left = sorted({name for each in kills for name in each.left})
    others = sorted({name for each in kills for name in each.open_to_others})
    good = sum(each.good for each in kills)
    figure = (
        f"{len(kills)} killed, {midway} while it was made; after the next start or backup"
        f" {len(left)} things left, {len(others)} open to others at any time; {good} of"
        f" {len(kills)} next ones good, the last {'' if restored else 'not '}restored and equal"
    )
    named = ", ".join([*left, *others][:5])
    met = good == len(kills) and 2 * midway >= len(kills) > 0 and restored
    drill = f"Backups killed, {database}"
    return Result(drill, figure + (f" ({named})" if named else ""), GOAL, met and not named)


def drilled(here: Place, times: int, nights: int) -> tuple[list[Killed], bool]:
    """Kill so many; then put the last good one back, and say whether it is equal."""
    here.inside("seeded", str(nights))
    _make_private(here.data)
    identity = here.data / "identity"
    here = replace(here, more={**here.more, "BACKUP_RECIPIENTS": recipient(here, identity)})
    _start(here)
    took, known = _measured(here), _names(here.data)
    chance = Random(7)  # noqa: S311 - the same drill each time
    kills = []
    for number, how in enumerate(islice(cycle(SIGNALS), times)):
        midway = _kill_one(here, how, chance.uniform(0, took))
        others = open_to_others(here.data)
        left: tuple[str, ...] = ()
        if number % 4 in {0, 3}:  # every other one, after either signal
            _start(here)
            left = _left(here, known)
        good = _is_good(here, identity)
        left, others = (*left, *_left(here, known)), others | open_to_others(here.data)
        kills.append(Killed(midway, left, tuple(others), good))
    judged = judge(here, Backup(newest(here), ()), identity)
    return kills, judged.sealed and judged.tables > 0 and not judged.wrong


def _kill_one(here: Place, how: signal.Signals, after: float) -> bool:
    """Kill a backup so many seconds after it began to work; whether it was still at it."""
    with here.start("manage.py", "backup") as process:
        _working(here, process)
        sleep(after)
        process.send_signal(how)
        process.communicate()
    return process.returncode in {-how, 128 + how}


def _measured(here: Place) -> float:
    """For how many seconds a backup works."""
    with here.start("manage.py", "backup") as process:
        _working(here, process)
        began = monotonic()
        process.communicate()
    return monotonic() - began


def _working(here: Place, process: Popen[str]) -> None:
    while process.poll() is None and not any(here.data.glob(f"{PREFIX}*")):
        sleep(0.002)


def _start(here: Place) -> None:
    """Start a server as `make run` does, and end it."""
    settings = {"PORT": str(here.port), "DJANGO_SETTINGS_MODULE": "tests.drill.settings"}
    served = replace(here, more={**here.more, **settings})
    with served.start("-m", "config.serve", stderr=STDOUT) as process:
        try:
            if not any("is ready at" in line for line in process.stdout or ()):
                raise RuntimeError("the server does not start")
        finally:
            process.terminate()


def _is_good(here: Place, identity: Path) -> bool:
    """Whether another backup can be made, is sealed, and holds what it says."""
    try:
        manage(here, "backup")
        manage(here, "restore", newest(here), "--identity", identity, "--check")
    except RuntimeError:
        return False
    return _is_sealed(newest(here))


def _is_sealed(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(SEALED)) == SEALED


def _left(here: Place, known: set[str]) -> tuple[str, ...]:
    """What was not there before: files that are no sealed backup, databases for a check."""
    new = [here.data / name for name in _names(here.data) - known]
    files = [
        file.name
        for file in new
        if not file.name.endswith(BESIDE) and not (NAMES.fullmatch(file.name) and _is_sealed(file))
    ]
    return (*files, *(here.inside("scratch") if here.url else ()))


def _names(folder: Path) -> set[str]:
    """All that is in a folder, and in those below it."""
    return {
        os.path.relpath(Path(above, name), folder)
        for above, folders, files in os.walk(folder)
        for name in (*folders, *files)
    }


def open_to_others(folder: Path) -> set[str]:
    """What another account of this machine could read or change, but for what anybody loads."""
    found = {name: (folder / name).lstat().st_mode for name in (".", *_names(folder))}
    return {
        name
        for name, mode in found.items()
        if mode & OTHERS and not (stat.S_ISLNK(mode) or name.startswith("static/"))
    }


def _make_private(folder: Path) -> None:
    """What the drill itself put there."""
    for name in open_to_others(folder):
        (folder / name).chmod((folder / name).stat().st_mode & ~OTHERS)
