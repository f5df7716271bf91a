"""Catalogues: every message is found, what would come out wrong stops the build."""

import json
import re
from pathlib import Path

import pytest
from babel.messages import Catalog

from config.operations.catalogues import __main__ as catalogues
from config.operations.catalogues import checking, guide, messages, quick


@pytest.fixture
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of translations into German, of a program with two messages."""
    program = Catalog()
    program.add("Sign in")
    program.add(("{count} night", "{count} nights"))
    empty = Catalog()
    monkeypatch.setattr(messages, "of_domain", {"django": program, "djangojs": empty}.get)
    monkeypatch.setattr(guide, "words", lambda: ["Iron", "Up to 1,000 mg a day"])
    (tmp_path / "de").mkdir()
    catalogues.take_messages(tmp_path)
    return tmp_path


def translate(locale: Path, **words: str) -> None:
    file = locale / "de" / "LC_MESSAGES" / "django.po"
    text = file.read_text()
    for place, said in words.items():
        empty = {"sign_in": 'msgstr ""\n\n', "one": 'msgstr[0] ""', "many": 'msgstr[1] ""'}[place]
        start = text.index("Sign in") if place == "sign_in" else 0
        text = text[:start] + text[start:].replace(empty, empty.replace('""', f'"{said}"'), 1)
    file.write_text(text)


def test_a_language_is_complete_once_every_message_has_its_translation(locale: Path) -> None:
    translate(locale, sign_in="Anmelden")
    assert catalogues.compile_all(locale) == []
    assert json.loads((locale / ".built").read_text()) == {
        "de": {"name": "Deutsch", "complete": False}
    }
    translate(locale, one="{count} Nacht", many="{count} Nächte")
    assert catalogues.compile_all(locale) == []
    assert json.loads((locale / ".built").read_text())["de"]["complete"]
    assert (locale / "de" / "LC_MESSAGES" / "django.mo").exists()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ({"one": "{count} Nacht"}, "it needs 2 forms"),
        ({"one": "{count} Nacht", "many": "{n} Nächte"}, "“{n} Nächte” holds ['{n}']"),
        ({"sign_in": " Anmelden"}, "begins with a space"),
        ({"sign_in": "<b>Anmelden"}, "holds ['<b>'], the English none"),
    ],
)
def test_a_wrong_translation_stops_the_build_with_its_sentence(
    locale: Path, words: dict[str, str], fault: str
) -> None:
    translate(locale, **words)
    (told,) = catalogues.compile_all(locale)
    assert fault in told
    assert not (locale / ".built").exists()


def test_a_fuzzy_translation_stops_the_build(locale: Path) -> None:
    file = locale / "de" / "LC_MESSAGES" / "django.po"
    file.write_text(file.read_text().replace('msgid "Sign in"', '#, fuzzy\nmsgid "Sign in"'))
    (told,) = catalogues.compile_all(locale)
    assert "“Sign in”: it is marked fuzzy" in told


def test_what_left_the_program_leaves_the_catalogue(
    locale: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    translate(locale, sign_in="Anmelden")
    monkeypatch.setattr(messages, "of_domain", lambda domain: Catalog())
    catalogues.take_messages(locale)
    assert "Anmelden" not in (locale / "de" / "LC_MESSAGES" / "django.po").read_text()


def of_the_guide(locale: Path, **parts: dict[str, str]) -> None:
    """Write translations of the guide, or days of their review, into the file of German."""
    file = locale / "de" / "guide.json"
    held = json.loads(file.read_text())
    file.write_text(json.dumps(held | {name: held[name] | part for name, part in parts.items()}))


def test_the_guide_keeps_what_is_translated_and_drops_what_left_it(
    locale: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    of_the_guide(
        locale,
        texts={"Iron": "Eisen", "Up to 1,000 mg a day": "Bis 1.000 mg täglich"},
        reviewed={"Iron": "2026-11-30", "Up to 1,000 mg a day": "2026-11-30"},
    )
    monkeypatch.setattr(guide, "words", lambda: ["Iron", "Zinc"])
    catalogues.take_messages(locale)
    assert "de, guide: 1 of 2 translated, 1 of them reviewed." in capsys.readouterr().out
    held = json.loads((locale / "de" / "guide.json").read_text())
    assert held["texts"] == {"Iron": "Eisen", "Zinc": ""}
    assert held["reviewed"] == {"Iron": "2026-11-30"}


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ({"texts": {"Up to 1,000 mg a day": "Bis 100 mg täglich"}}, "holds ['100'], the English"),
        ({"reviewed": {"Iron": "2026-11-30"}}, "“Iron” is reviewed and has no translation"),
    ],
)
def test_another_figure_or_a_review_of_nothing_in_the_guide_stops_the_build(
    locale: Path, parts: dict[str, dict[str, str]], fault: str
) -> None:
    of_the_guide(locale, **parts)
    (told,) = catalogues.compile_all(locale)
    assert fault in told


def test_a_language_with_a_guide_and_no_catalogue_is_begun(
    locale: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "of_domain", lambda domain: Catalog())
    (locale / "fr").mkdir()
    guide.bring_up_to_date(locale, "fr", ["Iron"])
    assert catalogues.compile_all(locale) == []
    built = json.loads((locale / ".built").read_text())
    assert [built[code]["complete"] for code in ("de", "fr")] == [True, False]


def test_messages_of_python_templates_and_scripts_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, text in {
        "journal/nights.py": 'ngettext("{n} night", "{n} nights", n)\npgettext("month", "May")\n'
        'npgettext("ago", "{n} day", "{n} days", n)\n',
        "templates/a.html": "<p>\n    {% translate 'Sign in' %}</p>\n{% blocktranslate trimmed %}\n"
        "  Hello\n  {{ name }}{% endblocktranslate %}",
        "static/js/night.js": 'const words = gettext("Saved");',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(text)
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    found = [message for message in messages.of_domain("django") if message.id]
    assert [(message.id, message.context) for message in found] == [
        (("{n} night", "{n} nights"), None),
        ("May", "month"),
        (("{n} day", "{n} days"), "ago"),
        ("Sign in", None),
        ("Hello %(name)s", None),
    ]
    assert [message.id for message in messages.of_domain("djangojs") if message.id] == ["Saved"]


def test_every_message_of_the_scripts_is_found() -> None:
    found = {
        each
        for message in messages.of_domain("djangojs")
        for each in ([message.id] if isinstance(message.id, str) else message.id)
    }
    called = re.compile(r'\b(?:n?gettext\(|pgettext\("[^"]+",)\s*"([^"]+)"')
    scripts = [*(messages.ROOT / "static").glob("js/**/*.js")]
    asked = {words for file in scripts for words in called.findall(file.read_text())}
    assert asked <= found
    assert len(asked) > 100


def test_what_scripts_say_is_written_by_their_files_and_by_the_kinds_of_counts(
    tmp_path: Path,
) -> None:
    program, polish = Catalog(), Catalog(locale="pl")
    nights = ("{count} night", "{count} nights")
    program.add("Saved", locations=[("static/js/night.js", 1), ("static/js/a.js", 2)])
    program.add(nights, locations=[("static/js/a.js", 3)])
    program.add("May", locations=[("static/js/a.js", 4)], context="month")
    polish.add("Saved", "Zapisano")
    polish.add(nights, ("{count} noc", "{count} noce", "{count} nocy"))
    polish.add("May", "maj", context="month")
    (tmp_path / "pl" / "LC_MESSAGES").mkdir(parents=True)
    catalogues._for_scripts(tmp_path, "pl", polish, program)

    few = {"one": "{count} noc", "few": "{count} noce"}
    assert json.loads((tmp_path / "pl" / "LC_MESSAGES" / "djangojs.json").read_text()) == {
        "static/js/night.js": {"Saved": "Zapisano"},
        "static/js/a.js": {
            "Saved": "Zapisano",
            "{count} night": few | {"many": "{count} nocy", "other": "{count} nocy"},
            "month\4May": "maj",
        },
    }


def test_the_catalogues_of_the_program_hold_exactly_its_messages() -> None:
    for domain in messages.DOMAINS:
        wanted = {(message.id, message.context) for message in messages.of_domain(domain)}
        for language in catalogues.languages():
            if not catalogues._file(catalogues.LOCALE, language, domain).exists():
                continue  # begun
            catalogue = catalogues._read(catalogues.LOCALE, language, domain)
            held = {(message.id, message.context) for message in catalogue}
            assert held == wanted, "please run `make messages`"
            assert not list(checking.faults(catalogue))


def test_the_guide_of_each_language_holds_exactly_its_texts() -> None:
    wanted = guide.words()
    assert len(wanted) > 1000
    for language in catalogues.languages():
        held = guide.read(catalogues.LOCALE, language)
        assert list(held["texts"]) == wanted, "please run `make messages`"
        assert not list(guide.faults(catalogues.LOCALE, language))


def test_the_words_of_a_line_are_whole_lists_or_stop_the_build(locale: Path) -> None:
    translate(locale, sign_in="Anmelden")
    good = {"words": {name: ["x"] for name in quick.LISTS}, "names": {"bedtime": ["Bett"]}}
    good["words"]["two_to_ten"] = list("bcdefghij")
    file = locale / "de" / "quick.json"
    file.write_text(json.dumps(good))
    assert catalogues.compile_all(locale) == []

    good["words"].pop("since")
    file.write_text(json.dumps({**good, "names": {"bedtime": "Bett"}}))
    assert catalogues.compile_all(locale) == [
        "de, quick.json: the list “since” is missing.",
        "de, quick.json: “bedtime” has to be a list of words.",
    ]
