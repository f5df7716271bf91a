"""The register of OWASP ASVS: every requirement of level 1 and 2 once, every named test there."""

import ast
import importlib.util
import re
from functools import cache

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
COLUMNS = {"id", "level", "asks", "note"}
REASONED = ("deviation", "not_applicable")
REASON = re.compile(r"[A-Z`].{10,}\.")


@cache
def written_in(path: str) -> set[str]:
    """Names of the tests of a file, none where there is no such file."""
    if not (ROOT / path).exists():
        return set()
    tree = ast.parse((ROOT / path).read_text())
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_the_standard_has_70_and_183_of_them():
    assert (sum(LEVEL_1), sum(LEVEL_2)) == (70, 183)


def test_each_chapter_is_complete():
    levels = {chapter: [] for chapter in COUNTS}
    for row in ROWS:
        levels[int(row["id"].partition(".")[0])].append(row["level"])

    assert {number: (each.count(1), each.count(2)) for number, each in levels.items()} == COUNTS
    assert len(ROWS) == sum(map(sum, COUNTS.values()))


def test_each_requirement_is_there_once_and_in_order():
    numbers = [[int(part) for part in row["id"].split(".")] for row in ROWS]

    assert all(len(number) == 3 for number in numbers)
    assert numbers == sorted(numbers)
    assert len({tuple(number) for number in numbers}) == len(numbers)
    assert list(REGISTER["chapters"]) == [str(chapter) for chapter in COUNTS]


def test_each_requirement_is_held_in_one_way():
    assert not [row["id"] for row in ROWS if len(set(row) & set(asvs.KINDS)) != 1]
    assert not [row["id"] for row in ROWS if not set(row) <= {*COLUMNS, *asvs.KINDS}]
    assert not [row["id"] for row in ROWS if not 5 < len(row["asks"]) < 80]
    reasons = [(row["id"], row[kind]) for row in ROWS for kind in REASONED if kind in row]
    assert not [each for each in reasons if not REASON.fullmatch(each[1])]


def test_each_named_test_exists_and_is_named_once():
    named = [(row["id"], row["tests"]) for row in ROWS if "tests" in row]
    assert not [each for each, tests in named if not tests or len(tests) > len(set(tests))]
    wanted = {tuple(test.split("::")) for _, tests in named for test in tests}
    assert not [test for test in sorted(wanted) if test[1] not in written_in(test[0])]


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
