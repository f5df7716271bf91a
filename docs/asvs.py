"""Write docs/asvs.md from asvs.json: `make asvs`, whenever the register changes.

The register says of each requirement of level 1 and 2 what holds it: tests by name, or a
sentence why something else stands in its place or why it does not apply.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REGISTER, PAGE = HERE / "asvs.json", HERE / "asvs.md"
KINDS = {"tests": "tests", "deviation": "deviations", "not_applicable": "do not apply"}
BEFORE = """\
# OWASP ASVS 5.0, level 1 and 2

What each requirement of the Application Security Verification Standard ({standard}, owasp.org)
asks, in our own short words, and what holds it here: tests, or a sentence why something else stands
in its place or why it does not apply. Looked at on {reviewed} by the project itself; nobody outside
has, and it is no certificate. The decisions behind it are in [protection.md](protection.md).

`make asvs` writes this page from `docs/asvs.json`; a test holds that it is up to date, that every
requirement is there once and that every named test exists.
"""


def read() -> dict[str, Any]:
    """The register."""
    register: dict[str, Any] = json.loads(REGISTER.read_text(encoding="utf-8"))
    return register


def kind_of(requirement: dict[str, Any]) -> str:
    """Which of KINDS a requirement is."""
    return next(kind for kind in KINDS if kind in requirement)


def page(register: dict[str, Any]) -> str:
    """The whole page."""
    return "\n".join([BEFORE.format(**register), *_summary(register), *_chapters(register)])


def counted(register: dict[str, Any], level: int, kind: str) -> int:
    """How many requirements of a level are of a kind."""
    rows = register["requirements"]
    return sum(row["level"] == level and kind_of(row) == kind for row in rows)


def _summary(register: dict[str, Any]) -> Iterator[str]:
    yield f"| Level | {' | '.join(KINDS.values())} | all |"
    yield "|---|---|---|---|---|"
    for level in (1, 2):
        counts = [counted(register, level, kind) for kind in KINDS]
        yield f"| {level} | {' | '.join(map(str, counts))} | {sum(counts)} |"
    yield "\n## Deviations\n"
    for row in register["requirements"]:
        if "deviation" in row:
            yield f"- **{row['id']}** (level {row['level']}) {row['asks']}: {row['deviation']}"


def _chapters(register: dict[str, Any]) -> Iterator[str]:
    for number, name in register["chapters"].items():
        yield f"\n## {number} {name}\n"
        yield "| | Level | Asks | Held by |"
        yield "|---|---|---|---|"
        for row in register["requirements"]:
            if row["id"].partition(".")[0] == number:
                yield f"| {row['id']} | {row['level']} | {row['asks']} | {_held_by(row)} |"


def _held_by(row: dict[str, Any]) -> str:
    match kind_of(row):
        case "tests":
            parts = [f"`{test}`" for test in row["tests"]]
        case "deviation":
            parts = [f"Deviation: {row['deviation']}"]
        case _:
            parts = [f"Does not apply: {row['not_applicable']}"]
    return "<br>".join([*parts, *([row["note"]] if "note" in row else [])])


if __name__ == "__main__":
    PAGE.write_text(page(read()) + "\n", encoding="utf-8")
