"""A server asked again and again, what that cost its processes, and the goals beside it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bench.server import Running

Ask = Callable[[Running, int], int]
numbers = count()


@dataclass(frozen=True, slots=True)
class Goal:
    """At most so many CPU ms, or at least so many of ours for each of the floor's."""

    most_ms: float | None = None
    ratio: float | None = None

    def verdict(self, ms: float, ratio: float | None) -> str:
        """The goal and whether it is met, as cells of a table."""
        if self.most_ms is not None:
            return f"≤ {self.most_ms:g} ms | {'met' if ms <= self.most_ms else 'missed'}"
        if self.ratio is not None and ratio is not None:
            return f"≥ {self.ratio:g} × | {'met' if ratio >= self.ratio else 'missed'}"
        return "– | "


@dataclass(frozen=True, slots=True)
class Journey:
    """What is measured: one request to us, the one of the floor that does as much, if any."""

    name: str
    ours: Ask
    floor: Ask | None = None
    goal: Goal = Goal()
    weight: float = 1.0  # share of the repetitions


@dataclass(slots=True)
class Figures:
    """Of one journey on one server."""

    times: list[float] = field(default_factory=list)  # ms
    cpu: list[float] = field(default_factory=list)  # ms a request, one for each round
    rates: list[float] = field(default_factory=list)  # requests a second, one for each round


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


def in_turn(sides: list[tuple[Running, Ask]], repetitions: int, rounds: int) -> list[Figures]:
    """Each side warmed, then all of them in each round, so that a busy minute hits all alike."""
    for server, ask in sides:
        measure(server, ask, 4, Figures())
    figures = [Figures() for _ in sides]
    for _ in range(rounds):
        for (server, ask), into in zip(sides, figures, strict=True):
            measure(server, ask, repetitions, into)
    return figures


def compared(journey: Journey, us: Running, bare: Running, repetitions: int, rounds: int) -> str:
    """The row of a journey: CPU and times of ours, CPU of the floor, ratio and goal."""
    sides = [(us, journey.ours)]
    sides += [(bare, journey.floor)] if journey.floor else []
    mine, *others = in_turn(sides, max(4, int(repetitions * journey.weight)), rounds)
    ms, times = median(mine.cpu), sorted(mine.times)
    last = times[min(len(times) - 1, int(len(times) * 0.99))]
    cells = f"| {journey.name} | {ms:.1f} | {median(mine.rates):.0f} | {median(times):.0f}"
    if not others:
        return f"{cells} | {last:.0f} | – | – | {journey.goal.verdict(ms, None)} |"
    floor = median(others[0].cpu)
    ratio = floor / ms
    verdict = journey.goal.verdict(ms, ratio)
    return f"{cells} | {last:.0f} | {floor:.1f} | {ratio:.2f} | {verdict} |"


def prepared(
    settings: str, data: Path, nights: int, people: int, **variables: str
) -> dict[str, Any]:
    """A filled database; what prepare says of it."""
    data.mkdir()
    place = {"DJANGO_SETTINGS_MODULE": settings, "DATA_DIR": str(data)}
    result = subprocess.run(
        [sys.executable, "-m", "bench.prepare", str(nights), str(people)],
        env={**os.environ, **variables, **place},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    facts: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return facts


def say(line: str) -> None:
    """One line, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
