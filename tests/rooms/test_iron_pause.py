"""The 24 hours before an iron test are without supplements and foods (AASM 2025), everywhere.

Whoever hears only of tablets eats liver the evening before, and the saturation reads too high.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journal.labs.forms import LabResultForm
from journal.labs.models import LabResult
from journal.report.method import METHOD
from tests.project import ROOT

PLACES = (
    "journal/labs/entries.py",
    "journal/exchange/fhir/labs.py",
    "journal/report/method.py",
    "templates/labs/before_a_test.html",
    "journal/guide/data/topics/iron-tests.json",
)
BLOCKS = r"</?(?:p|li|d[dtl]|h\d|t[hd]|text|desc|title|figcaption)\b"
SHORT = {
    "24 hours without iron",  # a heading over the sentence that says which
    "Ask your doctor: 24 hours without iron?",
    "In the morning, without iron for 24 hours",
    "Iron paused 24 h?",
}


def texts(file: Path) -> Iterator[str]:
    """What a file says, a sentence or paragraph at a time."""
    text = file.read_text(encoding="utf-8")
    match file.suffix:
        case ".json":
            yield from strings(json.loads(text))
        case ".py":
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
        case ".md":
            yield from re.split(r"[\n|]", text)
        case _:
            text = re.sub(r"\{[%{].*?[%}]\}", " ", text)
            for block in re.split(BLOCKS, text):
                yield re.sub(r"<[^>]*>|^[^<]*?>", " ", block)


def strings(data: Any) -> Iterator[str]:
    """Every string of a JSON document."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from strings(inner)


def about_the_pause(file: Path) -> list[str]:
    """The passages that name 24 hours and going without iron, but for headings."""
    said = [" ".join(text.split()) for text in texts(file)]
    return [
        text
        for text in said
        if re.search(r"\b24 h", text)
        and re.search(r"\b(without|no|avoid\w*)\b[^.]*\biron\b", text, re.IGNORECASE)
        and text not in SHORT
    ]


def files() -> Iterator[Path]:
    for folder, kinds in (("journal", ("py", "json", "typ")), ("templates", ("html",))):
        for kind in kinds:
            yield from (ROOT / folder).rglob(f"*.{kind}")
    yield from (ROOT / "docs").glob("*.md")


def test_no_passage_names_tablets_alone():
    wrong = [
        f"{file.relative_to(ROOT)}: {text}"
        for file in files()
        if "migrations" not in file.parts
        for text in about_the_pause(file)
        if "food" not in text or "tablets" in text
    ]

    assert wrong == []


@pytest.mark.parametrize("place", PLACES)
def test_each_place_that_tells_people_of_it_was_looked_at(place):
    assert about_the_pause(ROOT / place)


def test_the_question_asks_what_the_guideline_asks():
    label = LabResultForm.base_fields["iron_paused"].label

    assert label == "No iron in the 24 hours before, in supplements and foods?"
    assert label == LabResult._meta.get_field("iron_paused").verbose_name


def test_the_method_of_the_summary_says_that_assays_differ():
    assert "Assays differ: one’s 75 is another’s 121" in " ".join(map(str, METHOD))
