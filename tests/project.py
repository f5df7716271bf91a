"""The project as its tests read it: its folder, its modules, which of them are pure."""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("accounts", "config", "journal")
PURE = re.compile(r"^# pure(, words)?$", re.MULTILINE)
WORDS = re.compile(r"^# pure, words$", re.MULTILINE)


@cache
def modules() -> dict[str, Path]:
    """Every module of the application by its dotted name, migrations apart."""
    files = [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
    return {_dotted(file): file for file in files if file.parent.name != "migrations"}


def _dotted(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def pure_modules() -> list[str]:
    """Those with the line `# pure` below their docstring: no Django, no clock, fully covered."""
    return [name for name, file in modules().items() if PURE.search(file.read_text())]


@cache
def word_modules() -> list[str]:
    """Those of them with `# pure, words`: they write sentences and know `config.language`."""
    return [name for name, file in modules().items() if WORDS.search(file.read_text())]


@cache
def rooms() -> list[str]:
    """The nested apps of the journal, by dotted name."""
    return [f"journal.{apps.parent.name}" for apps in sorted((ROOT / "journal").glob("*/apps.py"))]


def templates() -> list[Path]:
    """Every template."""
    return sorted(ROOT.glob("templates/**/*.html"))


def front_end() -> list[Path]:
    """Every style sheet, script and icon as written."""
    built = ROOT / "static" / "dist"
    kinds = (".css", ".js", ".mjs", ".svg")
    return sorted(
        file
        for file in ROOT.glob("static/**/*")
        if file.suffix in kinds and not file.is_relative_to(built)
    )
