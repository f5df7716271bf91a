"""Prints the tables of docs/statistics.md: `python -m bench.statistics`.

`--short` takes a minute or two; `--only years` makes one table; `--write` puts the tables into
docs/statistics.md. The same number of histories gives the same tables.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.statistics import compare, drift, experiments, factors, note, sittings

DOCUMENT = Path(__file__).parents[2] / "docs" / "statistics.md"
BEGIN, END = "<!-- tables: make statistics -->", "<!-- end of the tables -->"
USUAL, SHORT = 500, 12

# The name of each table, its title, what makes it, and its share of the histories
TABLES: dict[str, tuple[str, Callable[[int], Iterator[str]], float]] = {
    "nulls": ("Nothing goes together: histories with a finding at one look, %",
              factors.null_rates, 1),
    "driven": ("Factors that the outcome brings about, without effect: shown, %",
               factors.driven_rates, 1),
    "years": ("Nothing goes together: a finding at any of a year’s fortnightly looks, %",
              factors.year_rates, 0.5),
    "named": ("Nothing goes together and one question is named: shown at any of a year’s looks, %",
              factors.named_rates, 0.2),
    "power": ("One factor of twelve moves the rating by one point: found, %", factors.power, 1),
    "found": ("The same, by who looks every fortnight: found, %", factors.power_by_night, 0.3),
    "waiting": ("“About N more nights”, %", factors.waiting, 0.2),
    "coverage": ("Two periods: the 95 % interval of the difference, %", compare.coverage, 1),
    "names": ("Two equal periods: any of 18 figures named, %", compare.names, 0.5),
    "drift": ("The trend of first-symptom times: the 95 % interval, %", drift.coverage, 1),
    "experiments": ("Experiments with a true difference, without one, and what was said before, %",
                    experiments.promises, 1),
    "stops": ("Experiments without an effect: found by stopping, and by trying much, %",
              experiments.stops, 0.5),
    "note": ("The note for a prescriber, %", note.note, 0.5),
    "sittings": ("The sitting test: the interval of the last two evenings, %",
                 sittings.coverage, 2),
    "extremes": ("The sitting test: the two evenings that differ most, nothing changed, %",
                 sittings.extremes, 2),
}  # fmt: skip


def main(arguments: list[str]) -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.statistics", description=__doc__)
    parser.add_argument("--histories", type=int, default=USUAL, help="a cell of the tables")
    parser.add_argument("--short", action="store_true", help=f"{SHORT} histories a cell")
    parser.add_argument("--only", choices=list(TABLES))
    parser.add_argument("--write", action="store_true", help=f"all into {DOCUMENT.name} too")
    chosen = parser.parse_args(arguments)
    os.nice(10)
    histories = SHORT if chosen.short else chosen.histories
    lines: list[str] = []
    for key in TABLES if chosen.only is None else [chosen.only]:
        made = _table(key, histories)
        sys.stdout.write("\n".join(made) + "\n")
        sys.stdout.flush()
        lines += made
    if chosen.write and not chosen.only:
        _write(lines)


def _table(key: str, histories: int) -> list[str]:
    title, make, part = TABLES[key]
    count = max(4, round(part * histories))
    began = time.process_time()
    rows = list(make(count))
    took = time.process_time() - began
    return [f"**{title}**", "", *rows, "", f"{count} histories a cell, {took:.0f} s.", ""]


def _write(lines: list[str]) -> None:
    before, _, rest = DOCUMENT.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text("\n".join([before + BEGIN, "", *lines, END]) + after)


if __name__ == "__main__":
    main(sys.argv[1:])
