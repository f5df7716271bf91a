import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.journal.share.made_up import NOW, SNAPSHOT, code, share

SHOWN = ["/share/report/", "/share/report.pdf", "/share/report/pages/1/"]


@pytest.fixture(autouse=True)
def clock(db):
    cache.clear()  # a test that commits leaves its tries there
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


def text(answer: Any) -> str:
    """The page without what is drawn by lot for each answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def open_(client, number=1, **fields):
    return client.post("/share/open/", {"code": code(number), **fields})


def test_a_link_opens_exactly_the_report_that_was_shared(client, person):
    share(person)
    answer = open_(client)
    page = client.get(answer.headers["Location"])

    assert (answer.status_code, answer.headers["Location"]) == (303, "/share/report/")
    for words in ("Ada L.", "1 – 31 Mar 2026", "Nights logged: 30 of 31.", "Evening &lt;b&gt;"):
        assert words in text(page)
    assert client.get("/share/report.pdf").content == SNAPSHOT.pdf
    assert client.get("/share/report/pages/2/").content == SNAPSHOT.pictures[1]
    assert client.get("/share/report/pages/3/").status_code == 404


def test_the_whole_link_can_be_pasted_where_there_is_no_script(client, person):
    share(person)
    pasted = f"https://nights.example.org/share/#{code()}"
    answer = client.post("/share/open/", {"code": pasted})

    assert answer.headers["Location"] == "/share/report/"


def test_the_entrance_takes_a_code_and_offers_what_is_open(client, person):
    share(person)
    before = text(client.get("/share/"))
    open_(client)

    assert 'action="/share/open/"' in before
    assert "A summary is open in this browser" not in before
    assert "A summary is open in this browser" in text(client.get("/share/"))


def test_the_cookie_is_short_and_kept_from_scripts_and_other_sites(client, person, settings):
    settings.HTTPS = True
    share(person)
    cookie = open_(client).cookies["__Host-share"]

    assert cookie["max-age"] == 30 * 60
    assert cookie["httponly"]
    assert cookie["secure"]
    assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Strict", "/", "")
    assert code() not in cookie.value


def test_the_cookie_ends_after_half_an_hour_whatever_the_browser_says(client, person, clock):
    share(person)
    open_(client)
    clock.shift(timedelta(minutes=30, seconds=1))

    assert [client.get(address).status_code for address in SHOWN] == [404] * 3


def test_a_made_up_cookie_opens_nothing(client, person):
    made = share(person)
    client.cookies["share"] = f"{made.pk}:1xVFMx:forged"

    assert client.get("/share/report/").status_code == 404


def test_closing_it_forgets_it_in_this_browser(client, person):
    share(person)
    open_(client)
    answer = client.post("/share/close/")

    assert answer.headers["Location"] == "/share/"
    assert client.get("/share/report/").status_code == 404


def test_taking_it_back_works_at_once_also_for_an_open_view(client, person):
    made = share(person)
    open_(client)
    assert client.get("/share/report/").status_code == 200
    made.revoke(NOW)

    assert [client.get(address).status_code for address in SHOWN] == [404] * 3


def test_running_out_ends_an_open_view(client, person, clock):
    share(person, days=1)
    clock.shift(timedelta(hours=23, minutes=50))
    open_(client)
    assert client.get("/share/report/").status_code == 200
    clock.shift(timedelta(minutes=11))

    assert client.get("/share/report/").status_code == 404


def test_wrong_run_out_and_taken_back_get_one_answer_for_the_same_work(person, clock):
    share(person, 2).revoke(NOW)
    share(person, 3, days=1, passphrase="three quiet nights")
    clock.shift(timedelta(days=2))
    answers = []
    for number in (1, 2, 3):
        with CaptureQueriesContext(connection) as queries:
            answers.append((open_(Client(REMOTE_ADDR=f"192.0.2.{number}"), number), len(queries)))
    first = answers[0][0]

    assert first.status_code == 404
    assert "There is no summary to open here" in text(first)
    assert {text(answer) for answer, _ in answers} == {text(first)}
    assert {answer.status_code for answer, _ in answers} == {404}
    assert len({work for _, work in answers}) == 1
    assert text(Client().get("/share/report/")) == text(first)


@pytest.mark.parametrize("pasted", ["", "hello", "x" * 600])
def test_what_is_no_code_at_all_gets_that_answer_too(client, db, pasted):
    answer = client.post("/share/open/", {"code": pasted})

    assert answer.status_code == 404
    assert "There is no summary to open here" in text(answer)


def test_a_passphrase_is_asked_for_and_then_opens(client, person):
    made = share(person, passphrase="three quiet nights")
    asked = open_(client)
    wrong = open_(client, passphrase="three loud nights")
    assert client.get("/share/report/").status_code == 404
    right = open_(client, passphrase="three quiet nights")

    assert (asked.status_code, wrong.status_code, right.status_code) == (200, 422, 303)
    assert "This summary has a passphrase" in text(asked)
    assert "That is not the passphrase of this report." in text(wrong)
    assert "three loud nights" not in text(wrong)
    assert made.opens.count() == 1


def test_each_opening_is_noted_with_its_time_and_nothing_else(client, person, clock):
    made = share(person)
    open_(client, number=1)
    clock.shift(timedelta(hours=1))
    open_(client, number=1)
    client.get("/share/report/")

    assert [o.opened_at for o in made.opens.all()] == [NOW + timedelta(hours=1), NOW]
    assert {f.name for f in made.opens.model._meta.fields} == {"id", "share", "opened_at"}


def test_what_ran_out_is_thrown_away_when_anybody_opens_anything(client, person, clock):
    old = share(person, 2, days=1)
    share(person)
    clock.shift(timedelta(days=2))
    open_(client)
    old.refresh_from_db()

    assert bytes(old.pdf) == b""
    assert client.get("/share/report.pdf").content == SNAPSHOT.pdf


def test_a_look_at_the_entrance_opens_nothing(client, person):
    made = share(person)
    client.get("/share/")
    client.get("/share/open/")

    assert made.opens.count() == 0


def test_links_can_only_be_tried_so_often(client, person, clock):
    share(person)
    tries = [open_(client, number=2).status_code for _ in range(21)]
    late = open_(client, number=1)
    clock.shift(timedelta(minutes=2))

    assert tries == [404] * 20 + [429]
    assert late.status_code == 429
    assert "Wait a few minutes" in text(late)
    assert open_(client, number=1).status_code == 303


def test_a_passphrase_can_only_be_guessed_so_often_from_wherever(person):
    share(person, passphrase="three quiet nights")
    tries = [
        Client(REMOTE_ADDR=f"192.0.2.{n}")
        .post("/share/open/", {"code": code(), "passphrase": f"guess {n}"})
        .status_code
        for n in range(1, 8)
    ]

    assert tries == [422] * 5 + [429] * 2


def test_no_answer_is_indexed_kept_or_named_to_others(client, person):
    share(person)
    answers = [client.get("/share/"), client.get("/share/report/"), open_(client, number=9)]
    answers += [open_(client), *(client.get(address) for address in SHOWN)]

    for answer in answers:
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert "no-store" in answer.headers["Cache-Control"]
    assert {a.headers["Referrer-Policy"] for a in answers[-3:]} == {"no-referrer"}


def test_a_form_from_elsewhere_opens_nothing(person):
    share(person)
    outside = Client(enforce_csrf_checks=True)

    assert open_(outside).status_code == 403


def test_a_visitor_can_change_nothing(client, person):
    share(person)
    open_(client)

    for address in SHOWN:
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(address).status_code == 405


def test_looking_asks_the_database_little(client, person, django_assert_max_num_queries):
    share(person)
    open_(client)

    with django_assert_max_num_queries(2):
        assert client.get("/share/report/").status_code == 200
