"""The register of OWASP ASVS: every requirement of level 1 and 2 once, every named test there."""

import ast
import importlib.util
import re
from functools import cache

import pytest

from tests.project import ROOT

_spec = importlib.util.spec_from_file_location("asvs", ROOT / "docs" / "asvs.py")
assert _spec is not None
assert _spec.loader is not None
asvs = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(asvs)

REGISTER = asvs.read()
ROWS = REGISTER["requirements"]
# Chapter: how many requirements of level 1 and of level 2 the standard (5.0.0) has.
LEVEL_1 = (8, 4, 8, 2, 4, 13, 6, 4, 4, 5, 3, 3, 1, 2, 3, 0, 0)
LEVEL_2 = (19, 7, 11, 8, 5, 22, 12, 3, 3, 24, 11, 6, 12, 7, 10, 16, 7)
COUNTS = dict(enumerate(zip(LEVEL_1, LEVEL_2, strict=True), start=1))


@cache
def written_in(path: str) -> set[str]:
    """Names of the tests of a file."""
    tree = ast.parse((ROOT / path).read_text())
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_the_standard_has_70_and_183_of_them():
    assert (sum(LEVEL_1), sum(LEVEL_2)) == (70, 183)


@pytest.mark.parametrize("chapter", COUNTS)
def test_a_chapter_is_complete(chapter):
    levels = [row["level"] for row in ROWS if row["id"].startswith(f"{chapter}.")]

    assert (levels.count(1), levels.count(2)) == COUNTS[chapter]
    assert len(levels) == sum(COUNTS[chapter])


def test_each_requirement_is_there_once_and_in_order():
    numbers = [[int(part) for part in row["id"].split(".")] for row in ROWS]

    assert all(len(number) == 3 for number in numbers)
    assert numbers == sorted(numbers)
    assert len({tuple(number) for number in numbers}) == len(numbers)
    assert list(REGISTER["chapters"]) == [str(chapter) for chapter in COUNTS]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_requirement_is_held_in_one_way(row):
    assert len(set(row) & set(asvs.KINDS)) == 1
    assert set(row) <= {"id", "level", "asks", "note", *asvs.KINDS}
    assert 5 < len(row["asks"]) < 80
    for kind in ("deviation", "not_applicable"):
        assert kind not in row or re.fullmatch(r"[A-Z`].{10,}\.", row[kind])
    if "tests" in row:
        assert row["tests"]
        assert len(row["tests"]) == len(set(row["tests"]))


@pytest.mark.parametrize("row", [r for r in ROWS if "tests" in r], ids=lambda row: row["id"])
def test_every_named_test_exists(row):
    for node in row["tests"]:
        path, _, name = node.partition("::")
        assert name in written_in(path), node


def test_the_page_is_up_to_date():
    assert asvs.PAGE.read_text(encoding="utf-8") == asvs.page(REGISTER) + "\n"


def test_the_page_and_security_md_count_as_the_register_does():
    page = asvs.PAGE.read_text(encoding="utf-8")
    counts = {
        level: [asvs.counted(REGISTER, level, kind) for kind in asvs.KINDS] for level in (1, 2)
    }
    for level, numbers in counts.items():
        assert f"| {level} | {' | '.join(map(str, numbers))} | {sum(numbers)} |" in page
    told = [
        f"level {level}: {tests} by tests, {deviations} deviations, {not_here} do not apply"
        for level, (tests, deviations, not_here) in counts.items()
    ]
    security = " ".join((ROOT / "SECURITY.md").read_text().split())
    assert "; ".join(told) in security


def test_nothing_claims_a_certificate():
    for name in ("docs/asvs.md", "docs/protection.md", "SECURITY.md"):
        assert not re.search(r"\b(compliant|compliance|certified)\b", (ROOT / name).read_text())
