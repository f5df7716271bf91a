"""How much one person may keep: refused with a sentence, and nothing that was typed is lost."""

import json
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import User
from journal import quotas
from journal.exchange.tables import tables
from journal.models import RemovedNight
from journal.share.snapshot import Page, Snapshot

NIGHT = date(2026, 3, 3)
ADDRESS = "/nights/2026-03-03/"
RESULT = {"measured": "42", "unit": "ug/L", "taken_on": "2026-03-03"}
MOST = "This server keeps 1 {} for one person at most. Please {} first"


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


@pytest.fixture
def one_of_each(monkeypatch):
    """A server that keeps one of everything."""
    one = {
        name: replace(each, most=1, in_a_demo=each.in_a_demo and 1)
        for name, each in quotas.QUOTAS.items()
    }
    monkeypatch.setattr(quotas, "QUOTAS", one)


@pytest.fixture
def demo(db):
    ends = timezone.now() + timezone.timedelta(days=1)
    return User.objects.create_user(
        "demo@example.invalid", demo_ends_at=ends, welcomed_at=timezone.now()
    )


def send(client, address, **answers):
    body = {"id": str(uuid4()), "answers": answers, "base": {}}
    return client.post(address, json.dumps(body), "application/json")


def test_every_table_that_a_file_may_bring_has_its_bound():
    for table in tables():
        bounds = quotas.BELOW if table.parent else quotas.QUOTAS
        assert table.name in bounds or table.single or table.name == "preferences", table.name


def test_a_demo_keeps_less_of_everything_and_reaches_nobody():
    for name, quota in quotas.QUOTAS.items():
        assert quota.in_a_demo < quota.most, name
    nothing = {name for name, quota in quotas.QUOTAS.items() if not quota.in_a_demo}
    assert nothing == {"shares", "push_devices", "calendar_feeds"}


@pytest.mark.usefixtures("one_of_each")
def test_one_night_too_many_is_refused_where_it_was_written_and_kept_on_the_page(
    client_of, person, write_night
):
    write_night(person, NIGHT, evening_severity=3)
    mine = client_of(person)

    tapped = send(mine, "/nights/2026-03-04/answers/", evening_severity="7")
    page = mine.post("/nights/2026-03-04/", {"evening_note": "a long walk", "seen": "{}"})

    assert tapped.status_code == page.status_code == 422
    (sentence,) = tapped.json()["errors"]["evening_severity"]
    assert sentence.startswith(MOST.format("nights", "delete some"))
    assert sentence in page.content.decode()
    assert "a long walk" in page.content.decode()
    assert person.nights.count() == 1
    assert send(mine, "/nights/2026-03-03/answers/", tiredness="4").status_code == 200


@pytest.mark.usefixtures("one_of_each")
def test_deleting_makes_room_and_what_can_be_brought_back_is_bounded_too(
    client_of, person, write_night
):
    mine = client_of(person)
    RemovedNight.take(write_night(person, NIGHT, evening_severity=3))

    assert send(mine, "/nights/2026-03-04/answers/", evening_severity="7").status_code == 200
    RemovedNight.take(person.nights.get())
    assert send(mine, "/nights/2026-03-05/answers/", evening_severity="7").status_code == 422


def test_notes_beyond_the_letters_of_a_person_are_refused_beside_the_note(
    client_of, person, write_night, monkeypatch
):
    monkeypatch.setattr(quotas, "LETTERS", replace(quotas.LETTERS, most=10, in_a_demo=5))
    write_night(person, date(2026, 3, 1), morning_note="12345")
    mine = client_of(person)

    refused = send(mine, "/nights/2026-03-03/answers/", evening_note="123456")

    assert refused.status_code == 422
    (sentence,) = refused.json()["errors"]["evening_note"]
    assert "keeps 10 letters in the notes of all nights" in sentence
    assert send(mine, "/nights/2026-03-03/answers/", evening_note="12345").status_code == 200
    assert send(mine, "/nights/2026-03-03/answers/", tiredness="4").status_code == 200


FORMS = {
    "lab_results": ("/labs/add/ferritin/", RESULT, "taken_on", "2026-03-04"),
    "visits": ("/visits/new/", {"day": "2026-03-03"}, "day", "2026-03-04"),
    "factors": ("/questions/", {"name": "stairs", "kind": "claim"}, "name", "tea"),
    "regimens": (
        "/regimen/new/",
        {
            "name": "Iron",
            "kind": "supplement",
            "dose-schedule": "daily",
            "holds-TOTAL_FORMS": "8",
            "holds-INITIAL_FORMS": "0",
        },
        "name",
        "Zinc",
    ),
}


