"""No page in another language holds English: each is asked for in one that is made of accents."""

import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from html.parser import HTMLParser
from itertools import product
from typing import Any
from zoneinfo import available_timezones

import pytest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from icalendar import Calendar
from pypdf import PdfReader

from accounts import deletion
from config import language
from config.operations.catalogues import checking
from journal import clock
from journal.guide import translation
from journal.guide.nutrients import NUTRIENTS
from journal.guide.topics import TOPICS
from journal.models import Dose
from journal.reminders import mail
from journal.reminders.messages import Part, words_of
from journal.report import build_fonts
from journal.seeding import fill_with_demo
from tests import pseudo
from tests.addresses import ACCESS, CANARY, one_of_everything, samples
from tests.project import ROOT

# What goes to programs: names of columns and fields, with what they mean.
FOR_PROGRAMS = {
    "api:openapi", "exchange:export_fhir", "exchange:export_json", "exchange:export_schema",
}  # fmt: skip
GUIDE: dict[str, list[dict[str, Any]]] = {
    "guide:nutrient": [{"nutrient": each} for each in NUTRIENTS.values()],
    "guide:topic": [{"topic": each} for each in TOPICS.values()],
}
NAMES = re.compile(
    "|".join(
        [
            *sorted((re.escape(zone.replace("_", " ")) for zone in available_timezones()), key=len)[
                ::-1
            ],
            r"\w+/\w+",  # zones as they are stored
            rf"{CANARY}|findahelpline\.com|\w+@example\.org|Stillnight|English|Firefox",
            r"Fitbit|Apple Health|Health Connect|Sleep as Android|FHIR R4|\b(?:CSV|JSON|XLSX)\b",
            "IRLS|ASRS|RLSQoL|CGI-S",
            r"µg DFE|(?<=\d )(?:[kmnpµ]?(?:g|mol|L|U|eq)|min|kcal)\b",
            r"\{\w+\}",  # a place that a script or the paper fills
        ]
    ),
    re.IGNORECASE,
)
ENGLISH = re.compile("[A-Za-z]{3,}")
SILENT = {"script", "style", "code", "template"}
EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
READ_OUT = {"alt", "aria-description", "aria-label", "aria-valuetext", "placeholder", "title"}


class Said(HTMLParser):
    """What a page says: its texts and the attributes that are read out, but for what it marks as
    being of another language.
    """

    spoken = pseudo.ACCENTED

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent: list[bool] = []  # of each element that is open
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        foreign = given.get("lang") not in {None, self.spoken}
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
    """The sentences of JSON; a word alone is a key, and units are told to programs."""
    if isinstance(value, dict):
        value = [part for key, part in value.items() if key != "units"]
    if isinstance(value, list):
        for part in value:
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
    monkeypatch.setattr(translation, "LOCALE", tmp_path)
    translation.overlay.cache_clear()


def said_by(answer: Any) -> list[str]:
    """The texts of a page, JSON, a calendar or a PDF; none of another file."""
    content, kind = b"".join(answer), answer.headers.get("Content-Type", "")
    if "html" in kind:
        return Said(content.decode()).texts
    if "json" in kind:
        return list(sentences_of(json.loads(content)))
    if "calendar" in kind:
        entries = Calendar.from_ical(content).walk("VEVENT")
        return [str(entry[words]) for entry in entries for words in ("SUMMARY", "DESCRIPTION")]
    if content.startswith(b"%PDF"):
        pages = PdfReader(io.BytesIO(content)).pages
        return [line for page in pages for line in page.extract_text().splitlines()]
    return []


def slips(texts: Iterable[str]) -> set[str]:
    """Those with English that is no name."""
    return {text for text in texts if ENGLISH.search(NAMES.sub("", text))}


@pytest.mark.usefixtures("_spoken")
def test_no_text_of_any_page_is_english(
    client: Any, client_of: Any, person: Any, stranger: Any
) -> None:
    build_fonts.build()
    for each in (person, stranger):
        each.language = pseudo.ACCENTED
        each.save()
    tonight = clock.night_at(timezone.now(), person.zone)
    with language.in_language(pseudo.ACCENTED):
        fill_with_demo(person, nights=60, seed=7, last=tonight)
    for table in (person.regimens, Dose.objects):  # a name of one's own is no word of a page
        for row in table.all():
            row.name = pseudo.accented(row.name)
            row.save()
    arguments, browser = samples(one_of_everything(person)), client_of(person)
    query = f"?on={tonight + timedelta(20)}&at=09:00"
    queries = dict.fromkeys(["labs:before_a_test", "labs:before_a_test_ics"], query)
    readers = {
        "public": [client, browser],
        "person": [browser, client_of(stranger)],
        "owned": [browser],
    }
    asked, found = defaultdict[str, int](int), defaultdict[str, set[str]](set)
    for name, access in ACCESS.items():
        room = re.split("[:_]", name)[0]
        if access == "staff" or name in FOR_PROGRAMS or name == "account_logout":
            continue
        for who, given in product(readers[access], GUIDE.get(name) or [arguments.get(name, {})]):
            try:
                address = reverse(name, kwargs=given) + queries.get(name, "")
            except NoReverseMatch:
                continue
            answer = who.get(address, headers={"Accept-Language": pseudo.ACCENTED})
            texts = said_by(answer)
            asked[name] += len(texts)
            found[room] |= {f"{name}: {text}" for text in slips(texts)}
    assert sum(map(bool, asked.values())) > 60
    assert min(asked["report:report_pdf"], asked["report:paper_nights_pdf"]) > 100
    assert {room: sorted(texts) for room, texts in found.items() if texts} == {}


@pytest.mark.usefixtures("_spoken")
def test_no_mail_and_no_reminder_is_english(person: Any) -> None:
    person.language = pseudo.ACCENTED
    folder = ROOT / "templates"
    names = [str(file.relative_to(folder)) for file in folder.glob("*/email/*.txt")]
    told = {"timestamp": timezone.now(), "ip": "192.0.2.1", "email": person.email}
    with language.in_language(pseudo.ACCENTED):
        texts = [str(render_to_string(name, told)) for name in names]
        reminders = [mail.written(person, words_of(part)) for part in Part]
    sent = [*reminders, deletion._mail(person.email, person.speaks)]
    texts += [str(text) for message in sent for text in (message.subject, message.body)]
    assert len(texts) > 30
    assert slips(re.sub(r"http\S+", "", text) for text in texts) == set()


@pytest.mark.parametrize("code", pseudo.MADE)
def test_the_made_languages_keep_what_a_translation_has_to_keep(code: str) -> None:
    assert list(checking.faults(pseudo.catalogue(code))) == []


@pytest.mark.usefixtures("_spoken")
def test_a_language_from_right_to_left_turns_the_page(client: Any, db: None) -> None:
    page = client.get("/account/login/", headers={"Accept-Language": pseudo.MIRRORED})
    assert '<html lang="ar-xb" dir="rtl"' in page.content.decode()
    assert pseudo.mirrored("Sign in") in page.content.decode()
