from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from journal.models import WakeTap

NIGHT = date(2026, 3, 3)
JSON = {"Accept": "application/json"}


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


@pytest.fixture(autouse=True)
def at_three_in_the_morning():
    with time_machine.travel("2026-03-04 03:00+01:00", tick=False):
        yield


def tapped(person, kind, at, night=NIGHT):
    return person.wake_taps.create(night=night, kind=kind, at=at)


def test_the_screen_needs_a_sign_in(client):
    assert client.get("/wake/").url == "/account/login/?next=/wake/"


def test_a_tap_belongs_to_the_night_of_its_evening(browser, person):
    answer = browser.post("/wake/", {"kind": "started", "uid": uuid4()})

    tap = person.wake_taps.get()
    assert (tap.night, tap.kind) == (NIGHT, "started")
    assert tap.at == datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
    assert answer.url == "/wake/"


def test_the_night_is_that_of_the_persons_zone(client_of, person):
    person.time_zone = "Pacific/Auckland"  # three in the afternoon there
    person.save()

    client_of(person).post("/wake/", {"kind": "back", "uid": uuid4()})

    assert person.wake_taps.get().night == date(2026, 3, 4)


def test_the_same_tap_sent_again_is_stored_once(browser, person):
    tap = {"kind": "started", "uid": uuid4()}

    answers = [browser.post("/wake/", tap, headers=JSON) for _ in range(3)]

    assert [answer.json() for answer in answers] == [{"stored": True}] * 3
    assert person.wake_taps.count() == 1


def test_a_tap_that_waited_for_a_signal_keeps_its_time(browser, person):
    tap = {"kind": "back", "uid": uuid4(), "at": "2026-03-02T23:10:00.000Z"}

    browser.post("/wake/", tap, headers=JSON)

    stored = person.wake_taps.get()
    assert stored.at == datetime(2026, 3, 2, 23, 10, tzinfo=UTC)
    assert stored.night == date(2026, 3, 2)


@pytest.mark.parametrize("at", ["2026-03-04T09:00:00Z", "2026-03-04T01:00:00"])
def test_a_device_whose_clock_cannot_be_right_gets_the_servers(browser, person, at):
    browser.post("/wake/", {"kind": "started", "uid": uuid4(), "at": at}, headers=JSON)

    assert person.wake_taps.get().at == datetime(2026, 3, 4, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"at": "2026-02-17T02:00:00Z"}, "more than two weeks ago"),
        ({"at": "half past two"}, "Write the time as"),
        ({"at": "0001-01-01T00:00:00+14:00"}, "Write the time as"),
        ({"kind": "dancing"}, "Please choose from the list."),
        ({"uid": "mine"}, "This could not be read."),
    ],
)
def test_what_cannot_be_a_tap_is_explained_and_not_stored(browser, person, wrong, sentence):
    tap = {"kind": "started", "uid": str(uuid4()), **wrong}

    for headers in (JSON, {}):
        answer = browser.post("/wake/", tap, headers=headers)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert not person.wake_taps.exists()


def test_the_last_tap_glows_and_can_be_taken_back(browser, person):
    tap = tapped(person, "started", datetime(2026, 3, 4, 1, 57, tzinfo=UTC))

    page = browser.get("/wake/").content.decode()
    assert (page.count("data-noted"), str(tap.uid) in page) == (1, True)

    assert browser.post("/wake/undo/", {"uid": tap.uid}).url == "/wake/"
    assert not person.wake_taps.exists()


def test_an_older_tap_does_not_glow(browser, person):
    tapped(person, "started", datetime(2026, 3, 4, 1, 40, tzinfo=UTC))
    tapped(person, "back", datetime(2026, 3, 4, 1, 50, tzinfo=UTC))

    page = browser.get("/wake/")

    assert page.context["noted"] is None
    assert "data-noted" not in page.content.decode()


@pytest.mark.parametrize("uid", ["", "mine", "754983e2-0b5c-4c11-8a11-9f1c1d0f5c2e"])
def test_taking_back_what_is_not_there_is_no_error(browser, person, uid):
    tap = tapped(person, "started", datetime(2026, 3, 4, 1, 57, tzinfo=UTC))

    answer = browser.post("/wake/undo/", {"uid": uid}, headers=JSON)

    assert answer.json() == {"stored": True}
    assert person.wake_taps.get() == tap


def test_nobody_takes_back_the_tap_of_somebody_else(client_of, person, stranger):
    tap = tapped(person, "started", datetime(2026, 3, 4, 1, 57, tzinfo=UTC))

    client_of(stranger).post("/wake/undo/", {"uid": tap.uid})

    assert person.wake_taps.exists()
    assert "data-noted" not in client_of(stranger).get("/wake/").content.decode()


def test_two_people_may_make_the_same_id(client_of, person, stranger):
    tap = {"kind": "started", "uid": uuid4()}

    for somebody in (person, stranger):
        client_of(somebody).post("/wake/", tap)

    assert (person.wake_taps.count(), stranger.wake_taps.count()) == (1, 1)


