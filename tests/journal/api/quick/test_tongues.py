"""Lines in German, French and Spanish are taken apart as English ones are."""

import json
from contextlib import suppress
from datetime import time
from decimal import Decimal
from typing import Any

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from config.language import in_language
from config.operations.catalogues import quick
from journal.api.quick.english import ENGLISH
from journal.api.quick.names import ANY_LEGS, LEGS
from journal.api.quick.phrases import MAX_LETTERS, Phrase, TooMuch, phrases
from journal.api.quick.tongues import LOCALE, meanings, tongue, tongues
from journal.caffeine import BY_KEY
from journal.models import Exercise
from journal.questions import BOUT, DRINK, QUESTIONS

LANGUAGES = ("de", "fr", "es")
FEW = ("Beine", "seit", "um", "9 Uhr", "kein", "depuis", "2 h", "à", "pas de", "de la tarde",
       "hace", "1,5", "café", "midi", "no tomé", "vor", "Stunden", "und", "/10")  # fmt: skip


def said(language: str, line: str) -> Phrase:
    found = tongue(language)
    assert found
    (phrase,) = phrases(line, "24", found)
    return phrase


@pytest.mark.parametrize(
    ("language", "line", "meant", "number", "times"),
    [
        ("de", "Beine 6/10", LEGS, 6, ()),
        ("de", "Beine 6 von 10 am Abend", ("evening_severity",), 6, ()),
        ("de", "Kaffee ca. 15 Uhr", ("caffeine:coffee_brewed",), None, (time(15),)),
        ("de", "Kaffee um 9", ("caffeine:coffee_brewed",), None, (time(9), time(21))),
        ("de", "Kaffee um 9 Uhr abends", ("caffeine:coffee_brewed",), None, (time(21),)),
        ("de", "um 6 Uhr 30 aufgewacht", ("final_awakening",), None, (time(6, 30),)),
        ("de", "1,5 Bier", ("alcohol_drinks",), Decimal("1.5"), ()),
        ("de", "Bett um Mitternacht", ("bedtime",), None, (time(0),)),
        ("de", "Bett um halb neun", (), 9, ()),
        ("fr", "lit 23h", ("bedtime",), None, (time(23),)),
        ("fr", "un café à 3 heures de l’après-midi", ("caffeine:coffee_brewed",), 1, (time(15),)),
        ("fr", "réveillé à 6 h 30", ("final_awakening",), None, (time(6, 30),)),
        ("fr", "1,5 bière", ("alcohol_drinks",), Decimal("1.5"), ()),
        ("fr", "jambes 7 sur 10 pendant la nuit", ("during_night_severity",), 7, ()),
        ("fr", "jambes depuis 2 h", (), 2, ()),  # two o'clock, or two hours
        ("fr", "cafe vers midi", ("caffeine:coffee_brewed",), None, (time(12),)),
        ("es", "café a las 3 de la tarde", ("caffeine:coffee_brewed",), None, (time(15),)),
        ("es", "café a las 12 de la noche", (), 12, ()),
        ("es", "me acosté a las 23:15", ("bedtime",), None, (time(23, 15),)),
        ("es", "1,5 cervezas", ("alcohol_drinks",), Decimal("1.5"), ()),
        ("es", "dos cafes a las 4 p. m.", ("caffeine:coffee_brewed",), 2, (time(16),)),
        ("es", "piernas en reposo 3 de 10", ("daytime_rest_severity",), 3, ()),
    ],
)
def test_a_phrase_has_a_meaning_a_number_and_a_time(
    language: str, line: str, meant: Any, number: Any, times: Any
) -> None:
    phrase = said(language, line)

    found = tongue(language)
    assert found
    assert (found.meanings(phrase.subject), phrase.number, phrase.when.times) == (
        meant,
        number,
        times,
    )


