"""What docs/api.md says of the API is what it does."""

import json
import re
from datetime import UTC, datetime

import pytest

from journal.api import document, routes, service
from tests.project import ROOT

TEXT = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


def test_each_route_of_the_docs_is_one_with_that_scope():
    paths = document.document("")["paths"]
    scopes = {path.removeprefix("/api/v1"): set() for path in paths}
    for path, methods in paths.items():
        names = (operation["operationId"] for operation in methods.values())
        scopes[path.removeprefix("/api/v1")] |= {service.SCOPES[name] for name in names}
    listed = TEXT.partition("## What there is")[2]
    rows = re.findall(r"^\| (`.*`.*) \| (.*) \|$", listed, re.MULTILINE)

    assert len(rows) == 13
    for words, scope in rows:
        named = re.findall(r"(?:GET|POST|PUT|PATCH|DELETE) (/[^\s`]*)", words)
        assert named
        for path in named:
            known = re.sub(r"\{id\}", "{pk}", path)
            assert scope.strip("`").replace("any token", "") in scopes[known], path
    assert routes.urlpatterns


def test_the_line_of_the_docs_is_understood(person, program, monkeypatch):
    now = datetime(2026, 3, 3, 20, 40, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    plan = person.regimens.create(name="Iron", kind="supplement", category="iron")
    plan.steps.create(first_day="2026-01-01", schedule="evening", amount=65, unit="mg")
    api = program(person)
    (line,) = re.findall(r'-d "(.*?)"', TEXT)

    spoken = api("POST", "quick", {"text": line}).json()["speak"]

    assert spoken in " ".join(TEXT.split())


@pytest.mark.parametrize("said", re.findall(r"^\| ([a-z][^`|]*\d[^`|]*) \|", TEXT, re.MULTILINE))
def test_what_the_docs_offer_to_say_is_understood(said, person, program, monkeypatch):
    now = datetime(2026, 3, 4, 7, 40, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    for name in ("Iron", "Magnesium"):
        plan = person.regimens.create(name=name, kind="supplement", category="other")
        plan.steps.create(first_day="2026-01-01", schedule="evening", amount=65, unit="mg")
    api = program(person)
    for phrase in said.split(", "):
        person.nights.all().delete()
        answer = api("POST", "quick", {"text": phrase, "replace": True})
        if phrase not in {"legs 6", "started now"}:
            assert answer.status_code == 200, (phrase, answer.json())


def test_the_change_of_the_docs_is_stored(person, program):
    body = re.findall(r"-d '(\{.*\})'", TEXT)[0]

    answer = program(person)("PATCH", "nights/2026-03-03", json.loads(body))

    assert answer.json()["answers"]["symptom_onset"] == "21:30"
