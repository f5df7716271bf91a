"""The page "What helped you"."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

PAGE = "/trends/helped/"
TONIGHT = date(2026, 3, 29)


@pytest.fixture(autouse=True)
def tonight(db, monkeypatch):
    """It is the evening of Sunday 29 March 2026 in Berlin."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 29, 20, tzinfo=UTC))


@pytest.fixture
def see(client_of, person):
    def text(address=PAGE, user=person):
        body = re.sub(r"<[^>]*>", " ", client_of(user).get(address).content.decode())
        return " ".join(unescape(body).split())

    return text


@pytest.fixture
def write(person, write_night):
    """So many nights up to tonight; `answers` gives those of the night so many nights ago."""

    def nights(count, answers):
        for ago in range(count):
            write_night(person, TONIGHT - timedelta(days=ago), **answers(ago))

    return nights


def walked(ago):
    return {"reliefs": ["walking"], "walking_helped": (0, 1, 2, 2)[ago % 4]}


def test_it_is_for_whoever_is_signed_in_and_only_read(client, client_of, person):
    assert client.get(PAGE).url.startswith("/account/login/")
    assert client_of(person).post(PAGE).status_code == 405


def test_an_empty_diary_says_where_the_question_is(see):
    assert "Nothing to show yet. Under “More about this evening” you can choose" in see()


def test_few_nights_say_so(see, write):
    write(4, walked)

    text = see()
    assert (
        "Not clear yet: each needs 10 nights with an answer. Walking has 4 nights so far." in text
    )
    assert "Walking 2 1 1 0 3 of 4 (75 %) not clear yet: needs 6 more nights" in text


def test_enough_nights_give_a_share_and_its_range(see, write):
    write(40, walked)

    text = see()
    assert (
        "Walking helped on 30 of 40 nights. With these nights it could be from 55 % to 88 %."
        in text
    )
    assert "Walking 20 10 10 0 30 of 40 (75 %) 55 % to 88 %" in text
    assert "This says how often, not why." in text


def test_what_is_not_clearly_worse_is_named_beside_what_helped_most_often(see, write):
    write(40, lambda ago: walked(ago) | {"bath_helped": int(ago % 3 > 0), "cold_helped": 0})

    text = see()
    assert "Not clearly more often than a bath or shower." in text
    assert text.index("Walking 20") < text.index("A bath or shower 0") < text.index("Cold 0")


def test_a_thing_opens_its_nights_and_an_unknown_one_none(see, write):
    write(3, walked)

    nights = "29 Mar 2026 not at all 28 Mar 2026 some 27 Mar 2026 much"
    assert nights in see(f"{PAGE}?thing=walking")
    assert "Nights with walking" not in see(f"{PAGE}?thing=brandy") + see(
        f"{PAGE}?thing={'x' * 40}"
    )


def test_the_range_of_an_address_counts(see, write):
    write(20, walked)

    assert "5 of 7 (71 %)" in see(f"{PAGE}?first=2026-03-23&last=2026-03-29")
    assert "The last night is before the first." in see(f"{PAGE}?first=2026-03-08&last=2026-03-02")


def test_a_stranger_sees_nothing_of_it(see, stranger, write):
    write(20, walked)

    assert "Nothing to show yet." in see(user=stranger)


def test_the_number_of_queries_does_not_grow(client_of, person, write):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client_of(person).get(f"{PAGE}?thing=walking")
        return len(captured)

    write(2, walked)
    few = queries()
    person.nights.all().delete()
    write(60, walked)
    assert queries() == few