@pytest.mark.parametrize(
    ("language", "line", "minutes", "since"),
    [
        ("de", "vor 20 Minuten angefangen", 20, True),
        ("de", "Beschwerden seit 2 Stunden", 120, True),
        ("de", "Kaffee vor einer Stunde", 60, False),
        ("de", "jetzt angefangen", 0, True),
        ("fr", "commencé il y a 20 minutes", 20, True),
        ("fr", "symptômes depuis 20 min", 20, True),
        ("fr", "café il y a deux heures", 120, False),
        ("fr", "café à l’instant", 0, False),
        ("es", "empezó hace 20 minutos", 20, True),
        ("es", "síntomas desde hace 2 horas", 120, True),
        ("es", "café hace una hora", 60, False),
    ],
)
def test_so_long_ago_is_minutes(language: str, line: str, minutes: int, *, since: bool) -> None:
    phrase = said(language, line)

    assert (phrase.when.minutes_ago, phrase.when.since) == (minutes, since)


@pytest.mark.parametrize(
    ("language", "line", "subject", "none", "taken"),
    [
        ("de", "Eisen genommen", "eisen", False, True),
        ("de", "habe Eisen nicht genommen", "eisen", False, False),
        ("de", "keinen Alkohol getrunken", "alkohol", True, True),
        ("de", "nichts genommen", "nichts", True, True),
        ("fr", "fer pris", "fer", False, True),
        ("fr", "je n’ai pas pris le fer", "fer", False, False),
        ("fr", "pas d’alcool", "alcool", True, None),
        ("fr", "rien pris", "rien", True, True),
        ("es", "hierro tomado", "hierro", False, True),
        ("es", "no he tomado hierro", "hierro", False, False),
        ("es", "ninguna cerveza", "cerveza", True, None),
        ("es", "no tomé nada", "nada", True, False),
    ],
)
def test_taken_skipped_and_none_are_told_apart(
    language: str, line: str, subject: str, *, none: bool, taken: bool | None
) -> None:
    phrase = said(language, line)

    assert (phrase.subject, phrase.none, phrase.taken) == (subject, none, taken)


def test_the_planned_time_of_a_dose_is_told_from_when_it_was_taken() -> None:
    lines = ("Eisen von 20 Uhr um 20:10 genommen", "fer de 20 h pris à 20h10",
             "hierro de las 20 h tomado a las 20:10")  # fmt: skip
    for language, line in zip(LANGUAGES, lines, strict=True):
        when = said(language, line).when
        assert (when.planned, when.times) == ((time(20),), (time(20, 10),)), line


@given(
    st.sampled_from(LANGUAGES),
    st.one_of(st.text(max_size=MAX_LETTERS), st.lists(st.sampled_from(FEW)).map(" ".join)),
    st.sampled_from(["12", "24"]),
)
def test_any_line_is_phrases_or_refused(language: str, line: str, hours: str) -> None:
    found = tongue(language)
    assert found
    with suppress(TooMuch):
        assert all(phrase.text for phrase in phrases(line, hours, found))


def test_the_language_of_now_comes_first_and_english_last() -> None:
    with override_settings(LANGUAGES=[("en", ""), ("fr", ""), ("it", "")]), in_language("fr"):
        spoken = tongues("it", "en")

    assert spoken == (tongue("fr"), tongue("en"))  # nobody has written Italian yet
    assert meanings("jambes", spoken) == meanings("legs", spoken) == LEGS
    assert meanings("unicorn", spoken) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_list_and_names_only_what_there_is(language: str) -> None:
    held = json.loads((LOCALE / language / "quick.json").read_text())
    known = {ANY_LEGS, *QUESTIONS, *(f"{DRINK.prefix}:{key}" for key in BY_KEY)}
    known |= {f"{BOUT.prefix}:{kind}" for kind in Exercise.Kind.values}

    assert {*ENGLISH} == {*quick.LISTS}
    assert list(quick.faults(LOCALE, language)) == []
    assert not {*held["names"]} - known
    assert {name for name in known if name.startswith(DRINK.prefix)} <= {*held["names"]}
    found = tongue(language)
    assert found
    for meaning, listed in held["names"].items():
        for words in listed:
            meant = found.meanings(said(language, f"{words} 6").subject)
            assert {*(LEGS if meaning == ANY_LEGS else [meaning])} <= {*meant}, words


def test_what_no_word_means_alone_is_called_by_its_name() -> None:
    english = tongue("en")
    assert english
    assert english.word_for("question:never_heard_of") == "never heard of"
