"""Small words that are easily wrong: full stops, one of something, am and pm."""

import re

import pytest
from django.apps import apps

from tests.project import ROOT

OURS = ["accounts", "journal", "config"]
TEXTS = [
    path
    for folder in (*OURS, "templates")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".html", ".txt", ".typ"}
    and "migrations" not in path.parts
    and path.name != "clock_times.py"  # which reads them
]


def test_no_help_text_of_a_model_ends_in_two_full_stops():
    texts = {
        str(field): str(field.help_text)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if getattr(field, "help_text", "")
    }
    assert texts
    assert [name for name, text in texts.items() if ".." in text] == []


@pytest.mark.parametrize("wrong", [r"\b1 nights\b", r"\bp\.m\.[^?]", r"[a-z]\.\.[\"”<\s](?!/)"])
def test_no_text_of_ours_has_such_a_slip(wrong):
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in TEXTS
        for match in re.finditer(wrong, path.read_text())
    }
    assert found == set()
