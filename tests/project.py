"""The project as its tests read it: its folder, its modules, which of them are pure."""

import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("accounts", "config", "journal")


@cache
def modules() -> dict[str, Path]:
    """Every module of the application by its dotted name, migrations apart."""
    files = [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
    return {_dotted(file): file for file in files if file.parent.name != "migrations"}


def _dotted(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def pure_modules() -> list[str]:
    """Those that import no Django and read no clock: the ones mypy is strict with.

    One list in pyproject.toml says what they are, for mypy, for the coverage they must have
    and for test_architecture.py.
    """
    with (ROOT / "pyproject.toml").open("rb") as file:
        overrides = tomllib.load(file)["tool"]["mypy"]["overrides"]
    return [
        name
        for entry in overrides
        if entry.get("disallow_any_unimported")
        for name in entry["module"]
    ]


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
