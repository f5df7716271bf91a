"""`python -m bench`, which is `make bench`: Stillnight beside a bare Django app, alternating.

Prints the tables of docs/performance.md. CPU milliseconds are the kernel's, of the server's own
processes, and so the figure to trust on a machine that others use too; requests a second are
given because people ask.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from uuid import uuid4

from bench import postgres, system
from bench.server import TOKEN, Running, running

OURS, FLOOR = "config.settings", "bench.floor.settings"
PORT = int(os.environ.get("PORT") or 8019)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json", "X-CSRFToken": TOKEN}
SIZES, QUICK_SIZES = ((100, 1), (1000, 100), (3650, 100), (10000, 10000)), ((100, 1), (1000, 100))

ROWS = ("caffeine", "exercise", "doses")
TAPPED = ("daytime_rest_severity", "evening_severity", "during_night_severity", "tiredness")
RATINGS = ("daytime", "evening", "falling_asleep", "during_night", "sleep", "caffeine")
Ask = Callable[[Running, int], int]
numbers = count()


@dataclass(frozen=True, slots=True)
class Journey:
    """What is measured: one request to us, the nearest one to the floor, and the goal."""

    name: str
    ours: Ask
    floor: Ask
    goal: float  # our requests for each of the floor's, by CPU
    weight: float = 1.0  # share of the repetitions


@dataclass(slots=True)
class Figures:
    """Of one journey on one server."""

    times: list[float] = field(default_factory=list)  # ms
    cpu: list[float] = field(default_factory=list)  # ms a request, one for each round
    rates: list[float] = field(default_factory=list)  # requests a second, one for each round

    def row(self) -> str:
        """CPU, rate, median and 99th percentile as cells."""
        times = sorted(self.times)
        last = times[min(len(times) - 1, int(len(times) * 0.99))]
        middle = median(times)
        return f"{median(self.cpu):.1f} | {median(self.rates):.0f} | {middle:.0f} | {last:.0f}"


def get(path: str) -> Ask:
    """Read a page; being sent elsewhere is no page."""

    def ask(server: Running, _: int) -> int:
        status = server.ask("GET", path)[0]
        return status if status == 200 else -status

    return ask


def conditional(path: str) -> Ask:
    """Read it again, saying what is known already."""
    tags: dict[int, str] = {}

    def ask(server: Running, _: int) -> int:
        tag = tags.get(server.pid) or server.ask("GET", path)[1]
        tags[server.pid] = tag
        return server.ask("GET", path, **{"If-None-Match": tag})[0]

    return ask


def save_page(server: Running, number: int) -> int:
    """The night page's form with a changed answer, as a browser without script sends it."""
    rows = "".join(f"&{p}-TOTAL_FORMS=0&{p}-INITIAL_FORMS=0" for p in ROWS)
    body = f"csrfmiddlewaretoken={TOKEN}&evening_severity={number % 10}{rows}"
    return server.ask("POST", f"/nights/{_night(number)}/", body, **FORM)[0]


def save_form(server: Running, number: int) -> int:
    """The floor's form."""
    ratings = "".join(f"&{name}={number % 10}" for name in RATINGS)
    body = f"csrfmiddlewaretoken={TOKEN}&night={_night(number)}{ratings}"
    return server.ask("POST", "/form/", body, **FORM)[0]


def save_answer(server: Running, number: int) -> int:
    """The first tap of a night, as the page's script sends it."""
    return _tap(server, _night(number), {}, {TAPPED[0]: str(number % 10)})


def save_another() -> Ask:
    """One more tap on a night that was begun; never two at once on the same, as nobody does."""
    # By server: nights that wait, and what is stored on them
    waiting: dict[int, list[tuple[str, dict[str, str]]]] = defaultdict(list)
    turns = count(1)

    def ask(server: Running, number: int) -> int:
        begun = waiting[server.pid]
        try:
            night, stored = begun.pop()
        except IndexError:
            night, stored = _night(number), {TAPPED[0]: str(number % 10)}
            save_answer(server, number)
        question = TAPPED[next(turns) % len(TAPPED)]
        answer = {question: str((int(stored.get(question, 0)) + 1) % 10)}
        status = _tap(server, night, stored, answer)
        begun.append((night, stored | answer))
        return status

    return ask