@pytest.mark.usefixtures("one_of_each")
@pytest.mark.parametrize("what", FORMS)
def test_one_more_is_refused_on_its_page_and_stays_in_its_fields(client_of, person, what):
    address, fields, name, other = FORMS[what]
    rows, mine = getattr(person, what), client_of(person)
    first = mine.post(address, fields)
    assert (first.status_code, rows.count()) == (302, 1), first.content.decode()

    second = mine.post(address, fields | {name: other})

    assert (second.status_code, rows.count()) == (422, 1)
    quota = quotas.QUOTAS[what]
    what = quota.counted.format(count=1, most=1)
    assert quota.refusal.format(what=what) in second.content.decode()
    assert other in second.content.decode()
    pk = rows.get().pk
    correct = {"lab_results": f"/labs/{pk}/", "visits": f"/visits/{pk}/"}.get(what)
    if correct:
        assert mine.post(correct, fields | {name: other}).status_code == 302


@pytest.mark.usefixtures("one_of_each")
def test_a_second_experiment_is_refused(client_of, person):
    from journal.experiments.forms import ExperimentForm
    from journal.experiments.models import Experiment

    person.experiments.create(
        agent="magnesium",
        name="magnesium",
        outcome="evening",
        first_night=NIGHT,
        blocks=8,
        block_nights=7,
        washout=4,
        sequence="10" * 4,
        is_hidden=False,
    )
    form = ExperimentForm({}, instance=Experiment(user=person), today=NIGHT)

    assert MOST.format("experiments", "delete some") in form.errors["__all__"][0]


@pytest.mark.usefixtures("one_of_each")
def test_a_tap_too_many_says_so(client_of, person):
    mine = client_of(person)
    tap = {"kind": "started", "uid": str(uuid4())}
    assert mine.post("/wake/", tap, HTTP_ACCEPT="application/json").status_code == 200

    again = mine.post("/wake/", {**tap, "uid": str(uuid4())}, HTTP_ACCEPT="application/json")

    assert mine.post("/wake/", tap, HTTP_ACCEPT="application/json").status_code == 200
    assert again.status_code == 422
    assert MOST.format("taps at night", "delete some") in again.json()["errors"]["kind"][0]


def test_a_dose_is_changed_so_many_times(monkeypatch):
    quotas.check_below("dose_steps", 299)
    with pytest.raises(ValidationError, match="300 changes of one dose is the most"):
        quotas.check_below("dose_steps", 300)


# --- Links, devices, calendars ------------------------------------------------------------


def share(person, code):
    page = Snapshot(Page("Report", (), ()), b"%PDF", (b"<svg/>",))
    return person.shares.hand_out(person, page, code=code, now=timezone.now())[0]


@pytest.mark.usefixtures("one_of_each")
def test_a_link_too_many_is_refused_until_one_is_taken_back(client_of, person):
    first = share(person, "one")
    mine = client_of(person)

    offered = mine.get("/report/share/").content.decode()

    assert MOST.format("shared links that are open", "stop sharing one") in offered
    assert "Make the link" not in offered
    first.revoke(timezone.now())
    assert "Make the link" in mine.get("/report/share/").content.decode()


def terms(client, **more):
    form = client.get("/report/share/").context["form"]
    hidden = {name: form.initial[name] for name in ("nonce", "seen")}
    return {**hidden, "days": "7", "label": "", "passphrase": "", **more}


@pytest.mark.usefixtures("one_of_each")
def test_a_link_asked_for_on_an_older_page_is_refused_and_its_terms_stay(client_of, person):
    mine = client_of(person)
    mine.post("/account/login/", {"login": person.email, "password": "a quiet evening walk"})
    asked = terms(mine, label="Dr Beck")
    share(person, "meanwhile")

    refused = mine.post("/report/share/", asked)

    assert refused.status_code == 422
    assert "Dr Beck" in refused.content.decode()
    assert "stop sharing one" in refused.content.decode()
    assert person.shares.count() == 1


@pytest.mark.usefixtures("one_of_each")
def test_the_same_page_sent_twice_leads_to_the_same_link(client_of, person):
    mine = client_of(person)
    mine.post("/account/login/", {"login": person.email, "password": "a quiet evening walk"})
    asked = terms(mine)

    assert [mine.post("/report/share/", asked).status_code for _ in range(2)] == [201, 201]
    assert person.shares.count() == 1


def test_a_demo_shares_nothing_reminds_nobody_and_has_no_calendar(client_of, demo):
    mine = client_of(demo)

    offered = mine.get("/report/share/").content.decode()
    reminders = mine.get("/account/reminders/").content.decode()
    calendar = mine.post("/account/reminders/calendar/make/", follow=True).content.decode()

    assert "A demo shares no links. Please make an account first." in offered
    assert "Make the link" not in offered
    assert "A demo reminds no devices" in reminders
    assert "Remind me on this device" not in reminders
    assert "A demo has no calendar address" in reminders
    assert "A demo has no calendar address" in calendar
    assert not hasattr(demo, "calendar_feed")


