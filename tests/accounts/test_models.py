from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User

BERLIN = ZoneInfo("Europe/Berlin")


def somebody(dim_from, theme="light", zone="Europe/Berlin"):
    return User(email="a@example.org", time_zone=zone, theme=theme, dim_from=dim_from)


def berlin(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def theme_at(person, text):
    with time_machine.travel(berlin(text), tick=False):
        return person.look["theme"]


@pytest.mark.parametrize(
    ("now", "theme"),
    [
        ("2026-03-03 22:29", "light"),
        ("2026-03-03 22:30", "dim"),
        ("2026-03-04 00:10", "dim"),
        ("2026-03-04 06:59", "dim"),
        ("2026-03-04 07:00", "light"),
    ],
)
def test_colours_are_dim_from_the_chosen_hour_until_morning(now, theme):
    assert theme_at(somebody(time(22, 30)), now) == theme


@pytest.mark.parametrize(
    ("now", "theme"), [("2026-03-04 00:59", "light"), ("2026-03-04 01:00", "dim")]
)
def test_the_hour_may_lie_after_midnight(now, theme):
    assert theme_at(somebody(time(1)), now) == theme


def test_the_hour_is_that_of_the_persons_zone():
    assert theme_at(somebody(time(22), zone="Asia/Tokyo"), "2026-03-03 14:30") == "dim"


def test_without_an_hour_the_colours_stay():
    person = somebody(None, theme="auto")

    assert person.look == {"theme": "auto"}


def test_a_new_account_is_dim_from_nine_in_the_evening():
    person = User(email="a@example.org", time_zone="Europe/Berlin")

    assert theme_at(person, "2026-03-03 20:59") == "auto"
    assert theme_at(person, "2026-03-03 21:00") == "dim"


def test_a_page_open_in_the_evening_knows_when_to_change():
    with time_machine.travel(berlin("2026-03-03 20:00"), tick=False):
        look = somebody(time(22, 30)).look

    assert look["dim_from"] == berlin("2026-03-03 22:30").timestamp() * 1000
    assert look["dim_until"] == berlin("2026-03-04 07:00").timestamp() * 1000


def test_the_hours_are_right_when_the_clocks_change():
    first, last = somebody(time(22)).dim_hours(berlin("2026-03-29 01:00"))

    assert (last.timestamp() - first.timestamp()) / 3600 == 8


clock_times = st.times().map(lambda t: t.replace(second=0, microsecond=0))
nows = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(BERLIN))


@given(clock_times, nows)
def test_the_hours_told_are_under_way_or_the_next(dim_from, now):
    first, last = somebody(dim_from).dim_hours(now)

    assert first.timestamp() < last.timestamp()
    assert now.timestamp() < last.timestamp()
    assert first.timestamp() - now.timestamp() <= 25 * 3600


def test_the_hour_is_chosen_on_the_account_page_and_takes_effect(client_of, person):
    sent = {
        "time_zone": "Europe/Berlin",
        "first_weekday": "0",
        "clock": "24",
        "units": "metric",
        "theme": "light",
        "dim_from": "22:30",
        "caffeine_half_life_hours": "5",
    }
    with time_machine.travel(berlin("2026-03-03 23:00"), tick=False):
        page = client_of(person).post("/account/", sent, follow=True).content.decode()

    person.refresh_from_db()
    assert person.dim_from == time(22, 30)
    assert 'data-theme="dim" data-theme-by-day="light"' in page
    assert 'name="dim_from" value="22:30"' in page.replace("  ", " ")
