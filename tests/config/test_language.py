"""Words and figures as the languages write them; CLDR is the measure."""

from datetime import date

import pytest

from config import language

FRIDAY = date(2026, 9, 4)


@pytest.mark.parametrize(
    ("code", "fields", "written"),
    [
        ("en", "yMMMd", "4 Sep 2026"),
        ("en", "yMMMEd", "Fri 4 Sep 2026"),
        ("en", "yMMMMEEEEd", "Friday 4 September 2026"),
        ("en", "MMMMEEEEd", "Friday 4 September"),
        ("en", "Ed", "Fri 4"),
        ("en", "LLLL", "September"),
        ("en", "EEEEE", "F"),
        ("de", "yMMMd", "4. Sept. 2026"),
        ("de", "MMMMEEEEd", "Freitag, 4. September"),
        ("fr", "yMMMMd", "4 septembre 2026"),
        ("es", "yMMMM", "septiembre de 2026"),
        ("es", "E", "vie"),
    ],
)
def test_a_date_has_the_order_and_names_of_its_language(
    code: str, fields: str, written: str
) -> None:
    with language.in_language(code):
        assert language.date_text(FRIDAY, fields) == written


@pytest.mark.parametrize(
    ("code", "number", "share", "row", "choice"),
    [
        ("en", "4.5", "84 %", "iron, zinc and tea", "iron, zinc or tea"),
        ("de", "4,5", "84\N{NO-BREAK SPACE}%", "iron, zinc und tea", "iron, zinc oder tea"),
        ("fr", "4,5", "84\N{NO-BREAK SPACE}%", "iron, zinc et tea", "iron, zinc ou tea"),
        ("es", "4,5", "84\N{NO-BREAK SPACE}%", "iron, zinc y tea", "iron, zinc o tea"),
    ],
)
def test_numbers_and_rows_are_written_as_the_language_does(
    code: str, number: str, share: str, row: str, choice: str
) -> None:
    with language.in_language(code):
        assert language.figure("4.5") == number
        assert language.percent("84") == share
        assert language.list_text(["iron", "zinc", "tea"]) == row
        assert language.with_commas(["iron", "zinc", "tea"]) == "iron, zinc, tea"
        colon = "\N{NO-BREAK SPACE}:" if code == "fr" else ":"
        assert language.labelled("Ferritin", "46 µg/L") == f"Ferritin{colon} 46 µg/L"
        assert language.list_text(["iron", "zinc", "tea"], "or") == choice


def test_a_language_is_known_by_its_own_name_and_direction() -> None:
    assert [language.name_of(code) for code in ("de", "fr", "pt-br")] == [
        "Deutsch",
        "Français",
        "Português",
    ]
    with language.in_language("he"):
        assert language.direction() == "rtl"
    assert language.direction() == "ltr"


def test_words_are_put_in_order_without_regard_to_accents_and_capitals() -> None:
    assert sorted(["Zink", "Äpfel", "eisen"], key=language.sort_key) == ["Äpfel", "eisen", "Zink"]
