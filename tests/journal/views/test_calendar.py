from calendar import day_name
from datetime import date

import pytest
import time_machine


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2026-03-20 21:00+01:00", tick=False):
        yield


def cells(page):
    return {c.night.day: c for week in page.context["weeks"] for c in week if c}


def test_the_calendar_needs_a_sign_in(client):
    assert client.get("/nights/").url == "/account/login/?next=/nights/"


def test_each_night_says_in_words_what_its_colour_shows(browser, person, write_night):
    write_night(person, date(2026, 3, 1), evening_severity=3, during_night_severity=7)
    write_night(person, date(2026, 3, 2), no_symptoms=True)
    write_night(person, date(2026, 3, 4), tiredness=4)

    page = browser.get("/nights/?month=2026-03")

    shown = cells(page)
    assert (shown[1].shown, shown[1].tone, shown[1].words) == (
        "7",
        "sev-7 high",
        "worst rating 7 of 10",
    )
    assert (shown[2].shown, shown[2].words) == ("0", "no symptoms")
    assert (shown[3].shown, shown[3].words) == ("", "not logged")
    assert (shown[4].shown, shown[4].words) == ("·", "logged, no rating")
    assert "Night of Sunday 1 March: worst rating 7 of 10" in page.content.decode()
    assert "3 of 19 nights written down." in page.content.decode()


def test_nights_to_come_cannot_be_opened(browser):
    page = browser.get("/nights/")

    assert cells(page)[20].is_tonight
    assert not cells(page)[21].is_open
    assert "/nights/2026-03-21/" not in page.content.decode()


@pytest.mark.parametrize(("first_weekday", "column"), [(0, 6), (6, 0), (5, 1)])
def test_the_week_starts_where_the_person_wants_it(client_of, person, first_weekday, column):
    person.first_weekday = first_weekday
    person.save()

    page = client_of(person).get("/nights/?month=2026-03")

    first_week = page.context["weeks"][0]
    assert first_week[column].night == date(2026, 3, 1)
    assert page.context["weekdays"][0].name == day_name[first_weekday]


@pytest.mark.parametrize(
    ("month", "sentence"),
    [
        ("march", "Please choose a month"),
        ("1066-10", "Choose a month between 1900 and next year."),
    ],
)
def test_a_month_that_cannot_be_is_explained_and_this_one_shown(browser, month, sentence):
    page = browser.get(f"/nights/?month={month}")

    assert sentence in page.content.decode()
    assert page.context["month"] == date(2026, 3, 1)


def test_a_stranger_sees_none_of_it(client_of, person, stranger, write_night):
    write_night(person, date(2026, 3, 1), evening_severity=9)

    assert cells(client_of(stranger).get("/nights/"))[1].words == "not logged"


def test_a_deleted_night_is_offered_for_thirty_days(browser, person, write_night):
    write_night(person, date(2026, 3, 1))
    browser.post("/nights/2026-03-01/delete/")

    assert "Night of Sun 1 Mar 2026" in browser.get("/nights/").content.decode()


def test_a_full_month_takes_as_many_queries_as_an_empty_one(
    browser, person, write_night, django_assert_max_num_queries
):
    for day in range(1, 21):
        write_night(person, date(2026, 3, day), evening_severity=5)
    browser.get("/nights/")  # which keeps what new nights add up to

    with django_assert_max_num_queries(7):
        browser.get("/nights/")


def test_nothing_is_missing_before_the_journal_began(browser, person, write_night):
    write_night(person, date(2026, 3, 18), evening_severity=3)
    write_night(person, date(2026, 3, 19), evening_severity=3)

    assert "2 of 2 nights written down." in browser.get("/nights/").content.decode()


def test_every_month_since_the_first_night_is_one_tap_of_the_list(browser, person, write_night):
    write_night(person, date(2024, 2, 18), evening_severity=3)

    page = browser.get("/nights/")

    text = page.content.decode()
    assert text.index(">2026</h2>") < text.index(">2025</h2>") < text.index(">2024</h2>")
    assert '<a href="?month=2024-02">' in text
    assert '<a href="?month=2024-03">' in text
    assert "?month=2026-05" not in text  # still to come
