"""The page about oneself: every answer can stay empty, and none is asked for elsewhere."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import User
from journal.report.models import AboutYou

PAGE = "/report/about-you/"
RATING = {"scale": "irls", "total": "22", "rated_on": "2026-03-12", "rated_by": "Dr Weiss"}
WHOLE = {
    "birth_year": "1964", "sex": "female", "since_year": "1998", **RATING,
    "conditions": ["kidney_disease", "pregnancy"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _the_evening_of_31_march() -> Iterator[None]:
    with time_machine.travel("2026-03-31 18:00:00+00:00", tick=False):
        yield


@pytest.fixture
def browser(person: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(person)


def test_it_needs_somebody_signed_in(client: Client, db: None) -> None:
    assert client.get(PAGE)["Location"] == f"/account/login/?next={PAGE}"


def test_nothing_is_chosen_before(browser: Client) -> None:
    page = browser.get(PAGE).content.decode()
    assert "checked" not in page
    assert page.count("Not written") == 2


def test_summary_and_account_lead_to_it(browser: Client) -> None:
    for address in ("/report/", "/account/"):
        assert f'href="{PAGE}"' in browser.get(address).content.decode()


def test_all_of_it_is_stored_and_shown_again(browser: Client, person: User) -> None:
    assert browser.post(PAGE, WHOLE)["Location"] == "/report/"
    row = AboutYou.objects.get(user=person)
    assert (row.birth_year, row.sex, row.since_year) == (1964, "female", 1998)
    assert (row.scale, row.total, row.rated_on) == ("irls", Decimal(22), date(2026, 3, 12))
    assert (row.rated_by, row.conditions) == ("Dr Weiss", ["kidney_disease", "pregnancy"])
    assert row.written_on == date(2026, 3, 31)
    assert str(row) == "About person@example.org"
    page = browser.get(PAGE).content.decode()
    for shown in ('value="1964"', 'value="22"', 'value="2026-03-12"', 'value="Dr Weiss"'):
        assert shown in page
    assert page.count("checked") == 2


def test_one_answer_is_enough(browser: Client, person: User) -> None:
    browser.post(PAGE, {"since_year": "1998"})
    row = AboutYou.objects.get(user=person)
    assert (row.since_year, row.birth_year, row.sex, row.total) == (1998, None, "", None)
    assert row.conditions == []


def test_with_everything_cleared_no_row_is_left(browser: Client, person: User) -> None:
    browser.post(PAGE, WHOLE)
    browser.post(PAGE, {})
    assert not AboutYou.objects.filter(user=person).exists()
    assert browser.get(PAGE).status_code == 200


def test_saving_what_was_there_does_not_make_it_newer(browser: Client, person: User) -> None:
    browser.post(PAGE, WHOLE)
    with time_machine.travel("2026-04-05 18:00:00+00:00", tick=False):
        browser.post(PAGE, WHOLE)
        assert AboutYou.objects.get().written_on == date(2026, 3, 31)
        browser.post(PAGE, {**WHOLE, "conditions": ["neuropathy"]})
        assert AboutYou.objects.get().written_on == date(2026, 4, 5)


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"birth_year": "64"}, "birth_year", "Please write a number from 1900 to 2026."),
        ({"birth_year": "2027"}, "birth_year", "Please write a number from 1900 to 2026."),
        ({"since_year": "1960"}, "since_year", "That is before you were born. Please look"),
        ({"total": "41"}, "total", "Please write a whole number from 0 to 40 (IRLS)."),
        ({"total": "22,5"}, "total", "Please write a whole number from 0 to 40 (IRLS)."),
        ({"scale": "rlsqol", "total": "101"}, "total", "a number from 0 to 100 (RLSQoL)."),
        ({"scale": "cgi_s", "total": "0"}, "total", "a whole number from 1 to 7 (CGI-S)."),
        ({"total": "many"}, "total", "Please write"),
        ({"scale": ""}, "scale", "Please choose the scale of this total, or clear the rest"),
        ({"total": ""}, "total", "Please write the total, or clear the rest of it."),
        ({"rated_on": ""}, "rated_on", "Please choose the day it was rated, or clear"),
        ({"rated_by": " "}, "rated_by", "Please write who rated it, such as “Dr Weiss”"),
        ({"rated_on": "2026-04-01"}, "rated_on", "This day has not come yet."),
        ({"rated_on": "1850-04-01"}, "rated_on", "Please choose a day in 1900 or later."),
        ({"rated_on": "in March"}, "rated_on", "Please choose the day it was rated."),
        ({"rated_by": "x" * 61}, "rated_by", "Please shorten this to 60 characters."),
        ({"conditions": ["gout"]}, "conditions", "Choose from the words on the page."),
        ({"sex": "x"}, "sex", "Please choose"),
    ],
)
def test_what_cannot_be_is_explained_beside_it_and_nothing_is_stored(
    browser: Client, changed: dict[str, Any], field: str, sentence: str
) -> None:
    answer = browser.post(PAGE, {**WHOLE, **changed})
    assert answer.status_code == 422
    (problem,) = answer.context["form"].errors[field]
    assert sentence in problem
    page = answer.content.decode()
    assert sentence in page
    assert 'value="1964"' in page or field == "birth_year"
    assert not AboutYou.objects.exists()


def test_a_stranger_sees_nothing_of_it(
    browser: Client, stranger: User, client_of: Callable[[User], Client]
) -> None:
    browser.post(PAGE, WHOLE)
    theirs = client_of(stranger)
    assert 'value="Dr Weiss"' not in theirs.get(PAGE).content.decode()
    theirs.post(PAGE, {"birth_year": "1980"})
    assert AboutYou.objects.get(user=stranger).birth_year == 1980
    assert AboutYou.objects.count() == 2


def test_it_goes_with_the_account(browser: Client, person: User) -> None:
    browser.post(PAGE, WHOLE)
    person.delete()
    assert not AboutYou.objects.exists()
