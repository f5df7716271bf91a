"""Files made to choke the import: each is refused or explained, quickly, and nothing is stored.

Each is uploaded as the page does, in this process; the peak of its memory is the kernel's own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from journal.exchange.tasks import carry_on
from tests.addresses import one_of_everything
from tests.drill import belongings, house
from tests.drill.addresses import Browser, person_called
from tests.drill.bombs import JSONS, TEXTS, ZIPS, mutants
from tests.drill.result import Result, Size

MOST_SECONDS, MOST_MB = 10.0, 200.0
GOAL = "all refused or explained in < 10 s and < 200 MB, 0 rows, 0 × 5xx"
WAITING = {"exchange.Import", "accounts.AuditEvent"}  # a preview stores no row of a journal
EVERY = {Size.SHORT: 5, Size.FULL: 1}
MUTANTS = {Size.SHORT: 4, Size.FULL: 300}
NAMES = ("nights.csv", "../../../etc/passwd", "a\0b.zip", "\u202evsc.exe", "x" * 5000, "")


def run(size: Size) -> Iterator[Result]:
    """On both databases."""
    return house.inside("imports", size)


def attack(size: Size) -> Iterator[Result]:
    """In a furnished house."""
    person = person_called("owner")
    one_of_everything(person)
    yield Range(person).throw(size)


@dataclass
class Range:
    """Somebody who uploads all of it."""

    person: User
    files: int = 0
    explained: int = 0
    slowest: tuple[float, str] = (0.0, "")
    heaviest: tuple[float, str] = (0.0, "")
    bad: list[str] = field(default_factory=list)

    def throw(self, size: Size) -> Result:
        """Every file, then good ones with a few bytes changed."""
        me = Browser.of(self.person)
        good = [b"".join(me.ask("GET", f"/export/stillnight.{end}")) for end in ("zip", "json")]
        good.append(b"".join(me.ask("GET", "/export/nights.csv")))
        before = belongings.digests(self.person, WAITING)
        for name, make in (*ZIPS, *TEXTS, *JSONS)[:: EVERY[size]]:
            self.upload(me, name, make)
        for number, data in enumerate(good):
            for bomb in mutants(data, MUTANTS[size], number):
                self.upload(me, *bomb)
        told = belongings.changed(before, belongings.digests(self.person, WAITING))
        self.bad += [f"rows in {table}" for table in told]
        return self.result()

    def upload(self, me: Browser, name: str, make: Callable[[], bytes]) -> None:
        """One file: time, memory and answer."""
        file = SimpleUploadedFile(NAMES[self.files % len(NAMES)] or "x", make())
        cache.clear()  # sixty uploads an hour are somebody's share
        client = me.ready()
        with measured() as cost:
            answer = client.post("/import/", {"file": file, "time_zone": self.person.time_zone})
            for entry in self.person.imports.filter(queued_at__isnull=False):
                carry_on.call(entry.pk)  # as a worker does
            if there := answer.headers.get("Location", ""):
                answer = client.get(there, follow=True)
        self.judge(name, answer, there, cost)

    def judge(self, name: str, answer: Any, there: str, cost: "Cost") -> None:
        """Refused with a sentence (422) or led to a preview, within time and memory."""
        previewed = there.startswith("/import/")
        self.files += 1
        self.explained += previewed
        self.slowest = max(self.slowest, (cost.seconds, name))
        self.heaviest = max(self.heaviest, (cost.mb, name))
        if answer.status_code != (200 if previewed else 422):
            self.bad.append(f"{name}: {answer.status_code}")
        if cost.seconds > MOST_SECONDS or cost.mb > MOST_MB:
            self.bad.append(f"{name}: {cost.seconds:.1f} s, {cost.mb:.0f} MB")

    def result(self) -> Result:
        """As one row."""
        figure = (
            f"{self.files} files, {self.files - self.explained} refused,"
            f" {self.explained} shown with what is wrong; slowest {self.slowest[0]:.1f} s"
            f" ({self.slowest[1]}), most memory {self.heaviest[0]:.0f} MB ({self.heaviest[1]})"
        )
        named = "; ".join(self.bad[:8])
        return Result("imports", f"{figure}; {named}" if named else figure, GOAL, not self.bad)


@dataclass
class Cost:
    """What one upload took."""

    seconds: float = 0.0
    mb: float = 0.0


@contextmanager
def measured() -> Iterator[Cost]:
    """Seconds, and MB by which this process grew at its peak (0 where there is no /proc)."""
    cost, before, began = Cost(), _memory("VmRSS", forget=True), perf_counter()
    yield cost
    cost.seconds = perf_counter() - began
    cost.mb = _memory("VmHWM") - before


def _memory(name: str, *, forget: bool = False) -> float:
    status, peak = Path("/proc/self/status"), Path("/proc/self/clear_refs")
    if not status.exists():
        return 0.0
    if forget:
        peak.write_text("5")  # the kernel's peak begins anew
    line = next(line for line in status.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024
