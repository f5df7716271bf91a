from datetime import date

import pytest
from django.template.loader import render_to_string

from journal import tonight_notes
from journal.tonight_notes import TonightNote

NIGHT = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _no_rooms(monkeypatch):
    monkeypatch.setattr(tonight_notes, "_sources", [])


def test_a_room_is_asked_about_the_person_and_the_night():
    tonight_notes.register(lambda person, night: [TonightNote(f"{person} on {night}")])
    assert tonight_notes.notes("Ada", NIGHT) == [TonightNote("Ada on 2026-03-02")]


def test_registering_twice_says_it_once():
    def source(person, night):
        return [TonightNote("once")]

    tonight_notes.register(source)
    tonight_notes.register(source)
    assert len(tonight_notes.notes("Ada", NIGHT)) == 1


def test_without_rooms_there_is_nothing_to_say():
    assert tonight_notes.notes("Ada", NIGHT) == []


def test_the_include_shows_each_line_and_its_link():
    shown = render_to_string(
        "journal/tonight_notes.html",
        {"tonight_notes": [TonightNote("with <it>", "/x/", "More"), TonightNote("bare")]},
    )
    assert "with &lt;it&gt;" in shown
    assert '<a href="/x/">More</a>' in shown
    assert shown.count("<a") == 1
