"""`python -m bench`, which is `make bench`: Stillnight beside a bare Django app, alternating.

Prints the tables of docs/performance.md. CPU milliseconds are the kernel's, of the server and of
all that it started, and so the figure to trust on a machine that others use too; requests a
second are given because people ask. Everything is requests for compressed, as browsers do.
"""

import argparse
import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import sleep

from bench import importing, peers, postgres, processes, readers, system
from bench.journeys import COLD, GROWING, JOURNEYS, get
from bench.measuring import Figures, compared, in_turn, measure, prepared, say
from bench.server import Running, running
from journal.report.press import IDLE

OURS, FLOOR = "config.settings", "bench.floor.settings"
PORT = int(os.environ.get("PORT") or 8019)
SIZES, QUICK_SIZES = (1, 1000, 20000), (1, 1000)
MOST_MB = 200  # the whole server, and any one process at its peak
MOST_GROWTH = 1.5  # PostgreSQL's own CPU, by what it is for one account


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two minutes instead of ten")
    quick = parser.parse_args().quick
    repetitions, rounds = (20, 1) if quick else (60, 3)
    with tempfile.TemporaryDirectory(prefix="stillnight-bench-") as folder:
        journeys(Path(folder), repetitions, rounds)
        growth(Path(folder), QUICK_SIZES if quick else SIZES, repetitions // 2, rounds)


def journeys(folder: Path, repetitions: int, rounds: int) -> None:
    """Every page, with 3,650 nights; then what is seldom done, and the memory after all of it."""
    ours, floor = folder / "ours", folder / "floor"
    people = prepared(OURS, ours, 3650, 1), prepared(FLOOR, floor, 3650, 1)
    with (
        running(OURS, ours, PORT, people[0]["cookie"]) as us,
        running(FLOOR, floor, PORT + 1, people[1]["cookie"]) as bare,
    ):
        say(
            "| Journey | CPU ms | requests/s | p50 ms | p99 ms | floor: CPU ms | floor ÷ ours"
            " | goal | |"
        )
        say("|---" * 9 + "|")
        for journey in JOURNEYS:
            say(compared(journey, us, bare, repetitions, rounds))
        cold(us, ours / "stillnight.sqlite3", 2 + rounds)
        importing.imports(us, rounds)
        importing.saves_meanwhile(us)
        readers.apart(folder / "readers", repetitions * 60, rounds)
        peers.compare(us, PORT + 2, repetitions, rounds)
        memory(us, bare)


def cold(us: Running, database: Path, rounds: int) -> None:
    """What is kept of results, worked out anew each time."""
    say("\n| Worked out anew | CPU ms | goal | |")
    say("|---" * 4 + "|")
    for name, path, goal in COLD:
        figures = Figures()
        measure(us, get(path), 4, Figures())  # both processes have loaded what they need
        for _ in range(rounds):
            with sqlite3.connect(database, timeout=20) as connection:
                connection.execute("DELETE FROM shared_cache")
            measure(us, get(path), 1, figures)
        ms = median(figures.cpu)
        say(f"| {name} | {ms:.0f} | {goal.verdict(ms, None)} |")


def memory(us: Running, bare: Running) -> None:
    """What the servers hold after all of it, at once and after half a minute without a request."""
    say("\n| Memory, MB | Stillnight | floor | goal | |")
    say("|---" * 5 + "|")
    weighed(us, bare, "whole server (PSS), at once", processes.pss_mb)
    weighed(us, bare, "most that one process held", processes.peak_mb)
    sleep(IDLE + 1)
    weighed(us, bare, "whole server (PSS), at rest", processes.pss_mb)
    say(f"| of it the process of tasks | {tasks_mb(us):.0f} | – | – |  |")
    say(f"\nStarted in {us.started_in:.1f} s (floor {bare.started_in:.1f}).")


def tasks_mb(us: Running) -> float:
    """What the process of tasks holds, which is the one with a group of its own."""
    (pid,) = (pid for pid in us.workers() if os.getpgid(pid) == pid)
    return processes.pss_mb(pid)


def weighed(us: Running, bare: Running, name: str, weigh: Callable[[int], float]) -> None:
    """A row of what both servers hold."""
    ours, floor = weigh(us.pid), weigh(bare.pid)
    verdict = "met" if ours <= MOST_MB else "missed"
    say(f"| {name} | {ours:.0f} | {floor:.0f} | ≤ {MOST_MB} | {verdict} |")


def growth(folder: Path, sizes: tuple[int, ...], repetitions: int, rounds: int) -> None:
    """CPU on both databases as accounts of 30 nights grow, PostgreSQL's own beside the server's."""
    if not (programs := system.postgres()):
        say("\nPostgreSQL is not installed here, so growth is not measured.")
        return
    say("\n| Journey | accounts | CPU ms, SQLite | on PostgreSQL | its own CPU | goal | |")
    say("|---" * 7 + "|")
    before: dict[str, float] = {}
    for people in sizes:
        with ExitStack() as stack:
            database = stack.enter_context(postgres.server(programs, []))
            url = {"DATABASE_URL": database.url}
            lite, big = folder / f"sqlite-{people}", folder / f"postgresql-{people}"
            cookies = [prepared(OURS, lite, 365, people)["cookie"]]
            cookies += [prepared(OURS, big, 365, people, **url)["cookie"]]
            on_lite = stack.enter_context(running(OURS, lite, PORT, cookies[0]))
            on_big = stack.enter_context(running(OURS, big, PORT + 1, cookies[1], **url))
            for journey in GROWING:
                sides = [(on_lite, journey.ours), (on_big, journey.ours)]
                repeats = max(4, int(repetitions * journey.weight))
                in_turn(sides, 4, 1)
                own, requests = processes.cpu_ms(database.pid), 4 + repeats * rounds
                small, large = in_turn(sides, repeats, rounds)
                spent = (processes.cpu_ms(database.pid) - own) / requests
                most = MOST_GROWTH * before.setdefault(journey.name, spent)
                verdict = "met" if spent <= most else "missed"
                web = f"{median(small.cpu):.1f} | {median(large.cpu):.1f}"
                goal = f"≤ {most:.1f} | {verdict}"
                say(f"| {journey.name} | {people:,} | {web} | {spent:.1f} | {goal} |")


if __name__ == "__main__":
    main()
