"""What is kept of Django's words says what Django says, whichever language is active."""

from pathlib import Path
from typing import Any

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from django.utils import translation

from config import spoken_words
from config.operations.catalogues import messages

MESSAGES = [
    (message.context, message.id)
    for message in messages.of_domain("django")
    if message.id and isinstance(message.id, str)
]


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", None])
def test_each_message_is_what_django_says(code: str | None) -> None:
    with translation.override(code):
        for context, message in [*MESSAGES, *MESSAGES]:  # a second time it is kept
            if context:
                words = translation.pgettext(context, message)
                assert spoken_words.pgettext(context, message) == words
            else:
                words = translation.gettext(message)
                assert spoken_words.gettext(message) == words
                assert str(spoken_words.gettext_lazy(message)) == words


def test_a_language_within_another_ends_where_it_ends() -> None:
    with translation.override("de"):
        with translation.override("en"):
            assert spoken_words.gettext("Yes") == "Yes"
        assert spoken_words.gettext("Yes") == "Ja"
        with translation.override(None):
            assert spoken_words.gettext("Yes") == "Yes"
        assert spoken_words.gettext("Yes") == "Ja"


def test_catalogues_that_are_read_anew_are_asked_anew(settings: Any, tmp_path: Path) -> None:
    with translation.override("de"):
        assert spoken_words.gettext("Yes") == "Ja"
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    made = Catalog(locale="de")
    made.add("Yes", "Jawohl")
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, made)
    settings.LOCALE_PATHS = [tmp_path]
    with translation.override("de"):
        assert spoken_words.gettext("Yes") == "Jawohl"


def test_no_more_is_kept_than_a_program_can_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken_words, "MOST", 2)
    with translation.override("de"):
        for text in ("a", "b", "c", "d"):
            assert spoken_words.gettext(text) == text
        assert len(spoken_words._known()) <= 3
