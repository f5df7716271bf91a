"""Is what a save wrote on the disk before the answer leaves? Asked of the kernel, by strace."""

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import sleep

from bench.server import Running
from tests.drill import place
from tests.drill.place import NotHereError, Place
from tests.drill.result import Result, Size
from tests.drill.saves import Ledger, fresh

WRITING = {"write", "pwrite64", "writev", "pwritev", "ftruncate"}
SYNCING = {"fsync", "fdatasync"}
SENDING = {"write", "writev", "sendto", "sendmsg"}
TRACED = ",".join(sorted({*WRITING, *SYNCING, *SENDING, "unlink"}))
LINE = re.compile(r"(?P<pid>\d+) +(?P<call>\w+)\((?:\d+<(?P<file>[^>]*)>)?(?P<rest>.*)")
RESUMED = re.compile(r"(?P<pid>\d+) +<\.\.\. (?P<call>\w+) resumed>")
UNLINKED = re.compile(r'"([^"]+)"')
GOAL = "100 %"
SAFE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


def run(size: Size) -> Iterator[Result]:
    """SQLite by its system calls; FULL also PostgreSQL, by what it says of itself."""
    saves = 100 if size is Size.FULL else 10
    with place.sqlite() as here:
        try:
            judged = traced(here, saves)
        except NotHereError as error:
            yield Result("On disk before the answer, SQLite", str(error), GOAL, None)
        else:
            yield _told(judged, saves)
    if size is Size.SHORT:
        return
    try:
        with place.postgresql() as (here, _):
            found = here.inside("safety")
            words = ", ".join(f"{name} {value}" for name, value in found.items())
            yield Result("On disk before the answer, PostgreSQL", words, "all on", found == SAFE)
    except NotHereError as error:
        yield Result("On disk before the answer, PostgreSQL", str(error), GOAL, None)


def _told(judged: "Judged", saves: int) -> Result:
    figure = (
        f"{judged.durable} of {judged.answers} answers left after all their pages were synced;"
        f" {judged.syncs / max(1, judged.answers):.2f} syncs a save"
    )
    met = judged.durable == judged.answers == saves
    return Result("On disk before the answer, SQLite", figure, GOAL, met)


def traced(here: Place, saves: int) -> "Judged":
    """Saves one after the other, the web processes watched; NotHereError when that may not be."""
    log, ledger, numbers = here.data / "strace", Ledger(), count()
    with here.serving() as pid:
        processes = Running(pid, here.port, "", 0.0).workers()
        with _strace(processes, log):
            for _ in range(saves):
                ledger.send_until_stored(fresh(numbers), here.server())
    return judge(log.read_text(errors="replace").splitlines(), here.data)


class _strace:  # noqa: N801 - used like a function
    """While this lasts, the processes' system calls are written down."""

    def __init__(self, processes: Iterable[int], log: Path) -> None:
        program = shutil.which("strace")
        if program is None:
            raise NotHereError("strace is not installed")
        watched = [word for process in processes for word in ("-p", str(process))]
        self.command = [program, "-f", "-yy", "-s", "0", "-e", f"trace={TRACED}", "-o", str(log)]
        self.command += watched

    def __enter__(self) -> None:
        self.process = subprocess.Popen(self.command, stderr=subprocess.PIPE, text=True)
        said = self.process.stderr.readline() if self.process.stderr else ""
        if "attached" not in said:
            self.process.wait()
            raise NotHereError(f"strace may not watch here: {said.strip()}")
        sleep(0.5)  # the other process too

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.communicate()


@dataclass(slots=True)
class Judged:
    """Answers that followed a write, and how many of them found everything synced."""

    answers: int = 0
    durable: int = 0
    syncs: int = 0
    wrote: set[str] = field(default_factory=set)  # processes that wrote since their last answer
    unsynced: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    syncing: dict[str, str] = field(default_factory=dict)  # a sync that has begun, by process


def judge(lines: Iterable[str], data: Path) -> Judged:
    """Read what strace wrote, in its order. A file is synced when the process that wrote to it
    has synced it; the index of the log (-shm) is no data.
    """
    found = Judged()
    for line in lines:
        if ended := RESUMED.match(line):
            if ended["call"] in SYNCING:
                _synced(found, ended["pid"], found.syncing.pop(ended["pid"], ""))
        elif begun := LINE.match(line):
            _begun(found, begun, str(data))
    return found


def _begun(found: Judged, line: re.Match[str], data: str) -> None:
    pid, call, file = line["pid"], line["call"], line["file"] or ""
    if call == "unlink":
        gone = UNLINKED.search(line["rest"])
        if gone and gone[1].startswith(data):
            found.wrote.add(pid)
            found.unsynced[pid].add(str(Path(gone[1]).parent))
    elif file.startswith("TCP") and call in SENDING:
        if pid in found.wrote:
            found.wrote.remove(pid)
            found.answers += 1
            found.durable += not found.unsynced[pid]
    elif file.startswith(data) and not file.endswith("-shm"):
        if call in SYNCING and "<unfinished" in line["rest"]:
            found.syncing[pid] = file
        elif call in SYNCING:
            _synced(found, pid, file)
        elif call in WRITING:
            found.wrote.add(pid)
            found.unsynced[pid].add(file)


def _synced(found: Judged, pid: str, file: str) -> None:
    if file:
        found.syncs += 1
        found.unsynced[pid].discard(file)
