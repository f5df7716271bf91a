"""Small words that are easily wrong: full stops, one of something, am and pm."""

import html
import re
from contextlib import suppress

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from journal import clock
from tests.addresses import ACCESS
from tests.project import ROOT

OURS = ["accounts", "journal", "config"]
TEXTS = [
    path
    for folder in (*OURS, "templates")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".html", ".txt", ".typ"}
    and "migrations" not in path.parts
    and path.name != "clock_times.py"  # which reads them
]


def test_no_help_text_of_a_model_ends_in_two_full_stops():
    texts = {
        str(field): str(field.help_text)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if getattr(field, "help_text", "")
    }
    assert texts
    assert [name for name, text in texts.items() if ".." in text] == []


# In the words of a page: "1 nights", "Friday..", "a date , then" and am or pm in another way.
SLIPS = re.compile(
    r"(?<![\w.,:/–-])1 (?:nights|days|doses|tests|results|drinks|minutes|hours|products|entries"
    r"|questions|weeks|points|devices|files|rows|visits|answers)\b"
    r"|\w\.\.(?!\.)|\b[ap]\.m\."
)
HIDDEN = re.compile(r"(?s)<(script|style|svg|code)\b.*?</\1>|<[^>]+>")


def addresses():
    """Every page that needs no more than its name, but signing out."""
    for name, who in ACCESS.items():
        if who in {"person", "public"} and name != "account_logout":
            with suppress(NoReverseMatch):
                yield reverse(name)


def test_no_page_of_somebody_with_one_of_each_has_such_a_slip(client_of, person):
    """As a newcomer meets them on the second day, when everything is one."""
    night = person.nights.create(
        night=clock.night_at(timezone.now(), person.zone) - clock.DAY, time_zone="Europe/Berlin",
        evening_severity=6, had_caffeine=True, exercised=True, took_doses=True, no_symptoms=False,
    )  # fmt: skip
    night.caffeine_intakes.create(drink="espresso", caffeine_mg=63)
    night.doses.create(name="Iron", amount=65, unit="mg")
    person.regimens.create(name="Iron", kind="supplement", category="iron").steps.create(
        first_day=night.night, amount=65, unit="mg", schedule="evening"
    )
    person.lab_results.create(test="ferritin", value=41, unit="ug/L", taken_on=night.night)
    person.visits.create(day=night.night, with_whom="Dr M. P.", questions="One?")
    found = {}
    for address in addresses():
        answer = client_of(person).get(address)
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        words = " ".join(html.unescape(HIDDEN.sub(" ", answer.content.decode())).split())
        if slips := [words[max(0, m.start() - 20) : m.end() + 10] for m in SLIPS.finditer(words)]:
            found[address] = slips
    assert found == {}


@pytest.mark.parametrize("wrong", [r"\b1 nights\b", r"\bp\.m\.[^?]", r"[a-z]\.\.[\"”<\s](?!/)"])
def test_no_text_of_ours_has_such_a_slip(wrong):
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in TEXTS
        for match in re.finditer(wrong, path.read_text())
    }
    assert found == set()
