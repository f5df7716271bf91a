"""No page in another language holds English: each is asked for in one that is made of accents."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from zoneinfo import available_timezones

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from config import language
from config.operations.catalogues import checking
from journal import clock
from journal.models import Dose
from journal.seeding import fill_with_demo
from tests import pseudo
from tests.addresses import ACCESS, CANARY, one_of_everything, samples

# Rooms that are not translated yet, by the names of their addresses; none is to stay here.
STILL_ENGLISH: set[str] = {
    "api", "guide", "labs", "recipes", "regimen", "report", "trends", "welcome",
}  # fmt: skip
# What goes to programs: names of columns and fields, with what they mean.
FOR_PROGRAMS = {
    "api:openapi", "exchange:export_fhir", "exchange:export_json", "exchange:export_schema",
}  # fmt: skip
NAMES = re.compile(
    "|".join(
        [
            *sorted((re.escape(zone.replace("_", " ")) for zone in available_timezones()), key=len)[
                ::-1
            ],
            r"\w+/\w+",  # zones as they are stored
            rf"{CANARY}|findahelpline\.com|person@example\.org|Stillnight|English|Firefox",
            r"Fitbit|Apple Health|Health Connect|Sleep as Android|FHIR R4|\b(?:CSV|JSON|XLSX)\b",
            "IRLS|ASRS|RLSQoL|CGI-S",
            r"(?<=\d )(?:[kmnpµ]?(?:g|mol|L|U|eq)|min|kcal)\b",
        ]
    ),
    re.IGNORECASE,
)
ENGLISH = re.compile("[A-Za-z]{3,}")
SILENT = {"script", "style", "code", "template", "cite"}
EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
READ_OUT = {"alt", "aria-description", "aria-label", "aria-valuetext", "placeholder", "title"}


class Said(HTMLParser):
    """What a page says: its texts and the attributes that are read out, but for what it marks as
    being of another language.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent: list[bool] = []  # of each element that is open
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        foreign = given.get("lang") not in {None, pseudo.ACCENTED}
        silent = foreign or tag in SILENT or any(self._silent)
        if not silent:
            self.texts += [value for name, value in attrs if name in READ_OUT and value]
        if tag not in EMPTY:
            self._silent.append(silent)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self._silent.pop()

    def handle_endtag(self, tag: str) -> None:
        self._silent.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(self._silent):
            self.texts.append(" ".join(data.split()))


def sentences_of(value: Any) -> Iterator[str]:
    """The sentences of JSON; a word alone is a key."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from sentences_of(part)
    elif isinstance(value, str) and " " in value:
        yield value


@pytest.fixture
def _spoken(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both languages on offer."""
    pseudo.write(tmp_path)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [(code, code) for code in ("en", *pseudo.MADE)]
    locale = language._locale
    monkeypatch.setattr(language, "_locale", lambda code: pseudo.LOCALES.get(code) or locale(code))


def said_by(answer: Any) -> list[str]:
    """The texts of an answer; none of a file."""
    content, kind = b"".join(answer), answer.headers.get("Content-Type", "")
    if "html" in kind:
        return Said(content.decode()).texts
    return list(sentences_of(json.loads(content))) if "json" in kind else []


@pytest.mark.usefixtures("_spoken")
def test_no_text_of_any_page_is_english(client: Any, client_of: Any, person: Any) -> None:
    person.language = pseudo.ACCENTED
    person.save()
    tonight = clock.night_at(timezone.now(), person.zone)
    with language.in_language(pseudo.ACCENTED):
        fill_with_demo(person, nights=60, seed=7, last=tonight)
    for table in (person.regimens, Dose.objects):  # a name of one's own is no word of a page
        for row in table.all():
            row.name = pseudo.accented(row.name)
            row.save()
    arguments, browser = samples(one_of_everything(person)), client_of(person)
    asked, slips = 0, defaultdict[str, set[str]](set)
    for name, access in ACCESS.items():
        room = re.split("[:_]", name)[0]
        if access == "staff" or name in FOR_PROGRAMS or name == "account_logout":
            continue
        if room in STILL_ENGLISH:
            continue
        for who in [client, browser] if access == "public" else [browser]:
            try:
                address = reverse(name, kwargs=arguments.get(name, {}))
            except NoReverseMatch:
                continue
            answer = who.get(address, headers={"Accept-Language": pseudo.ACCENTED})
            texts = said_by(answer)
            asked += bool(texts)
            slips[room] |= {
                f"{name}: {text}" for text in texts if ENGLISH.search(NAMES.sub("", text))
            }
    assert asked > 60
    assert {room: sorted(texts) for room, texts in slips.items() if texts} == {}


@pytest.mark.parametrize("code", pseudo.MADE)
def test_the_made_languages_keep_what_a_translation_has_to_keep(code: str) -> None:
    assert list(checking.faults(pseudo.catalogue(code))) == []


@pytest.mark.usefixtures("_spoken")
def test_a_language_from_right_to_left_turns_the_page(client: Any, db: None) -> None:
    page = client.get("/account/login/", headers={"Accept-Language": pseudo.MIRRORED})
    assert '<html lang="ar-xb" dir="rtl"' in page.content.decode()
    assert pseudo.mirrored("Sign in") in page.content.decode()
