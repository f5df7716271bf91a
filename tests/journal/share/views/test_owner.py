from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import time_machine

from journal.share.models import Share
from tests.journal.share.made_up import NOW, PAGE, SNAPSHOT, share


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


def words(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def test_the_list_says_until_when_each_link_works(browser, person, clock):
    share(person, label="Dr Okafor", passphrase="three quiet nights")
    share(person, 2, label="Dr Lind", days=1)
    share(person, 3, label="The clinic").revoke(NOW)
    clock.shift(timedelta(days=2))
    page = words(browser.get("/shares/"))

    assert "Works until <strong>7 Apr 2026, 22:00</strong>, with a passphrase." in page
    assert "Ended on 1 Apr 2026." in page
    assert "Sharing stopped on 31 Mar 2026, 22:00." in page
    assert page.count("See what they see") == page.count("Stop sharing") == 1


def test_the_list_says_how_often_and_when_it_was_opened(browser, person):
    share(person, label="Not yet")
    opened = share(person, 2, label="Twice")
    for hours in (1, 5):
        opened.opens.create(opened_at=NOW + timedelta(hours=hours))
    page = words(browser.get("/shares/"))

    assert "Not opened yet." in page
    assert "Opened 2 times, last on 1 Apr, 03:00" in page
    assert "31 Mar 2026, 23:00" in page


def test_an_empty_list_says_how_to_begin(browser):
    assert "choose your nights and press “Share with your doctor”" in words(browser.get("/shares/"))


def test_the_list_asks_the_database_as_often_for_many_as_for_one(
    browser, person, django_assert_max_num_queries
):
    share(person).opens.create(opened_at=NOW)
    with django_assert_max_num_queries(5) as few:
        browser.get("/shares/")
    for number in range(2, 12):
        share(person, number).opens.create(opened_at=NOW)
    with django_assert_max_num_queries(len(few)):
        answer = browser.get("/shares/")

    assert answer.content.decode().count("Opened 1 time,") == 11
    assert not any('"content"' in query["sql"] for query in few.captured_queries)


def test_its_owner_sees_what_the_visitor_sees(browser, person):
    made = share(person)
    page = words(browser.get(f"/shares/{made.pk}/"))

    assert "Anybody with the link sees this until 7 Apr 2026, 22:00" in page
    assert "Nights logged: 30 of 31." in page
    assert browser.get(f"/shares/{made.pk}.pdf").content == SNAPSHOT.pdf
    assert browser.get(f"/shares/{made.pk}/pages/2/").content == SNAPSHOT.pictures[1]
    assert made.opens.count() == 0


def test_there_is_no_third_page_of_two(browser, person):
    assert browser.get(f"/shares/{share(person).pk}/pages/3/").status_code == 404


def test_what_has_ended_shows_nothing_to_its_owner_either(browser, person):
    made = share(person)
    made.revoke(NOW)

    for address in (f"/shares/{made.pk}/", f"/shares/{made.pk}.pdf", f"/shares/{made.pk}/pages/1/"):
        assert browser.get(address).status_code == 404


def test_taking_it_back_is_told_and_holds(browser, person):
    made = share(person, label="Dr Okafor")
    answer = browser.post(f"/shares/{made.pk}/revoke/", follow=True)

    assert "Sharing stopped: Dr Okafor. The link opens nothing from now on." in words(answer)
    assert not Share.objects.live(NOW).exists()
    assert browser.get(f"/shares/{made.pk}/revoke/").status_code == 405


def test_nobody_looks_at_or_takes_back_what_others_share(client_of, person, stranger):
    made = share(person)
    theirs = client_of(stranger)

    assert theirs.post(f"/shares/{made.pk}/revoke/").status_code == 404
    assert theirs.get(f"/shares/{made.pk}/").status_code == 404
    assert PAGE.title not in words(theirs.get("/shares/"))
    assert Share.objects.live(NOW).get() == made


@pytest.mark.parametrize(
    "address", ["/shares/", "/shares/1/", "/shares/1.pdf", "/shares/1/pages/1/"]
)
def test_only_somebody_signed_in_asks(client, db, address):
    assert client.get(address).headers["Location"].startswith("/account/login/")
