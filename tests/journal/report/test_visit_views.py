from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import User
from journal.report.models import Draft, RemovedVisit, Visit

pytestmark = pytest.mark.usefixtures("typefaces")
TODAY = date(2026, 3, 31)


@pytest.fixture(autouse=True)
def _the_evening_of_31_march() -> Iterator[None]:
    with time_machine.travel("2026-03-31 18:00:00+00:00", tick=False):
        yield


@pytest.fixture
def browser(person: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(person)


def visit(person: User, day: date = TODAY, **kept: Any) -> Visit:
    made: Visit = person.visits.create(day=day, **kept)
    return made


def test_visits_need_somebody_signed_in(client: Client, db: None) -> None:
    assert client.get("/visits/")["Location"].startswith("/account/login/")


def test_an_empty_list_says_what_it_is_for(browser: Client) -> None:
    assert "No visit is written down." in browser.get("/visits/").content.decode()


def test_a_visit_ahead_is_noted_and_leads_to_the_summary(browser: Client, person: User) -> None:
    response = browser.post(
        "/visits/new/",
        {"day": "2026-04-14", "at": "9:30", "with_whom": "Dr Okafor", "blood_test": "True",
         "questions": "More iron?"},
    )  # fmt: skip
    assert response["Location"] == "/report/"
    noted = person.visits.get()
    assert (noted.day, noted.at, noted.blood_test) == (date(2026, 4, 14), time(9, 30), True)
    assert str(noted) == "Visit on 14 Apr 2026, Dr Okafor"


def test_a_past_visit_keeps_what_was_decided(browser: Client, person: User) -> None:
    response = browser.post("/visits/new/", {"day": "2026-03-02", "decided": "300 mg from now on."})
    assert response["Location"] == "/visits/"
    assert "300 mg from now on." in browser.get("/visits/").content.decode()
    assert str(person.visits.get()) == "Visit on 2 Mar 2026"


def test_five_questions_are_as_many_as_the_summary_has_room_for(
    browser: Client, person: User
) -> None:
    asked = "\n\n".join(f" Question {number}? " for number in range(5))
    browser.post("/visits/new/", {"day": "2026-04-14", "questions": asked})
    assert person.visits.get().questions.splitlines() == [f"Question {n}?" for n in range(5)]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("\n".join("abcdef"), "The summary has room for 5 questions, a line each; these are 6."),
        ("Short?\n" + "long " * 50, "Please shorten the question “long long"),
    ],
)
def test_questions_that_would_not_be_printed_are_refused_at_once(
    browser: Client, person: User, asked: str, sentence: str
) -> None:
    answer = browser.post("/visits/new/", {"day": "2026-04-14", "questions": asked})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert asked.strip() in page
    assert not person.visits.exists()


def test_what_is_ahead_and_what_is_past_are_told_apart(browser: Client, person: User) -> None:
    near, far = visit(person), visit(person, date(2027, 1, 1))
    old, new = visit(person, date(2024, 1, 1)), visit(person, date(2026, 3, 30))
    page = browser.get("/visits/")
    assert list(page.context["ahead"]) == [near, far]
    assert list(page.context["past"]) == [new, old]


def test_a_visit_is_corrected(browser: Client, person: User) -> None:
    stored = visit(person, with_whom="Dr A")
    assert 'value="Dr A"' in browser.get(f"/visits/{stored.pk}/").content.decode()
    browser.post(f"/visits/{stored.pk}/", {"day": "2026-03-30", "with_whom": "Dr B"})
    stored.refresh_from_db()
    assert (stored.day, stored.with_whom) == (date(2026, 3, 30), "Dr B")


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Please choose the date of the visit."),
        ({"day": "soon"}, "Please choose a date, such as 2026-03-14."),
        ({"day": "1901-01-01"}, "Please choose a day in 1950 or later."),
        ({"day": "2036-01-01"}, "more than three years ahead"),
        ({"day": "2026-04-01", "at": "late"}, "Please write the time as 23:10 or 11:10 pm."),
        ({"day": "2026-04-01", "with_whom": "x" * 81}, "shorten this to 80 characters"),
    ],
)
def test_what_cannot_be_is_explained(
    browser: Client, person: User, sent: dict[str, str], sentence: str
) -> None:
    response = browser.post("/visits/new/", sent)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not person.visits.exists()


