"""`python -m tests.drill`, which is `make drill`: every drill in turn, as one table.

With `--write` the table replaces the one in docs/security.md. The exit status is 1 when a goal
was missed. Everything runs on this machine, against servers and databases of its own in a
temporary folder.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from time import perf_counter

import django

from bench import system
from tests.drill import house
from tests.drill.result import Result, Size

DOCUMENT = Path(__file__).parents[2] / "docs" / "security.md"
BEGIN, END = "<!-- drills: begin -->", "<!-- drills: end -->"

# In the order in which they are run; each module has `run(size) -> Iterator[Result]`.
DRILLS: tuple[str, ...] = (
    "addresses",
    "headers",
    "fuzz",
    "api",
    "xss",
    "imports",
    "push",
    "canaries",
    "timing",
    "kills",
    "synced",
    "crowd",
    "slow",
    "importing",
    "undoing",
    "full",
    "backups",
    "killed_backups",
    "restoring",
    "reminding",
    "printing",
    "upgrade",
    "together",
    "sessions",
    "mailless",
    "guesses",
    "quotas",
)


def drill(name: str) -> Callable[[Size], Iterator[Result]]:
    """The drill of that name."""
    run: Callable[[Size], Iterator[Result]] = import_module(f"tests.drill.{name}").run
    return run


def main() -> int:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.drill", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*DRILLS, []], help="some of them only")
    parser.add_argument("--short", action="store_true", help="as many as every merge runs")
    parser.add_argument("--write", action="store_true", help="put the table into the document")
    asked = parser.parse_args()
    system.provide()
    with house.house() as environment:
        os.environ.clear()
        os.environ.update(environment or {})
        django.setup()  # drills read the models; the house of this process stays empty
        return run(asked)


def run(asked: argparse.Namespace) -> int:
    """The exit status: 1 when a goal was missed."""
    size = Size.SHORT if asked.short else Size.FULL
    rows = [f"`make drill`, {datetime.now(tz=UTC):%Y-%m-%d}, Python {sys.version.split()[0]}.", ""]
    rows += ["| Drill | What came of it | Goal | |", "|---|---|---|---|"]
    missed = False
    for name in asked.names or DRILLS:
        began = perf_counter()
        for result in drill(name)(size):
            rows.append(result.row())
            missed = missed or result.met is False
            _say(result.row())
        _say(f"  ({name}: {perf_counter() - began:.0f} s)")
    if asked.write:
        before, rest = DOCUMENT.read_text(encoding="utf-8").split(BEGIN)
        table = "\n".join(rows)
        text = f"{before}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}"
        DOCUMENT.write_text(text, encoding="utf-8")
    return int(missed)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
