"""Import in another language: its words, plurals and order, and files that stay as they were."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from config.language import in_language
from journal.exchange import complete
from journal.exchange.fhir import bundle
from journal.exchange.formats.sessions import oddities
from journal.exchange.nights_csv import COLUMNS
from journal.exchange.sheets.presets import presets, said_of
from journal.exchange.tables import tables
from journal.exchange.unit_words import in_number, in_words
from journal.sleep import MINUTE

GERMAN = {
    "Add {rows}": "{rows} hinzufügen",
    ("{count} night", 0): "{count} Nacht",
    ("{count} night", 1): "{count} Nächte",
    "Nothing has been added yet.": "Noch ist nichts hinzugefügt.",
    "Line {line}": "Zeile {line}",
    "{text} is not {says}.": "{text} ist nicht: {says}.",
    "yes or no": "ja oder nein",
    "a whole number from {least} to {most}": "eine ganze Zahl von {least} bis {most}",
    "There is no column {name}.": "Eine Spalte {name} gibt es nicht.",
    "Did you mean “{name}”?": "Ist „{name}“ gemeint?",
    "“{words}”": "„{words}“",
    "This file was not imported. Nothing has changed.": "Nichts ist importiert.",
    "{name} lasted only {duration}.": "Nur {duration} dauerte {name}.",
    "Times you woke": "Wie oft aufgewacht",
    "Legs in the evening": "Beine am Abend",
    "Zepp and Mi Fit write their times in UTC.": "Zepp und Mi Fit schreiben in UTC.",
}
NIGHTS = "night,evening_severity\n2026-03-03,6\n2026-03-04,2\n"


@pytest.fixture(autouse=True)
def _german(teach_german: Callable[[dict[Any, str]], None], person: User) -> None:
    teach_german(GERMAN)
    person.language = "de"
    person.save()


def test_a_preview_and_its_files_speak_as_their_reader_does(
    upload: Callable[..., Any], person: User, take: Callable[[User, str], bytes]
) -> None:
    page = upload(person, NIGHTS).content.decode()
    assert "<h1>2 Nächte hinzufügen?</h1>" in page
    assert "Noch ist nichts hinzugefügt." in page
    assert take(person, reverse("exchange:export_nights")).startswith(b"\xef\xbb\xbfnight,")


def test_a_refusal_has_the_order_of_the_language(upload: Callable[..., Any], person: User) -> None:
    page = upload(person, "night,tiredness,tiredniss\n2026-03-03,much,\n").content.decode()
    assert "Nichts ist importiert." in page
    assert "Zeile 1: Eine Spalte „tiredniss“ gibt es nicht. Ist „tiredness“ gemeint?" in page
    page = upload(person, "night,tiredness\n2026-03-03,much\n").content.decode()
    assert "Zeile 2, tiredness: „much“ ist nicht: eine ganze Zahl von 0 bis 10." in page


def test_what_is_odd_or_assumed_is_said_anew_in_each_language() -> None:
    (zepp,) = (each for each in presets() if each.source == "zepp")
    with in_language("de"):
        assert oddities(15 * MINUTE)[0].of("Log 1") == "Nur 15 min dauerte Log 1."
        assert said_of(zepp) == ["Zepp und Mi Fit schreiben in UTC."]
        assert COLUMNS["took_doses"].says == "ja oder nein"
    assert said_of(zepp) == ["Zepp and Mi Fit write their times in UTC."]
    assert COLUMNS["took_doses"].says == "yes or no"


def test_each_table_has_a_name_for_one_of_its_rows_and_for_many() -> None:
    for table in tables():
        assert in_number(table.name, 1) == f"1 {in_words(table.name)}"
        assert in_number(table.name, 1200).startswith("1,200 ")


def test_what_other_programs_read_stays_english(
    person: User, write_night: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_night(person, date(2026, 3, 3), evening_severity=6, awakenings=2, sleep_quality=3)
    monkeypatch.setattr(bundle, "_summary", lambda *_: {"resourceType": "Basic", "id": "none"})
    made = datetime(2026, 4, 1, tzinfo=UTC)
    schema, english = complete.schema(), list(bundle.pieces(person, made))
    with in_language("de"):
        assert complete.schema() == schema
        assert list(bundle.pieces(person, made)) == english
    assert "Times you woke" in "".join(english)