def test_the_same_visit_sent_twice_is_stored_once(browser: Client, person: User) -> None:
    for _ in range(2):
        response = browser.post("/visits/new/", {"day": "2026-04-01", "with_whom": "Dr A"})
    assert "in your list already" in response.content.decode()
    assert person.visits.count() == 1


def test_two_sent_at_the_same_moment_are_stored_once_too(
    browser: Client, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(person, date(2026, 4, 1))
    monkeypatch.setattr(Visit, "validate_constraints", lambda *_, **__: None)
    response = browser.post("/visits/new/", {"day": "2026-04-01"})
    assert "in your list already" in response.content.decode()
    assert person.visits.count() == 1


def test_a_deleted_visit_comes_back_with_undo(browser: Client, person: User) -> None:
    stored = visit(person, decided="300 mg")
    page = browser.post(f"/visits/{stored.pk}/delete/", follow=True)
    assert not person.visits.exists()
    removed = person.removed_visits.get()
    assert f"/visits/removed/{removed.pk}/restore/" in page.content.decode()
    browser.post(f"/visits/removed/{removed.pk}/restore/")
    assert person.visits.get().decided == "300 mg"
    assert not person.removed_visits.exists()


def test_a_visit_written_anew_meanwhile_is_not_doubled(browser: Client, person: User) -> None:
    removed = RemovedVisit.take(visit(person))
    visit(person)
    page = browser.post(f"/visits/removed/{removed.pk}/restore/", follow=True)
    assert "anew meanwhile" in page.content.decode()
    assert person.visits.count() == 1
    assert str(removed) == f"Removed visit {removed.pk}"


def test_deletions_are_forgotten_after_a_month(person: User) -> None:
    with time_machine.travel("2026-02-01"):
        old = RemovedVisit.take(visit(person, date(2026, 1, 1)))
    RemovedVisit.take(visit(person, date(2026, 1, 2)))
    assert not person.removed_visits.filter(pk=old.pk).exists()


def test_a_stranger_finds_no_visit(
    person: User, stranger: User, client_of: Callable[[User], Client]
) -> None:
    stored = visit(person, with_whom="Dr Secret")
    browser = client_of(stranger)
    assert browser.get(f"/visits/{stored.pk}/").status_code == 404
    assert "Secret" not in browser.get("/visits/").content.decode()


def test_the_card_before_a_blood_test_takes_the_next_visit(browser: Client, person: User) -> None:
    visit(person, date(2026, 4, 2), blood_test=False)
    visit(person, date(2026, 4, 14), at=time(8, 15), with_whom="Dr Okafor", blood_test=True)
    page = browser.get("/labs/before-a-test/")
    html = page.content.decode()
    assert page.context["card"].on == date(2026, 4, 14)
    assert "Blood test on Tue 14 Apr 2026, 08:15" in html
    assert "Filled in from your next visit, Dr Okafor" in html


def test_a_date_asked_for_goes_before_the_visit(browser: Client, person: User) -> None:
    visit(person, date(2026, 4, 14))
    page = browser.get("/labs/before-a-test/", {"on": "2026-05-05"})
    assert page.context["card"].on == date(2026, 5, 5)
    assert page.context["visit"] is None


def test_the_list_takes_two_queries_however_many_visits(
    browser: Client, person: User, django_assert_max_num_queries: Any
) -> None:
    for day in range(1, 20):
        visit(person, date(2026, 3, day))
    with django_assert_max_num_queries(6):
        browser.get("/visits/")


def test_a_draft_is_named_by_its_person(person: User) -> None:
    assert str(Draft(user=person)) == "Summary of person@example.org"
