"""No form of the house answers in Django's or allauth's words: every field, then every page."""

import ast
import html
import re
from contextlib import suppress
from pathlib import Path

import allauth
import django
import pytest
from django import forms
from django.urls import NoReverseMatch, get_resolver, reverse

from accounts.adapter import AccountAdapter, MFAAdapter
from tests.addresses import ACCESS, one_of_everything, samples

CATALOGUES = [
    path
    for package in (django, allauth)
    for path in Path(package.__path__[0]).rglob("locale/en/LC_MESSAGES/django.po")
]
MESSAGE = re.compile(r'^msgid(?:_plural)? ((?:".*"\n)+)', re.MULTILINE)
FILLED = re.compile(r"%\\\(\w+\\\)[sd]|%[sd]|\\\{\w+\\\}")


def theirs():
    """Every sentence that the two packages can show."""
    return {
        "".join(ast.literal_eval(line) for line in found[1].splitlines())
        for path in CATALOGUES
        for found in MESSAGE.finditer(path.read_text())
    } - {""}


THEIRS = theirs()
# With the longest part of each that is always the same: to look for those is a hundred times
# quicker than one pattern of all of them.
SENTENCES = [
    (
        max((re.sub(r"\\(.)", r"\1", part) for part in FILLED.split(text)), key=len),
        re.compile(FILLED.sub(r"[^<]{1,80}?", text)),
    )
    for text in map(re.escape, sorted(THEIRS))
    if text.endswith(".") and text.count(" ") >= 2
]


def their_sentence(text):
    """The first of their sentences in a text; `None` where there is none."""
    for part, sentence in SENTENCES:
        if part in text and (found := sentence.search(text)):
            return found[0]
    return None


def descendants(kind):
    for each in kind.__subclasses__():
        yield each
        yield from descendants(each)


def ours():
    """Every form of the project; all are imported by its addresses."""
    assert get_resolver().url_patterns
    for each in descendants(forms.BaseForm):
        if (
            each.__module__.startswith(("accounts.", "journal."))
            and ".admin" not in each.__module__
        ):
            yield each


def test_the_words_of_the_packages_are_known_here():
    assert {"This field is required.", "Enter a valid time.", "Incorrect code."} <= THEIRS
    assert their_sentence("Ensure this value has at most 60 characters (it has 400).")
    assert their_sentence("A page of ours.") is None


def test_no_field_of_any_form_answers_in_their_words():
    found = {
        f"{form.__qualname__}.{name}, {code}"
        for form in ours()
        for name, field in form.base_fields.items()
        for code, text in {
            **{each.code: each.message for each in field.validators if hasattr(each, "message")},
            **field.error_messages,
        }.items()
        if str(text) in THEIRS
    }
    assert len(list(ours())) > 50
    assert found == set()


def test_no_row_of_a_form_answers_in_their_words():
    sets = [each for each in descendants(forms.BaseFormSet) if each.__module__ != "django.forms"]
    found = {
        text
        for each in [forms.BaseFormSet, *sets]
        for text in map(str, each.default_error_messages.values())
    }
    assert found
    assert not found & THEIRS


@pytest.mark.parametrize("adapter", [AccountAdapter, MFAAdapter])
def test_nothing_of_signing_in_is_refused_in_their_words(adapter):
    found = {code for code, text in adapter.error_messages.items() if str(text) in THEIRS}
    assert found == set()


FORM = re.compile(r'(?s)<form[^>]*method="post"[^>]*>.*?</form>')
ACTION = re.compile(r'^<form[^>]*action="([^"]*)"')
NAMES = re.compile(r'<(?:input|select|textarea)[^>]*\bname="([^"]+)"')
KEPT = {"csrfmiddlewaretoken", "page"}
NEVER = {"account_logout"}
WRONG = {"empty": "", "too long": "x" * 20_100, "a sign": "\x00", "a number": "-1e9"}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_no_page_answers_wrong_input_in_their_words(client_of, person, wrong):
    person.set_password("five plain words of mine")
    person.save()
    browser, arguments = client_of(person), samples(one_of_everything(person))
    found, sent = {}, 0
    for name, who in ACCESS.items():
        with suppress(NoReverseMatch):
            if who == "staff" or name in NEVER:
                continue
            address = reverse(name, kwargs=arguments.get(name, {}))
            page = browser.get(address)
            if page.status_code != 200 or "html" not in page.headers["Content-Type"]:
                continue
            for form in FORM.findall(page.content.decode()):
                action = ACTION.match(form)
                answer = browser.post(
                    html.unescape(action[1]) if action and action[1] else address,
                    {each: wrong for each in NAMES.findall(form) if each not in KEPT},
                    follow=True,
                )
                sent += 1
                text = html.unescape(b"".join(answer).decode(errors="replace"))
                if slip := their_sentence(text):
                    found[address] = slip
    assert sent > 40
    assert found == {}
