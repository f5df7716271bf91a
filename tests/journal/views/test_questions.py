"""Questions of the person's own, from being made to being answered."""

import json
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine

from journal.models import Factor
from tests.journal.night_page import sent
from tests.rooms.page import Controls

NIGHT = date(2026, 3, 3)
PAGE = "/nights/2026-03-03/"
QUESTIONS = "/questions/"


@pytest.fixture(autouse=True)
def at_22_40():
    with time_machine.travel("2026-03-03 22:40+01:00", tick=False):
        yield


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


@pytest.fixture
def asked(person):
    return {
        kind: person.factors.create(name=f"Own {kind}", kind=kind)
        for kind in ("claim", "rating", "number")
    }


def answers(person):
    return person.nights.own_factors().get(NIGHT, {})


def test_a_question_is_made_and_asked_from_then_on(browser, person):
    answer = browser.post(QUESTIONS, {"name": "Hot bath", "kind": "claim"}, follow=True)

    assert "“Hot bath” is asked from tonight on." in answer.content.decode()
    assert "Hot bath" in browser.get(PAGE).content.decode()


def test_each_kind_is_answered_in_its_own_way(browser, person, asked):
    keys = {kind: factor.pk for kind, factor in asked.items()}
    page = {f"factor-{keys['claim']}": "False", f"factor-{keys['rating']}": "7"}
    browser.post(PAGE, sent(**page, **{f"factor-{keys['number']}": "2.5"}))

    assert answers(person) == {keys["claim"]: 0.0, keys["rating"]: 7.0, keys["number"]: 2.5}


def test_each_rating_from_0_to_10_is_shown_as_it_was_tapped(browser, asked):
    name = f"factor-{asked['rating'].pk}"
    for rating in range(11):
        browser.post(PAGE, sent(**{name: str(rating)}))
        controls = Controls(browser.get(PAGE).content.decode(), "seen")
        assert controls.sent[name] == [str(rating)]


@pytest.mark.parametrize("text", ["2,5", "2.5", "٢٫٥"])
def test_a_number_with_a_comma_stays_that_number(browser, person, asked, text):
    name = f"factor-{asked['number'].pk}"
    change = {"id": str(uuid4()), "base": {}, "answers": {name: text}}
    answer = browser.post(f"{PAGE}answers/", json.dumps(change), content_type="application/json")

    assert answer.json()["answers"] == {name: "2.5"}
    assert answers(person) == {asked["number"].pk: 2.5}
    assert f'name="{name}" value="2.5"' in browser.get(PAGE).content.decode()


def test_what_can_be_two_numbers_is_asked_and_stored_once_it_is_chosen(browser, person, asked):
    name = f"factor-{asked['number'].pk}"
    change = {"id": str(uuid4()), "base": {}, "answers": {name: "1,234"}}
    told = browser.post(f"{PAGE}answers/", json.dumps(change), content_type="application/json")
    assert told.status_code == 422
    assert told.json()["choices"] == {name: [["1234", "1234"], ["1.2340", "1.234"]]}

    page = browser.post(PAGE, sent(**{name: "1,234"}))
    assert f'name="{name}" value="1,234"' in page.content.decode()
    assert (
        f'<input type="radio" name="{name}" value="1.2340">1.234</label>' in page.content.decode()
    )
    browser.post(PAGE, sent(**{name: ["1,234", "1.2340"]}))
    assert answers(person) == {asked["number"].pk: 1.234}
    assert 'value="1.2340"' in browser.get(PAGE).content.decode()


def test_what_is_left_open_stays_unknown_and_can_be_taken_back(browser, person, asked):
    name = f"factor-{asked['claim'].pk}"
    browser.post(PAGE, sent(**{name: "True"}))
    assert answers(person) == {asked["claim"].pk: 1.0}

    browser.post(PAGE, sent(**{name: ""}))
    assert answers(person) == {}


@pytest.mark.parametrize(("kind", "typed"), [("rating", "11"), ("number", "many")])
def test_an_answer_that_does_not_fit_is_explained_and_kept(browser, person, asked, kind, typed):
    answer = browser.post(PAGE, sent(**{f"factor-{asked[kind].pk}": typed}))

    assert answer.status_code == 422
    assert not person.nights.exists()
    if kind == "number":
        assert 'value="many"' in answer.content.decode()


def test_a_question_no_longer_asked_stays_where_it_was_answered(browser, person, asked):
    factor = asked["claim"]
    browser.post(PAGE, sent(**{f"factor-{factor.pk}": "True"}))
    browser.post(f"{QUESTIONS}{factor.pk}/ask/")

    assert "Own claim" in browser.get(PAGE).content.decode()
    assert "Own claim" not in browser.get("/nights/2026-03-02/").content.decode()
    assert answers(person) == {factor.pk: 1.0}

    browser.post(f"{QUESTIONS}{factor.pk}/ask/")
    assert "Own claim" in browser.get("/nights/2026-03-02/").content.decode()


def test_the_same_question_is_not_asked_twice(browser, person, asked):
    answer = browser.post(QUESTIONS, {"name": "own CLAIM", "kind": "number"})

    assert answer.status_code == 422
    assert "You have this question already" in answer.content.decode()


def test_an_evening_is_not_made_of_questions(browser, person):
    Factor.objects.bulk_create(Factor(user=person, name=f"Own {n}") for n in range(12))
    answer = browser.post(QUESTIONS, {"name": "One more", "kind": "claim"})

    assert answer.status_code == 422
    assert "12 questions an evening is the most" in answer.content.decode()


def test_a_strangers_question_does_not_exist(client_of, stranger, asked):
    assert client_of(stranger).post(f"{QUESTIONS}{asked['claim'].pk}/ask/").status_code == 404
    assert asked["claim"].name not in client_of(stranger).get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [("claim", "1", True), ("claim", "2", False), ("rating", "3", True), ("rating", "3.5", False)],
)
def test_the_model_knows_which_answers_fit(kind, value, fits):
    assert (Factor(kind=kind).problem_with(Decimal(value)) == "") is fits
