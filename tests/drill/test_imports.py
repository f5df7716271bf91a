"""Files made to choke the import: what merges throw, and that a bad answer is told on."""

import pytest
from django.http import HttpResponse

from tests.drill import imports
from tests.drill.imports import Cost, Range
from tests.drill.result import Size


def test_every_hostile_file_is_refused_or_explained(db):
    told = list(imports.attack(Size.SHORT))

    assert [result.met for result in told] == [True], told


@pytest.mark.parametrize(
    ("answer", "cost"),
    [
        (HttpResponse(status=500), Cost()),
        (HttpResponse("taken in"), Cost()),
        (HttpResponse(status=422), Cost(seconds=11)),
        (HttpResponse(status=422), Cost(mb=201)),
    ],
)
def test_an_error_a_silence_and_a_waste_are_misses(person, answer, cost):
    tries = Range(person)

    tries.judge("a bomb", answer, "", cost)

    assert tries.result().met is False
    assert "a bomb" in tries.result().figure


def test_rows_that_were_stored_are_a_miss(person, monkeypatch):
    monkeypatch.setattr(imports, "ZIPS", ())
    monkeypatch.setattr(imports, "TEXTS", ())
    monkeypatch.setattr(imports, "JSONS", (("a journal", lambda: b"x"),))
    monkeypatch.setattr(imports, "MUTANTS", {Size.SHORT: 0})
    upload = Range.upload

    def stored(self, me, name, make):
        self.person.nights.create(night="2026-03-08", time_zone="UTC")
        upload(self, me, name, make)

    monkeypatch.setattr(Range, "upload", stored)

    result = Range(person).throw(Size.SHORT)

    assert result.met is False
    assert "rows in journal.Night" in result.figure


def test_memory_is_that_of_the_peak():
    with imports.measured() as cost:
        held = bytearray(50 * 1024 * 1024)
        del held

    assert cost.mb > 40
