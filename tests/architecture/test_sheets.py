"""Sheets lay pages out by the way that their language runs, from the left or from the right."""

import re
from collections.abc import Iterator

from tests import project
from tests.architecture.reading import text

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"([-\w]+)\s*:\s*([^;{}]+)[;}]")
SIDE = re.compile(r"(?:^|-)(?:left|right)(?:-|$)")
OF_FOUR = re.compile(r"(?:scroll-)?(?:margin|padding)|inset|border-(?:width|style|color|radius)")


def declarations(sheet: str) -> Iterator[tuple[str, str]]:
    for name, value in DECLARATION.findall(COMMENT.sub("", sheet)):
        yield name, value.strip()


def is_physical(name: str, value: str) -> bool:
    """Whether a declaration names the left or the right where start or end would do."""
    if SIDE.search(name) or (name in {"text-align", "float", "clear"} and SIDE.search(value)):
        return True
    parts = re.findall(r"(?:[^\s(]|\([^)]*(?:\([^)]*\)[^)]*)*\))+", value)
    if name == "border-radius":
        return len(parts) > 1
    return bool(OF_FOUR.fullmatch(name)) and len(parts) == 4 and parts[1] != parts[3]


def test_no_sheet_says_left_or_right_where_a_logical_property_exists() -> None:
    sheets = [file for file in project.front_end() if file.suffix == ".css"]
    assert sheets
    physical = {
        (file.name, f"{name}: {value}")
        for file in sheets
        for name, value in declarations(text(file))
        if is_physical(name, value)
    }
    assert not physical


def test_what_is_physical_is_known() -> None:
    sheet = "a { margin-left: 0; inset: 0 1px 0 calc(1px + 2px); padding: 1px 2px 3px; left: 0 }"
    found = [name for name, value in declarations(sheet) if is_physical(name, value)]
    assert found == ["margin-left", "inset", "left"]
