"""Code that nothing uses: `python -m tests.unused`, a part of `make lint`.

Read is the program and its drills without tests, so what only a test calls is unused, too. A name
is used by Python, by a template, by a text that is a name ("accounts.adapter.AccountAdapter",
"nights__night"), as a question of a night, or by a framework; those, and what else stays and
why, are in pyproject.toml.
"""

import ast
import fnmatch
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from vulture import Vulture

from journal.questions import QUESTIONS
from tests.project import ROOT, templates

READ = ("accounts", "bench", "config", "docs", "journal", "tests/drill")
DECLARED = ["@route", "@api.exception_handler"]  # called by whoever the decorator hands them to
OF_TESTS = ("test_", "short.py")
NAME = re.compile(r"[A-Za-z_]\w*")
IN_A_TEMPLATE = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
A_PATH = re.compile(r"-?[A-Za-z_]\w*[._][\w.]*")  # no single word: most of those are words


def unused() -> list[str]:
    """A line for each piece of code that nothing uses, and for each name kept for nothing."""
    files = [file for place in READ for file in sorted((ROOT / place).rglob("*.py"))]
    files = [file for file in [*files, ROOT / "manage.py"] if "migrations" not in file.parts]
    files = [file for file in files if not file.name.startswith(OF_TESTS)]
    vulture = Vulture(ignore_decorators=DECLARED)
    vulture.scavenge(files)
    for file in files:
        vulture.used_names |= set(_named_in_text(file)) | set(_read_as_a_whole(file))
    vulture.used_names |= set(_named_in_templates()) | set(QUESTIONS)
    found = vulture.get_unused_code()
    kept = _kept()
    lines = [
        f"{item.filename.relative_to(ROOT)}:{item.first_lineno}: {item.message}"
        for item in found
        if not any(fnmatch.fnmatchcase(item.name, pattern) for pattern in kept)
    ]
    names = [item.name for item in found]
    stale = [pattern for pattern in kept if not fnmatch.filter(names, pattern)]
    return [*lines, *(f"pyproject.toml: “{pattern}” is kept for nothing" for pattern in stale)]


def _kept() -> list[str]:
    """The names that stay, from pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        kept: list[str] = tomllib.load(file)["tool"]["unused"]["kept"]
    return kept


def _named_in_templates() -> Iterator[str]:
    for file in [*templates(), *ROOT.glob("templates/**/*.txt")]:
        for tag in IN_A_TEMPLATE.findall(file.read_text(encoding="utf-8")):
            yield from NAME.findall(tag)
    for file in ROOT.glob("journal/report/*.typ"):
        yield from NAME.findall(file.read_text(encoding="utf-8"))


def _named_in_text(file: Path) -> Iterator[str]:
    """The names in the texts of a module that are a name or a path of names."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Constant(value=str(text)) if A_PATH.fullmatch(text):
                yield from (
                    name for part in NAME.findall(text) for name in (part, *part.split("__"))
                )


def _read_as_a_whole(file: Path) -> Iterator[str]:
    """The members of enumerations, and the settings: Django reads all of them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) or (node is tree and file.name == "settings.py"):
            yield from (name for name in _assigned(node) if name.isupper())


def _assigned(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id


if __name__ == "__main__":
    found = unused()
    sys.stdout.writelines(f"{line}\n" for line in found)
    sys.exit(bool(found))
