"""Measures what the statistics of the trends room promise, on made-up histories.

`python -m bench.statistics` prints the tables of docs/statistics.md; the same seed gives the
same tables. `--histories 1000` takes longer and is surer; `--only noise` makes one table.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from journal.figures import comparison, factors
from journal.figures.exposures import Exposure, Factor
from journal.figures.measures import EVENING
from journal.symptoms import SEVERE

Values = npt.NDArray[np.float64]

SEED = 20_261_122
LENGTHS = (60, 120, 240)
CORRELATIONS = (0.0, 0.3, 0.6, 0.8)
FORGOTTEN = 0.1  # of the outcomes, and of the answers about each factor
SPREAD = 2.0  # standard deviation of the ratings, points

# Share of nights with it, and how much one night resembles the next (of a hidden normal value)
FACTORS = (
    (0.5, 0.0), (0.3, 0.0), (0.2, 0.0), (0.8, 0.3), (0.25, 0.3), (0.4, 0.5), (0.3, 0.5),
    (0.5, 0.7), (0.3, 0.8), (0.6, 0.9), (0.5, 0.97),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """A share of histories, with its Monte-Carlo standard error."""

    count: int
    of: int

    def __str__(self) -> str:
        share = self.count / self.of
        return f"{100 * share:.1f} ± {100 * sqrt(share * (1 - share) / self.of):.1f} %"


def persistent(nights: int, correlation: float, random: np.random.Generator) -> Values:
    """A stationary first-order series with mean 0 and standard deviation 1."""
    noise = random.standard_normal(nights)
    values = np.empty(nights)
    values[0] = noise[0]
    for night in range(1, nights):
        values[night] = correlation * values[night - 1] + sqrt(1 - correlation**2) * noise[night]
    return values


def ratings(nights: int, correlation: float, random: np.random.Generator) -> Values:
    """Evening ratings around 5, not yet rounded."""
    return 5 + SPREAD * persistent(nights, correlation, random)


def written(values: Values, random: np.random.Generator) -> tuple[float | None, ...]:
    """As a person writes them: whole ratings from 0 to 10, some evenings forgotten."""
    rounded = np.clip(np.round(values), 0, 10)
    gone = random.random(len(values)) < FORGOTTEN
    return tuple(None if out else float(value) for value, out in zip(rounded, gone, strict=True))


def claims(nights: int, random: np.random.Generator) -> list[tuple[Values, bool]]:
    """Twelve factors, 0 or 1 a night: eleven drawn, and the weekend."""
    columns: list[tuple[Values, bool]] = []
    for share, correlation in FACTORS:
        line = NormalDist().inv_cdf(share)
        columns.append(((persistent(nights, correlation, random) < line).astype(float), False))
    weekend = (np.arange(nights) % 7 >= 5).astype(float)
    return [*columns, (weekend, True)]


def history(
    outcome: Values, exposed: list[tuple[Values, bool]], random: np.random.Generator
) -> list[factors.Finding]:
    """What the engine says of a history."""
    words = written(outcome, random)
    exposures = []
    for number, (claim, weekly) in enumerate(exposed):
        gone = random.random(len(claim)) < FORGOTTEN
        answers = tuple(
            None if out else float(value) for value, out in zip(claim, gone, strict=True)
        )
        factor = Factor(f"f{number}", f"Factor {number}", "made up", EVENING, weekly=weekly)
        exposures.append(Exposure(factor, answers, words))
    return factors.findings(exposures, [night % 7 for night in range(len(outcome))])


def noise(histories: int) -> Iterator[str]:
    """Histories in which nothing goes together: how many have any finding."""
    yield "| Nights | Autocorrelation | Histories with any finding | Tested pairs a history |"
    yield "|---|---|---|---|"
    for nights in LENGTHS:
        for correlation in CORRELATIONS:
            random = np.random.default_rng([SEED, nights, round(10 * correlation)])
            any_finding = tested = 0
            for _ in range(histories):
                outcome = ratings(nights, correlation, random)
                findings = history(outcome, claims(nights, random), random)
                any_finding += any(each.verdict is factors.Verdict.RELATED for each in findings)
                tested += sum(each.p is not None for each in findings)
            share = Share(any_finding, histories)
            yield f"| {nights} | {correlation} | {share} | {tested / histories:.1f} |"


def power(histories: int) -> Iterator[str]:
    """One of the twelve factors (four nights in ten) moves the rating: how often it is found."""
    yield "| Nights | Autocorrelation | Effect 1 point | Effect 2 points |"
    yield "|---|---|---|---|"
    for nights in LENGTHS:
        for correlation in CORRELATIONS:
            shares = [_found(histories, nights, correlation, effect) for effect in (1, 2)]
            yield f"| {nights} | {correlation} | {shares[0]} | {shares[1]} |"


def _found(histories: int, nights: int, correlation: float, effect: int) -> Share:
    random = np.random.default_rng([SEED, nights, round(10 * correlation), effect])
    hits = 0
    for _ in range(histories):
        exposed = claims(nights, random)
        exposed[0] = ((random.random(nights) < 0.4).astype(float), False)
        outcome = ratings(nights, correlation, random) + effect * (exposed[0][0] - 0.4)
        first = history(outcome, exposed, random)[0]
        hits += first.verdict is factors.Verdict.RELATED
    return Share(hits, histories)


def coverage(histories: int) -> Iterator[str]:
    """Two periods alike: how often the 95 % interval of the difference holds the true 0."""
    yield "| Nights in each period | Autocorrelation | Times | Ratings | Severe nights a week |"
    yield "|---|---|---|---|---|"
    for nights in (28, 60, 120):
        for correlation in CORRELATIONS:
            random = np.random.default_rng([SEED, 3, nights, round(10 * correlation)])
            held = [0, 0, 0]
            for _ in range(histories):
                values = persistent(2 * nights, correlation, random)
                rated = written(5 + SPREAD * values, random)
                severe = [None if each is None else float(each >= SEVERE) for each in rated]
                for place, series in enumerate(([*(60 * values)], rated, severe)):
                    difference = comparison.difference(
                        series[:nights],
                        series[nights:],
                        are_claims=series is severe,
                    )
                    held[place] += not difference.is_clear
            shares = [str(Share(count, histories)) for count in held]
            yield f"| {nights} | {correlation} | {' | '.join(shares)} |"


TABLES: dict[str, tuple[str, Callable[[int], Iterator[str]]]] = {
    "noise": ("False findings on histories without any", noise),
    "power": ("Power: how often a true effect is found", power),
    "coverage": ("Coverage of the 95 % interval between two periods", coverage),
}


def main(arguments: list[str]) -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.statistics", description=__doc__)
    parser.add_argument("--histories", type=int, default=400, help="a cell of each table")
    parser.add_argument("--only", choices=list(TABLES))
    parser.add_argument("--shuffles", type=int, default=999, help="in place of the engine's 1999")
    chosen = parser.parse_args(arguments)
    factors.SHUFFLES, factors.DRAWS, comparison.DRAWS = chosen.shuffles, 199, 399
    for key, (title, table) in TABLES.items():
        if chosen.only in {None, key}:
            began = time.perf_counter()
            lines = [f"## {title}", "", *table(chosen.histories)]
            took = time.perf_counter() - began
            note = f"{chosen.histories} histories a cell, seed {SEED}, {took:.0f} s"
            sys.stdout.write("\n".join([*lines, "", note, "", ""]))
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
