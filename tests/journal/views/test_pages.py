import re

import pytest
import time_machine
from django.core.cache import cache

from accounts.models import User
from journal.views import demo


@pytest.fixture(autouse=True)
def _no_earlier_demos(db):
    cache.clear()


def test_home_says_what_this_is_and_offers_the_demo_where_there_is_one(client, settings):
    settings.DEMO = True
    assert "Try the demo" in client.get("/").content.decode()

    settings.DEMO = False
    assert "Try the demo" not in client.get("/").content.decode()


def test_home_leads_a_signed_in_person_to_tonight(client_of, person):
    assert client_of(person).get("/").url == "/tonight/"


@pytest.mark.parametrize("address", ["/", "/account/login/", "/account/signup/", "/privacy/"])
def test_help_is_one_tap_away_from_every_page(client, address):
    assert 'href="/help-now/"' in client.get(address).content.decode()


def test_the_page_of_what_is_stored_names_what_each_room_keeps(client):
    text = client.get("/privacy/").content.decode()

    for kept in (
        *("Your nights", "things you track", "the screen “Awake now”", "What you take or took"),
        *("The blood results", "Your visits", "Your experiments", "Shared summaries"),
        *("Tracker nights", "Results worked out", "reminders: their times"),
    ):
        assert kept in text


def test_help_names_lines_that_answer_now(client):
    text = client.get("/help-now/").content.decode()

    for kind, lines in {
        "emergency": ("112", "999", "911", "000", "111"),
        "poison": ("1-800-222-1222", "1-844-764-7669", "13 11 26", "0800 764 766", "112"),
        "too-much": ("988", "116 123", "3114", "024", "13 11 14", "1737", "findahelpline.com"),
    }.items():
        section = text[text.index(f'id="{kind}"') :].partition("</section>")[0]
        assert [line for line in lines if f">{line}</a>" not in section] == [], kind
    assert "We checked them on 1 Dec 2026" in text


def test_help_names_a_swollen_leg_and_a_telephone_dials_what_stands_there(client):
    text = client.get("/help-now/").content.decode()

    assert "One leg swollen, warm, red or painful" in text
    assert "Please see a doctor the same day" in text
    for dialled, shown in re.findall(r'href="tel:(\+?\d+)">([^<]+)</a>', text):
        written = re.sub(r"\D", "", shown)
        assert dialled == written or re.fullmatch(
            rf"\+\d\d?{written.lstrip('0')}|\+{written}", dialled
        )


def test_the_lines_of_ones_own_country_come_first(client_of, person):
    person.time_zone, person.language = "Europe/Madrid", "en"
    person.save()

    numbers = re.findall(
        r'href="tel:[^"]+">([^<]+)</a>', client_of(person).get("/help-now/").content.decode()
    )

    # Where one lives decides, not the language: emergency, poison, crisis.
    assert numbers[0] == "112"
    assert numbers.index("91 562 04 20") < numbers.index("1-800-222-1222")
    assert numbers.index("024") < numbers.index("988")


def test_the_house_says_when_it_is_alive(client):
    assert client.get("/healthz").content == b"ok"


def test_the_demo_is_a_signed_in_account_full_of_nights(client, settings):
    settings.DEMO = True

    answer = client.post("/demo/", {"time_zone": "Europe/Berlin"})

    assert answer.url == "/trends/"
    person = User.objects.get()
    assert person.is_demo
    assert not person.has_usable_password()
    assert 100 < person.nights.count() <= demo.NIGHTS
    assert "This is a demo account" in client.get("/account/").content.decode()


def test_two_demos_hold_the_same_nights(settings, client):
    settings.DEMO = True
    for _ in range(2):
        type(client)().post("/demo/")

    first, second = User.objects.all()
    assert first.nights.count() == second.nights.count()
    assert [n.evening_severity for n in first.nights.all()] == [
        n.evening_severity for n in second.nights.all()
    ]


def test_demos_that_are_over_are_deleted_by_the_next_one(client, settings, person):
    settings.DEMO = True
    client.post("/demo/")
    over = User.objects.get(demo_ends_at__isnull=False)
    with time_machine.travel(over.demo_ends_at.timestamp() + 60, tick=False):
        type(client)().post("/demo/")

    assert not User.objects.filter(pk=over.pk).exists()
    assert User.objects.filter(pk=person.pk).exists()


def test_a_zone_the_server_does_not_know_falls_back_to_the_servers_own(client, settings):
    settings.DEMO = True

    client.post("/demo/", {"time_zone": "Mars/Olympus"})

    assert User.objects.get().time_zone == settings.TIME_ZONE


def test_a_server_without_a_demo_has_no_such_page(client, settings):
    settings.DEMO = False

    assert client.post("/demo/").status_code == 404


def test_the_demo_has_a_brake(client, settings, monkeypatch):
    settings.DEMO = True
    monkeypatch.setattr(demo, "MOST_AN_HOUR", 1)
    client.post("/demo/")

    page = type(client)().post("/demo/", follow=True)

    assert "come back in an hour" in page.content.decode()
    assert User.objects.count() == 1


def test_a_page_outside_the_rooms_marks_none_as_where_one_is(client_of, person):
    page = client_of(person).get("/welcome/").content.decode()
    assert "Take along" in page
    assert "aria-current" not in page