def test_a_thousand_taps_take_as_many_queries_as_one(
    browser, person, django_assert_max_num_queries
):
    now = datetime(2026, 3, 4, 1, 59, tzinfo=UTC)
    WakeTap.objects.bulk_create(
        WakeTap(user=person, night=NIGHT, kind="back", at=now) for _ in range(1000)
    )

    with django_assert_max_num_queries(4):
        browser.get("/wake/")


def walked(person, minutes):
    started = datetime(2026, 3, 4, 1, 0, tzinfo=UTC)
    tapped(person, "started", started)
    tapped(person, "back", started + timedelta(minutes=minutes))


def test_confirmed_taps_become_answers_of_the_morning(browser, person, write_night):
    write_night(person, NIGHT, evening_severity=6)
    walked(person, 25)

    answer = browser.post("/nights/2026-03-03/wake/")

    night = person.nights.get()
    assert (night.out_of_bed_walks, night.wake_after_sleep_onset_minutes) == (1, 25)
    assert (night.evening_severity, night.version) == (6, 1)
    assert night.morning_first_written_at is not None
    assert answer.url == "/nights/2026-03-03/"


def test_taps_of_a_night_nobody_wrote_down_begin_it(browser, person):
    walked(person, 25)

    browser.post("/nights/2026-03-03/wake/")

    night = person.nights.get()
    assert (night.night, night.time_zone, night.out_of_bed_walks) == (NIGHT, "Europe/Berlin", 1)


def test_where_a_tap_is_missing_the_minutes_stay_unknown(browser, person):
    tapped(person, "started", datetime(2026, 3, 4, 1, 0, tzinfo=UTC))

    browser.post("/nights/2026-03-03/wake/")

    night = person.nights.get()
    assert (night.out_of_bed_walks, night.wake_after_sleep_onset_minutes) == (1, None)


def test_what_is_confirmed_is_not_offered_again(browser, person):
    walked(person, 25)
    browser.post("/nights/2026-03-03/wake/")

    assert browser.post("/nights/2026-03-03/wake/").status_code == 404


def test_a_night_without_taps_offers_nothing(client_of, person, stranger):
    walked(person, 25)

    assert client_of(person).post("/nights/2026-03-02/wake/").status_code == 404
    assert client_of(stranger).post("/nights/2026-03-03/wake/").status_code == 404
    assert not stranger.nights.exists()


def test_the_suggestion_names_each_walk_in_the_nights_own_time(person, rf):
    from django.template.loader import render_to_string

    from journal.views.wake import wake_suggestion

    walked(person, 25)
    tapped(person, "started", datetime(2026, 3, 4, 3, 30, tzinfo=UTC))
    request = rf.get("/")
    request.user = person

    offered = wake_suggestion(person, person.nights.on(NIGHT))
    html = render_to_string("journal/wake_suggestion.html", {"wake": offered}, request)
    shown = " ".join(html.split())

    assert "02:00 to 02:25" in shown
    assert "04:30 to ?" in shown
    assert "up 2 times." in shown
    assert "Where one of the two taps is missing" in shown
    assert '<data hidden value="2" data-answer="out_of_bed_walks">' in shown


@pytest.mark.parametrize("minutes_ago", [0, 4, 35, 230])
def test_opened_again_while_legs_are_up_the_screen_says_the_same_at_any_time(
    browser, person, minutes_ago
):
    tapped(person, "started", datetime(2026, 3, 4, 2, tzinfo=UTC) - timedelta(minutes=minutes_ago))

    page = browser.get("/wake/").content.decode()

    assert "you are up" in page
    assert page.count("data-noted") == 1


def test_a_tap_forgotten_for_hours_is_not_running(browser, person):
    tapped(person, "started", datetime(2026, 3, 3, 20, 0, tzinfo=UTC))

    assert "you are up" not in browser.get("/wake/").content.decode()


@pytest.mark.parametrize(
    ("local", "leads"), [("2026-03-04 21:59", 0), ("2026-03-04 22:00", 1), ("2026-03-05 05:59", 1)]
)
def test_at_night_every_page_leads_to_the_screen(client_of, person, local, leads):
    with time_machine.travel(f"{local}+01:00", tick=False):
        assert client_of(person).get("/privacy/").content.decode().count('class="moon"') == leads


def test_so_does_it_by_day_until_back_in_bed_or_undone(client_of, person):
    with time_machine.travel("2026-03-04 18:00+01:00", tick=False):
        browser = client_of(person)

        def moons():
            return browser.get("/privacy/").content.decode().count('class="moon"')

        assert moons() == 0
        browser.post("/wake/", {"kind": "started", "uid": (first := uuid4())}, headers=JSON)
        assert moons() == 1
        browser.post("/wake/undo/", {"uid": first}, headers=JSON)
        assert moons() == 0
        browser.post("/wake/", {"kind": "started", "uid": uuid4()}, headers=JSON)
        browser.post("/wake/", {"kind": "back", "uid": uuid4()}, headers=JSON)
        assert moons() == 0
