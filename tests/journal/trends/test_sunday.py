from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

LAST = date(2026, 3, 29)
PAGE = "/trends/sunday/"


@pytest.fixture(autouse=True)
def tonight(monkeypatch):
    """It is the evening of Sunday 29 March 2026 in Berlin."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 29, 20, tzinfo=UTC))


@pytest.fixture
def write(person, write_night):
    def nights(count):
        for day in range(count):
            write_night(person, LAST - timedelta(days=day), evening_severity=day % 4)

    return nights


def test_the_card_is_for_whoever_is_signed_in(client):
    assert client.get(PAGE).url.startswith("/account/login/")


def test_the_card_says_what_is_known_what_waits_and_one_thing_to_ask(client_of, person, write):
    write(60)
    text = client_of(person).get(PAGE).content.decode()

    assert "Your usual worst rating was 1.5 (28 of 28 nights)." in text
    assert "Nothing changed beyond chance against the four weeks before." in text
    assert "First symptom: 38 more nights until it can be compared." in text
    assert "One thing worth asking" in text


def test_the_first_nights_have_no_card_and_nobody_elses_nights_count(
    client_of, person, stranger, write
):
    write(4)
    assert "The first card comes after 5 nights." in client_of(person).get(PAGE).content.decode()
    write_more = client_of(stranger).get(PAGE).content.decode()
    assert "The first card comes after 5 nights." in write_more


def test_the_number_of_queries_does_not_grow(client_of, person, write):
    browser = client_of(person)

    def queries():
        browser.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(PAGE).status_code == 200
        return len(captured)

    write(40)
    few = queries()
    person.nights.all().delete()
    write(150)
    assert queries() == few
