"""Documents without end, asked for as a person would, and the longest that there can be."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from time import perf_counter

from bench.server import Running
from tests.drill import place
from tests.drill.place import Place
from tests.drill.result import Result, Size

PICTURE, OTHER = "/report/pages/1.svg", "/trends/series.json?range=all"
KINDS = {"time": "Endless document", "memory": "Document that eats memory"}
LIMIT_MB = 1024
ENDED = "each ended with a sentence, all others answered"
LONGEST = f"printed within {LIMIT_MB} MB of address space"


@dataclass(slots=True)
class Watched:
    """What hostile jobs came to, and what became of other requests meanwhile."""

    jobs: list[tuple[int, str]] = field(default_factory=list)
    took: list[float] = field(default_factory=list)  # seconds a job
    others: list[int] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)  # ms

    def row(self, drill: str) -> Result:
        """As a row."""
        ended = sum(status == 503 and said.endswith(".") for status, said in self.jobs)
        answered = sum(status == 200 for status in self.others)
        waited = sorted(self.waited)
        figure = (
            f"{ended} of {len(self.jobs)} ended with a sentence after {min(self.took):.1f} to"
            f" {max(self.took):.1f} s; {answered} of {len(self.others)} other requests answered"
            f" meanwhile, p50 {waited[len(waited) // 2]:.0f} ms,"
            f" p99 {waited[int(len(waited) * 0.99)]:.0f} ms"
        )
        met = ended == len(self.jobs) and answered == len(self.others) > 0
        return Result(drill, figure, ENDED, met)


def run(size: Size) -> Iterator[Result]:
    """One hostile job after the other; FULL also as many at once as there are processes."""
    full = size is Size.FULL
    with place.sqlite() as here:
        for kind, name in KINDS.items():
            if full or kind == "memory":
                yield watched(here, kind, 3 if full else 1).row(f"{name}, one at a time")
        if full:
            yield watched(here, "time", 2, at_once=2).row("Endless documents, in both processes")
        yield longest(here, 3650 if full else 40)


def watched(here: Place, kind: str, jobs: int, at_once: int = 1) -> Watched:
    """Ask for hostile documents, and for something else until they have ended."""
    found, done = Watched(), Event()

    def hostile(_: int) -> None:
        began = perf_counter()
        answer, said = here.server(1).read("GET", PICTURE)
        found.jobs.append((answer.status, said.decode(errors="replace")))
        found.took.append(perf_counter() - began)

    def other() -> None:
        while not done.is_set() or not found.others:
            began = perf_counter()
            found.others.append(here.server(2).ask("GET", OTHER)[0])
            found.waited.append((perf_counter() - began) * 1000)

    with here.serving("endless", kind, "6"), ThreadPoolExecutor(at_once + 1) as pool:
        beside = pool.submit(other)
        list(pool.map(hostile, range(jobs)))
        done.set()
        beside.result()
    return found


def longest(here: Place, nights: int) -> Result:
    """Print all nights of ten years, and weigh the process that did."""
    first, last = here.inside("seeded", str(nights))
    path = f"/report.pdf?range=dates&first={first}&last={last}"
    with here.serving() as pid:
        began = perf_counter()
        answer, printed = here.server().read("GET", path)
        took = perf_counter() - began
        workers = Running(pid, here.port, "", 0.0).workers()
        presses = [child for worker in workers for child in children(worker)]
        space = max((weight(press, "VmPeak") for press in presses), default=0)
        memory = max((weight(press, "VmHWM") for press in presses), default=0)
        server = max(weight(worker, "VmHWM") for worker in workers)
    named = f"{first}-to-{last}.pdf" in (answer.getheader("Content-Disposition") or "")
    pdf = answer.status == 200 and printed.startswith(b"%PDF") and named
    figure = (
        f"{nights:,} nights: status {answer.status}, {len(printed) / 1000:.0f} kB in {took:.1f} s;"
        f" the process that prints used {memory:.0f} MB ({space:.0f} MB of addresses),"
        f" the web process {server:.0f} MB"
    )
    return Result("Summary of all nights", figure, LONGEST, pdf and 0 < space <= LIMIT_MB)


def children(process: int) -> list[int]:
    """Of all its threads."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(pid) for file in lists for pid in file.read_text().split()]


def weight(process: int, name: str) -> float:
    """A line of /proc/…/status, in MB."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    return 0.0
