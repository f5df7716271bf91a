"""Backups made while people write, sealed, put back into an empty database and compared."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.drill import place
from tests.drill.place import NotHereError, Place
from tests.drill.result import Result, Size
from tests.drill.saves import Ledger, Save, verdict
from tests.project import ROOT

WRITERS = 3
SEALED = b"age-encryption.org/"
GOAL = "all sealed, equal after restoring, with all acknowledged before"


@dataclass(frozen=True, slots=True)
class Backup:
    """One file, and what had been acknowledged when its making began."""

    file: Path
    acknowledged: tuple[Save, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one of them."""

    sealed: bool
    tables: int
    wrong: tuple[str, ...]
    words: str
    whole: bool

    @property
    def good(self) -> bool:
        """Whether it is all that a backup has to be."""
        return self.sealed and self.tables > 0 and not self.wrong and self.whole


def run(size: Size) -> Iterator[Result]:
    """On SQLite; FULL also on PostgreSQL."""
    with place.sqlite() as here:
        yield _told(here, 10 if size is Size.FULL else 1)
    if size is Size.SHORT:
        return
    try:
        with place.postgresql() as (here, _):
            yield _told(here, 3)
    except NotHereError as error:
        yield Result("Backup while people write, PostgreSQL", str(error), GOAL, None)


def _told(here: Place, times: int) -> Result:
    judged, written = drilled(here, times)
    return told(here.database, judged, written)


def told(database: str, judged: list[Judged], written: int) -> Result:
    """As a row."""
    good = sum(one.good for one in judged)
    wrong = {name for one in judged for name in one.wrong}
    figure = (
        f"{good} of {len(judged)} sealed, restored and equal in {judged[0].tables} tables,"
        f" all that was acknowledged before in them, while {written:,} saves were stored"
    )
    if good < len(judged):
        said = "; ".join(one.words for one in judged if not one.whole)
        figure += f" (differ: {', '.join(sorted(wrong)) or 'none'}; {said or 'none lost'})"
    return Result(f"Backup while people write, {database}", figure, GOAL, good == len(judged))


def drilled(here: Place, times: int) -> tuple[list[Judged], int]:
    """Writers on one side, backups on the other, then each is put back; saves meanwhile."""
    ledger = Ledger()
    identity = here.data / "identity"
    here = replace(here, more={**here.more, "BACKUP_RECIPIENTS": recipient(here, identity)})
    devices, made = [here.server(person) for person in range(WRITERS)], []
    with here.serving(), ledger.writing(devices, count()):
        for _ in range(times):
            before = tuple(ledger.acknowledged)
            manage(here, "backup")
            made.append(Backup(newest(here), before))
    return [judge(here, backup, identity) for backup in made], len(ledger.acknowledged)


def judge(here: Place, backup: Backup, identity: Path) -> Judged:
    """Put it back where nothing is, and compare."""
    with _empty(here) as there:
        manage(there, "restore", backup.file, "--identity", identity)
        found: dict[str, Any] = there.inside("held", backup.file, identity)
        words, whole = verdict(backup.acknowledged, there.inside("stored"))
    with backup.file.open("rb") as file:
        sealed = file.read(len(SEALED)) == SEALED
    return Judged(sealed, found["tables"], tuple(found["wrong"]), words, whole)


@contextmanager
def _empty(here: Place) -> Iterator[Place]:
    """A place without tables, of the same kind of database."""
    with TemporaryDirectory(prefix="stillnight-drill-") as folder:
        if not here.url:
            yield Place(Path(folder), 0)
            return
        url = here.url.replace("/postgres?", f"/{here.inside('another_database')}?")
        yield Place(Path(folder), 0, url, more=here.more)


def newest(here: Place) -> Path:
    """The backup that was made last."""
    return max((here.data / "backups").glob("stillnight-*"))


def recipient(here: Place, identity: Path) -> str:
    """For BACKUP_RECIPIENTS: the public part of a new key, kept in that file."""
    said = manage(here, "backup", "--make-key", identity)
    return said.partition("BACKUP_RECIPIENTS=")[2].split()[0]


def manage(here: Place, *words: str | Path) -> str:
    """A command as an operator gives it; RuntimeError when it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *map(str, words)],
        cwd=ROOT,
        env=here.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{words[0]} failed: {done.stderr.strip()}")
    return done.stdout
