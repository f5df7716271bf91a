"""A translation describes as the English does: what a journal never says is in no catalogue."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.project import ROOT

LANGUAGES = sorted(file.parent.name for file in (ROOT / "locale").glob("*/guide.json"))
# Where the English says one of these, a translation may, too: "this does not diagnose".
SAID_IN_ENGLISH = re.compile(
    r"\b(?:advi[cs]e|cure|detect|diagnos|harmless|monitor|normal|abnormal|prevent|recommend|safe"
    r"|screen|should|therap|treat|watch)\w*",
    re.IGNORECASE,
)


def avoided(folder: Path) -> re.Pattern[str]:
    """The words of `avoided.txt`, as one pattern."""
    lines = (folder / "avoided.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def translations(folder: Path) -> Iterator[tuple[str, str]]:
    """Each English text with each form of its translation: pages, scripts, guide."""
    yield from json.loads((folder / "guide.json").read_text(encoding="utf-8"))["texts"].items()
    for file in folder.glob("LC_MESSAGES/*.po"):
        with file.open("rb") as opened:
            for message in read_po(opened):
                english, said = (
                    [words] if isinstance(words, str) else list(words or ())
                    for words in (message.id, message.string)
                )
                yield from ((" ".join(english), form) for form in said if english[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_says_what_a_journal_never_says(language: str) -> None:
    folder = ROOT / "locale" / language
    pattern = avoided(folder)
    found = {
        (said[0], english, translated)
        for english, translated in translations(folder)
        if (said := pattern.search(translated)) and not SAID_IN_ENGLISH.search(english)
    }
    assert found == set()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Das Tagebuch erkennt und behandelt unruhige Beine."),
        ("fr", "Ce carnet traite et prévient les symptômes."),
        ("es", "Este diario detecta y trata los síntomas."),
    ],
)
def test_what_a_journal_never_says_is_found(language: str, sentence: str) -> None:
    assert avoided(ROOT / "locale" / language).search(sentence)
