import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.core.cache import cache

PAGE, ADDRESS = "/trends/factors/", "/trends/factors/name/"
TONIGHT = date(2026, 3, 29)


@pytest.fixture(autouse=True)
def tonight(db, monkeypatch):
    """It is the evening of Sunday 29 March 2026 in Berlin."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 29, 20, tzinfo=UTC))
    cache.clear()


def text_of(answer):
    body = re.sub(r"<[^>]*>", " ", answer.content.decode())
    return " ".join(unescape(body).split())


@pytest.fixture
def send(client_of, person):
    return lambda key: text_of(client_of(person).post(ADDRESS, {"question": key}, follow=True))


def test_naming_is_for_whoever_is_signed_in_and_is_posted(client, client_of, person):
    assert client.post(ADDRESS).url.startswith("/account/login/")
    assert client_of(person).get(ADDRESS).status_code == 405


def test_a_named_question_stands_beside_its_factor_with_its_date(send, person):
    text = send("alcohol")
    row = person.named_questions.get()

    assert (row.factor_key, row.named_on) == ("alcohol", TONIGHT)
    assert "“Alcohol” is chosen. Nights after tonight count for it." in text
    assert "Alcohol Legs during the night; named beforehand on 29 Mar 2026" in text
    assert "Nothing changed." in send("alcohol")
    assert "No question is chosen. All weigh alike." in send("")
    assert not person.named_questions.exists()


def test_the_page_offers_every_question_and_shows_the_named_one(send, client_of, person):
    own = person.factors.create(name="Wool socks")
    send(f"own-{own.pk}")
    body = client_of(person).get(PAGE).content.decode()

    assert person.named_questions.get().key == "own-Wool socks"
    assert f'<option value="own-{own.pk}" selected>Wool socks</option>' in body
    assert '<option value="">none</option>' in body


@pytest.mark.parametrize("key", ["luck", "own-0", "own-x"])
def test_what_is_no_question_of_the_page_is_explained(send, person, key):
    assert "Choose one of the questions on the list." in send(key)
    assert not person.named_questions.exists()


def test_anothers_question_is_none_of_the_page(send, stranger, person):
    theirs = stranger.factors.create(name="Wool socks")
    assert "Choose one of the questions on the list." in send(f"own-{theirs.pk}")


def test_the_opened_factor_says_that_it_was_named(send, client_of, person):
    send("alcohol")
    text = text_of(client_of(person).get(f"{PAGE}?factor=alcohol"))
    assert "This question was named beforehand on 29 Mar 2026." in text


def test_the_summary_says_which_question_was_named(send, person, write_night):
    from journal.clock import Period
    from journal.report.findings import factors_of

    for ago in range(40):
        write_night(person, TONIGHT - timedelta(days=ago), evening_severity=ago % 7)
    send("weekend")
    names = [row.name for row in factors_of(person, Period.ending(TONIGHT, 60)).rows]
    assert any(
        name.endswith("legs in the evening (named beforehand on 29 Mar 2026)") for name in names
    )