def _tap(server: Running, night: str, base: dict[str, str], answers: dict[str, str]) -> int:
    change = json.dumps({"id": str(uuid4()), "base": base, "answers": answers})
    return server.ask("POST", f"/nights/{night}/answers/", change, **JSON)[0]


def save_json(server: Running, number: int) -> int:
    """The floor's insert."""
    row = {"night": _night(number), "evening": number % 10}
    return server.ask("POST", "/insert/", json.dumps(row), **JSON)[0]


def _night(number: int) -> str:
    """An evening before all the made-up ones, a new one for each number."""
    return (date(1995, 1, 1) - timedelta(days=number)).isoformat()


TEN_YEARS = date.today() - timedelta(days=3649)  # noqa: DTZ011 - any night will do
SERIES, FLOOR_SERIES = f"/trends/series.json?first={TEN_YEARS}", "/series.json"
JOURNEYS = (
    Journey("tonight page", get("/tonight/"), get("/form/"), 0.6),
    Journey("save, form", save_page, save_form, 0.6),
    Journey("save, one answer", save_answer, save_json, 0.6),
    Journey("save, one answer of a begun night", save_another(), save_json, 0.6),
    Journey("trends page", get("/trends/"), get("/shell/"), 0.6, 0.5),
    Journey("10 years as JSON", get(SERIES), get(FLOOR_SERIES), 1.0, 0.25),
    Journey("the same, unchanged", conditional(SERIES), get(FLOOR_SERIES), 5.0),
    Journey("calendar", get("/nights/"), get("/calendar/"), 0.6),
    Journey("export, CSV", get("/export/nights.csv"), get("/export.csv"), 0.6, 0.1),
    Journey("summary, PDF", get("/report.pdf"), get("/shell/"), 0.0, 0.1),
)


def measure(server: Running, ask: Ask, repetitions: int, into: Figures) -> None:
    """One round: two at a time, as there are two processes; SystemExit when one fails."""

    def timed(number: int) -> float:
        began = perf_counter()
        if (status := ask(server, number)) not in {200, 302, 304}:
            sys.exit(f"A request was answered {abs(status)}.")
        return (perf_counter() - began) * 1000

    used, began = server.cpu_ms(), perf_counter()
    with ThreadPoolExecutor(2) as pool:
        times = list(pool.map(timed, [next(numbers) for _ in range(repetitions)]))
    into.rates.append(repetitions / (perf_counter() - began))
    into.cpu.append((server.cpu_ms() - used) / repetitions)
    into.times += times


