"""Every form that creates something is sent twice, as two taps on a slow line do."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.core import serializers
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from accounts.models import User
from journal import once
from journal.models import Posted
from tests import project
from tests.addresses import CANARY, NIGHT, addresses, one_of_everything

REGIMEN = {
    "name": "Magnesium", "kind": "supplement", "prescribed": "", "category": "", "form": "",
    "note": "", "dose-amount": "300", "dose-unit": "mg", "dose-schedule": "evening",
    "dose-first_day": "2026-03-03", "holds-TOTAL_FORMS": "0", "holds-INITIAL_FORMS": "0",
}  # fmt: skip
EXPERIMENT = {
    "agent": "magnesium", "name": "", "outcome": "evening", "first_night": "2026-04-30",
    "nights": "84", "is_hidden": "True", "start": "magnesium evening 12 7 2",
}  # fmt: skip
WELCOME = {
    "time_zone": "Europe/Berlin", "evening_from": "", "product-TOTAL_FORMS": "6",
    "product-INITIAL_FORMS": "0", "product-0-name": "Magnesium", "product-0-schedule": "evening",
}  # fmt: skip
LAB = {"measured": "42", "unit": "ug/L", "taken_on": "2026-03-02"}
VISIT = {"day": "2026-04-14", "at": "", "with_whom": "Dr Okafor", "blood_test": "", "questions": ""}
SITTING = {"night": "2026-03-02", "planned": "20:00", "start": "20:05", "rating_0": "3"}
QUESTION = {"name": "Water", "kind": "number", "unit": "glasses"}

# Each view that stores a form once: the page its form is on, what is sent, and what goes before.
# Names in braces are those of `one_of_everything`.
FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "regimen:new_regimen": ("/regimen/new/", REGIMEN),
    "regimen:change_dose": (
        "/regimen/{regimen}/",
        {"dose-amount": "100", "dose-unit": "mg", "dose-schedule": "evening",
         "dose-first_day": "2026-03-02"},
    ),
    "regimen:remove_step": ("/regimen/{regimen}/dose/{step}/", {}),
    "regimen:delete_regimen": ("/regimen/{regimen}/", {}),
    "regimen:restore_regimen": ("/regimen/", {}),
    "labs:add_result": ("/labs/add/ferritin/", LAB),
    "labs:edit_result": ("/labs/{result}/", LAB),
    "labs:delete_result": ("/labs/{result}/", {}),
    "labs:restore_result": ("/labs/", {}),
    "report:new_visit": ("/visits/new/", VISIT),
    "report:edit_visit": ("/visits/{visit}/", VISIT),
    "report:delete_visit": ("/visits/{visit}/", {}),
    "report:restore_visit": ("/visits/", {}),
    "sittings:new_sitting": ("/sitting/new/", SITTING),
    "sittings:edit_sitting": ("/sitting/{sitting}/", SITTING),
    "sittings:delete_sitting": ("/sitting/{sitting}/", {}),
    "sittings:restore_sitting": ("/sitting/", {}),
    "journal:questions": ("/questions/", QUESTION),
    "journal:ask_question": ("/questions/", {}),
    "journal:delete_night": ("/nights/2026-03-03/", {}),
    "journal:restore_night": ("/nights/?month=2026-03", {}),
    "journal:move_morning": ("/nights/2026-03-03/", {}),
    "journal:take_back_doses": ("/nights/2026-03-03/", {}),
    "journal:use_wake_taps": ("/nights/2026-03-03/", {}),
    "journal:use_recording": ("/nights/2026-03-03/", {}),
    "journal:use_day_suggestions": ("/nights/2026-03-03/", {}),
    "experiments:new_experiment": ("/experiments/new/", EXPERIMENT),
    "welcome:welcome": ("/welcome/", WELCOME),
    "reminders:make_calendar": ("/account/reminders/", {}),
    "reminders:remove_device": ("/account/reminders/", {}),
    "exchange:imports": ("/import/", {}),
    "exchange:use_mapping": ("/import/mappings/{described}/", {}),
    "exchange:cancel_import": ("/import/{import}/", {}),
    "exchange:bring_back_import": ("/import/", {}),
}  # fmt: skip
BEFORE = {  # what brings the form onto its page
    "regimen:restore_regimen": "regimen:delete_regimen",
    "labs:restore_result": "labs:delete_result",
    "report:restore_visit": "report:delete_visit",
    "sittings:restore_sitting": "sittings:delete_sitting",
    "journal:restore_night": "journal:delete_night",
}
CSV = "night,evening_severity\n2026-02-01,4\n"
FILES = {"exchange:imports": CSV, "exchange:use_mapping": f"{CANARY},{CANARY} 2\n2026-02-01,4\n"}

# Forms that may be sent twice without such an id, by where they go or else their template: why.
HARMLESS = {
    "account_": "allauth's: an address, a password or a code is there once or refused",
    "account/": "allauth's, likewise",
    "mfa_": "allauth's, likewise",
    "mfa/": "allauth's, likewise",
    "accounts/delete_account.html": "an account is deleted once",
    "accounts/preferences.html": "says what is so from now on",
    "accounts/language.html": "likewise",
    "accounts/new_token.html": "the secret of a token is made of an id made with the page",
    "accounts:stop_token": "ends what is ended",
    "trends:name_question": "likewise",
    "accounts:end_": "ends what is ended",
    "exchange:columns": "says what is so from now on",
    "exchange:forget_mapping": "ends what is ended",
    "exchange:remember_mapping": "says what is so from now on",
    "exchange:confirm_import": "an import is confirmed once",
    "exchange:undo_import": "an import is undone once",
    "device:answer_offer": "ends what is ended",
    "experiments:follow_night": "says what is so from now on",
    "experiments:say_nobody_prescribed": "says what is so from now on",
    "experiments:stop_experiment": "ends what is ended",
    "journal:here": "says what is so from now on",
    "journal/night_zone.html": "says what is so from now on",
    "journal:edit_night": "has an id of its own, made with the page",
    "journal:wake": "has an id of its own, made with the page",
    "journal/trackers.html": "says what is so from now on",
    "journal:undo_wake_tap": "ends what is ended",
    "regimen:edit_": "says what is so from now on",
    "regimen:resume": "says what is so from now on",
    "regimen:stop": "says what is so from now on",
    "reminders/reminders.html": "says what is so from now on",
    "reminders:add_device": "a device is there once",
    "reminders:end_calendar": "ends what is ended",
    "reminders/stop_mail.html": "ends what is ended",
    "report/about_you.html": "says what is so from now on",
    "report:report": "says what is so from now on",
    "share:": "opens, or ends what is ended",
    "share/": "the code of a link is made of an id made with the page",
}


@pytest.fixture(autouse=True)
def _evening():
    with time_machine.travel("2026-03-03 22:40+01:00", tick=False):
        yield


@pytest.fixture
def owned(person: User) -> dict[str, dict[str, Any]]:
    """One of everything, with what some of the forms need beside it."""
    found = one_of_everything(person)
    person.regimens.update(ended_on=None, ended_reason="")
    person.regimens.get().steps.create(first_day="2026-02-10", schedule="daily")
    night = person.nights.get(night=NIGHT)
    night.morning_first_written_at, night.rise_time = "2026-03-03T07:00Z", "07:00"
    night.save()
    person.imports.create(
        filename="complete", format="complete", time_zone="UTC", step="undone",
        undone_at=timezone.now(), payload={"rows": []},
    )  # fmt: skip
    return found


def everything() -> str:
    """All that is stored, but for what notes that something was sent."""
    beside = {"Posted", "Session", "Event"}
    return "\n".join(
        serializers.serialize("json", model._default_manager.order_by("pk"))
        for model in apps.get_models()
        if model.__name__ not in beside and not model._meta.proxy
    )


def forms_on(page: str) -> list[tuple[str, str]]:
    """The forms of a page that have an id: where they go, and the id."""
    found = []
    for form in re.findall(r"<form [^>]*method=\"post\".*?</form>", page, re.DOTALL):
        action = re.search(r'action="([^"]*)"', form)
        page_id = re.search(r'<input type="hidden" name="page" value="([^"]*)">', form)
        if page_id:
            found.append((unescape(action[1]) if action else "", page_id[1]))
    return found


def form_of(browser: Client, name: str, page: str) -> tuple[str, str]:
    """Where the form of a view goes, and the id that its page was made with."""
    there = [(action or page, uid) for action, uid in forms_on(browser.get(page).content.decode())]
    return next((a, uid) for a, uid in there if resolve(a).view_name == name)


def filled(text: str, owned: dict[str, dict[str, Any]]) -> str:
    return re.sub(r"{(\w+)}", lambda m: str(list(owned[m[1]].values())[-1]), text)


def send(browser: Client, owned: dict[str, dict[str, Any]], name: str) -> Callable[[], Any]:
    """Open the page of a form; each call of what is given back sends it."""
    if name in BEFORE:
        send(browser, owned, BEFORE[name])()
    page, data = FORMS[name]
    action, uid = form_of(browser, name, filled(page, owned))

    def sending() -> Any:
        file = SimpleUploadedFile("nights.csv", FILES.get(name, "").encode())
        given = {"file": file, "time_zone": "Europe/Berlin"} if name in FILES else {}
        return browser.post(action, {**data, **given, "page": uid})

    return sending


def test_every_view_that_stores_a_form_once_is_sent_twice_here():
    views = {n for n, pattern in addresses() if getattr(pattern.callback, "stores_once", False)}

    assert views == set(FORMS)


@pytest.mark.parametrize("name", sorted(set(FORMS) - {"journal:take_back_doses"}))
def test_the_same_form_twice_stores_once_and_leads_to_the_same_place(
    client_of, person, owned, name
):
    browser = client_of(person)
    sending = send(browser, owned, name)
    before = everything()

    first = sending()
    stored = everything()
    second = sending()

    assert first.status_code == 302
    assert stored != before
    assert (second.status_code, second["Location"]) == (302, first["Location"])
    assert everything() == stored
    assert str(once.AGAIN) in browser.get(first["Location"]).content.decode()


def test_taking_doses_back_twice_takes_them_back_once(client_of, person, owned):
    browser = client_of(person)
    address = reverse("journal:take_back_doses", kwargs=owned["doses"])
    page = {"page": str(uuid4())}

    first = browser.post(address, page)
    second = browser.post(address, page, follow=True)

    assert first.status_code == 302
    assert "changed meanwhile" not in second.content.decode()


def test_the_same_page_with_other_content_is_another_form(client_of, person):
    browser = client_of(person)
    page = str(uuid4())

    for name in ("Water", "Steps", "Water"):
        browser.post("/questions/", {**QUESTION, "name": name, "page": page})

    assert sorted(person.factors.values_list("name", flat=True)) == ["Steps", "Water"]


def test_the_same_content_from_two_pages_is_stored_twice(client_of, person):
    for _ in range(2):
        client_of(person).post("/regimen/new/", {**REGIMEN, "page": str(uuid4())})

    assert person.regimens.count() == 2


def test_what_was_refused_can_be_sent_again(client_of, person):
    browser = client_of(person)
    page = str(uuid4())

    refused = browser.post("/regimen/new/", {**REGIMEN, "name": "", "page": page})
    browser.post("/regimen/new/", {**REGIMEN, "page": page})

    assert refused.status_code == 422
    assert person.regimens.count() == 1


def test_another_persons_form_is_another_form(client_of, person, stranger):
    page = str(uuid4())
    for somebody in (person, stranger):
        client_of(somebody).post("/questions/", {**QUESTION, "page": page})

    assert (person.factors.count(), stranger.factors.count()) == (1, 1)


def test_in_the_same_moment_the_second_waits_for_the_first(client_of, person, monkeypatch):
    """As the database tells it: the row that is stored last meets the one before it."""
    browser, page = client_of(person), str(uuid4())
    browser.post("/questions/", {**QUESTION, "page": page})
    looked = iter([None])
    real = once._stored_before
    monkeypatch.setattr(once, "_stored_before", lambda *told: next(looked, real(*told)))
    person.factors.all().delete()

    answer = browser.post("/questions/", {**QUESTION, "page": page})

    assert answer["Location"] == "/questions/"
    assert not person.factors.exists()


def test_what_fails_while_it_is_stored_leaves_no_trace(client_of, person, monkeypatch):
    def failing(*_: Any, **__: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr("journal.forms.own_questions.FactorForm.save", failing)
    with pytest.raises(IntegrityError):
        client_of(person).post("/questions/", {**QUESTION, "page": str(uuid4())})

    assert not Posted.objects.exists()


def test_after_a_week_it_is_forgotten_what_was_sent(client_of, person):
    browser = client_of(person)
    browser.post("/questions/", {**QUESTION, "page": str(uuid4())})
    with time_machine.travel("2026-03-12 22:40+01:00", tick=False):
        client_of(person).post("/questions/", {**QUESTION, "name": "Steps", "page": str(uuid4())})

    assert person.posted.count() == 1


def test_two_taps_open_one_demo(client, settings, db):
    settings.DEMO = True
    (_, uid), *_ = forms_on(client.get("/").content.decode())

    for browser in (client, Client()):
        assert browser.post("/demo/", {"page": uid})["Location"] == "/trends/"

    assert User.objects.count() == 1


def test_each_form_that_posts_has_such_an_id_or_says_why_it_needs_none():
    templates = Path(project.ROOT, "templates")
    without = set()
    for file in templates.rglob("*.html"):
        for form in re.findall(
            r"<form [^>]*method=\"post\".*?</form>", file.read_text(), re.DOTALL
        ):
            goes = re.search(r"action=\"{% url '([^']*)'", form)
            if "{% once %}" not in form:
                without.add(goes[1] if goes else str(file.relative_to(templates)))

    assert {name for name in without if not name.startswith(tuple(HARMLESS))} == set()
    assert all(any(name.startswith(known) for name in without) for known in HARMLESS)