# --- Files --------------------------------------------------------------------------------


@pytest.mark.usefixtures("one_of_each")
def test_a_file_with_more_than_there_is_room_for_is_refused_whole(client_of, person):
    lines = "night,evening_severity\n2026-03-01,3\n2026-03-02,4\n"
    file = SimpleUploadedFile("nights.csv", lines.encode())

    answer = client_of(person).post("/import/", {"file": file, "time_zone": "UTC"})

    assert answer.status_code == 422
    assert MOST.format("nights", "delete some") in answer.content.decode()
    assert not person.imports.exists()


def unit(table, below=(), **row):
    return {"table": table, "row": row, "below": list(below)}


def test_what_hangs_on_one_night_of_a_file_is_bounded(person):
    drinks = [unit("caffeine_intakes")] * 31

    assert quotas.full_for(person, [unit("nights", drinks[:30])]) is None
    assert quotas.full_for(person, [unit("nights", drinks)]) == (
        "This file holds more than 30 drinks on one night. Please divide them."
    )
    deep = [unit("regimens", [unit("dose_steps", [unit("dose_times")] * 25)])]
    assert "more than 24 clock times" in quotas.full_for(person, deep)


def test_letters_of_a_file_count(person):
    long = unit("nights", evening_note="x" * quotas.LETTERS.most, morning_note="y")

    assert "5,000,000 letters" in quotas.full_for(person, [long])


# --- Nights of long ago -------------------------------------------------------------------

OLD = date(1931, 3, 3)


def test_a_night_before_1950_is_asked_about_and_kept(client_of, person):
    mine = client_of(person)
    asked = "This page is for a night of 1931. Is the year right?"

    assert asked in mine.get("/nights/1931-03-03/").content.decode()
    assert send(mine, "/nights/1931-03-03/answers/", evening_severity="7").status_code == 200
    assert person.nights.get().night == OLD
    assert "Is the year right?" not in mine.get("/nights/1950-01-01/").content.decode()


def test_a_file_with_such_a_night_asks_before_it_is_taken_in(client_of, person):
    lines = "night,evening_severity\n1931-03-03,3\n2026-03-02,4\n"
    file = SimpleUploadedFile("nights.csv", lines.encode())

    page = client_of(person).post("/import/", {"file": file, "time_zone": "UTC"}, follow=True)

    asked = "Some nights are before 1950, the first 1931-03-03. Is the year right?"
    assert asked in page.content.decode()


def test_all_draws_whatever_is_stored_however_long_ago(client_of, person, write_night):
    mine = client_of(person)
    write_night(person, OLD, evening_severity=3)
    write_night(person, NIGHT, evening_severity=4)
    dates = {"first": "1931-03-03", "last": "2026-03-03"}

    assert mine.get("/trends/", {"range": "all"}).status_code == 200
    for address in ("/trends/series.json", "/trends/", "/trends/factors/", "/report/"):
        answer = mine.get(address, dates)
        assert answer.status_code == 200, address
    series = mine.get("/trends/series.json", dates).json()
    assert "1931-03-03" in json.dumps(series)
    further = mine.get("/trends/series.json", dates | {"first": "1931-03-02"})
    assert further.json()["errors"]["first"] == [
        "That is more than 20 years. Choose a later first night."
    ]


def test_a_morning_is_moved_to_no_night_that_has_no_page(client_of, person, write_night):
    write_night(person, date(1900, 1, 1), tiredness=4)

    page = client_of(person).post("/nights/1900-01-01/move-morning/", follow=True)

    assert "There are no nights before 1900 here." in page.content.decode()
    assert person.nights.get().night == date(1900, 1, 1)


@pytest.mark.usefixtures("one_of_each")
def test_the_first_run_keeps_to_it_too(client_of, person):
    from journal.welcome.forms import WelcomePage

    person.regimens.create(name="Zinc", kind="supplement", category="other")
    row = {"product-0-name": "Iron", "product-0-schedule": "daily"}
    sizes = {"product-TOTAL_FORMS": "1", "product-INITIAL_FORMS": "0"}
    page = WelcomePage({"time_zone": "UTC", "clock": "24", **sizes, **row}, person=person)

    assert not page.is_valid()
    assert MOST.format("supplements and medicines", "delete some") in str(
        page.products[0].errors["name"]
    )


def test_what_happened_on_a_night_is_no_longer_than_the_words_there_are(person):
    from journal.models import Night
    from journal.questions.choices import EVENTS

    night = Night(user=person, night=NIGHT, time_zone="UTC", events=[EVENTS[0][0]] * 1000)

    with pytest.raises(ValidationError, match="Choose from the words on the page"):
        night.clean()