def prepared(
    settings: str, data: Path, nights: int, people: int, **variables: str
) -> dict[str, Any]:
    """A filled database; what prepare says of it."""
    data.mkdir()
    result = subprocess.run(
        [sys.executable, "-m", "bench.prepare", str(nights), str(people)],
        env={
            **os.environ,
            **variables,
            "DJANGO_SETTINGS_MODULE": settings,
            "DATA_DIR": str(data),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    facts: dict[str, Any] = json.loads(result.stdout)
    return facts


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a minute instead of three to six")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory(prefix="stillnight-bench-") as folder:
        journeys(Path(folder), 20 if quick else 60, 1 if quick else 3)
        growth(Path(folder), QUICK_SIZES if quick else SIZES)
        databases(Path(folder), 20 if quick else 60, 1 if quick else 3)


def journeys(folder: Path, repetitions: int, rounds: int) -> None:
    """The first table: each journey, ours and the floor's in turn, with 3,650 nights."""
    ours, floor = folder / "ours", folder / "floor"
    people = prepared(OURS, ours, 3650, 1), prepared(FLOOR, floor, 3650, 1)
    with (
        running(OURS, ours, PORT, people[0]["cookie"]) as us,
        running(FLOOR, floor, PORT + 1, people[1]["cookie"]) as bare,
    ):
        _say(
            "| Journey | CPU ms | requests/s | p50 ms | p99 ms | floor: CPU ms | requests/s"
            " | p50 ms | p99 ms | floor ÷ ours | goal | |"
        )
        _say("|---" * 12 + "|")
        for journey in JOURNEYS:
            _say(_compared(journey, us, bare, max(4, int(repetitions * journey.weight)), rounds))
        _say(f"\nMemory of a process after all of it: {us.rss_mb():.0f} MB (floor"
             f" {bare.rss_mb():.0f}); started in {us.started_in:.1f} s"
             f" (floor {bare.started_in:.1f}).")  # fmt: skip


def _compared(journey: Journey, us: Running, bare: Running, repetitions: int, rounds: int) -> str:
    mine, theirs = Figures(), Figures()
    for server, ask in ((us, journey.ours), (bare, journey.floor)):
        measure(server, ask, 4, Figures())  # warm
    for _ in range(rounds):
        measure(us, journey.ours, repetitions, mine)
        measure(bare, journey.floor, repetitions, theirs)
    ratio = median(theirs.cpu) / median(mine.cpu)
    goal = f"≥ {journey.goal:g} | {'met' if ratio >= journey.goal else 'missed'}"
    if not journey.goal:
        goal = "– | "
    return f"| {journey.name} | {mine.row()} | {theirs.row()} | {ratio:.2f} | {goal} |"


def growth(folder: Path, sizes: tuple[tuple[int, int], ...]) -> None:
    """The second table: CPU, queries and bytes of pages as nights and people grow."""
    _say("\n| Page | nights | people | CPU ms | queries | kB | floor: CPU ms | queries |")
    _say("|---" * 8 + "|")
    for nights, people in sizes:
        name = f"{nights}-{people}"
        ours = prepared(OURS, folder / name, nights, people)["pages"]
        floor = prepared(FLOOR, folder / f"floor-{name}", nights, people)["pages"]
        for page, of in ours.items():
            _say(f"| {page} | {nights:,} | {people:,} | {of['ms']:.1f} | {of['queries']}"
                 f" | {of['bytes'] / 1000:.0f} | {floor[page]['ms']:.1f}"
                 f" | {floor[page]['queries']} |")  # fmt: skip


def databases(folder: Path, repetitions: int, rounds: int) -> None:
    """The third table: the web processes' CPU on SQLite and on PostgreSQL, in turn."""
    if not (programs := system.postgres()):
        _say("\nPostgreSQL is not installed here, so it is not compared.")
        return
    with postgres.server(programs, []) as server:
        url = {"DATABASE_URL": server.url}
        lite, big = folder / "sqlite", folder / "postgresql"
        people = prepared(OURS, lite, 3650, 1), prepared(OURS, big, 3650, 1, **url)
        with (
            running(OURS, lite, PORT, people[0]["cookie"]) as on_sqlite,
            running(OURS, big, PORT + 1, people[1]["cookie"], **url) as on_postgresql,
        ):
            _say("\n| Journey | CPU ms, SQLite | CPU ms, PostgreSQL | ratio |")
            _say("|---" * 4 + "|")
            for journey in JOURNEYS:
                repeats = max(4, int(repetitions * journey.weight))
                small, large = Figures(), Figures()
                sides = ((on_sqlite, small), (on_postgresql, large))
                for asking, _ in sides:
                    measure(asking, journey.ours, 4, Figures())  # warm
                for _ in range(rounds):
                    for asking, figures in sides:
                        measure(asking, journey.ours, repeats, figures)
                one, other = median(small.cpu), median(large.cpu)
                _say(f"| {journey.name} | {one:.1f} | {other:.1f} | {other / one:.2f} |")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
