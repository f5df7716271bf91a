"""A question of a night that one way forgets is lost there: each is on all of them."""

import json
from datetime import time
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine

from journal import questions
from journal.exchange import csv_file
from journal.exchange.columns import WRITE, Column
from journal.models.nights import RELATIONS
from tests.journal.night_page import sent
from tests.rooms.full_night import (
    ABOUT_IT,
    COLUMNS,
    NIGHT,
    QUESTIONS,
    STAMPS,
    answers,
    write_full_night,
)
from tests.rooms.page import Controls

PAGE = f"/nights/{NIGHT}/"
FULL = answers()
# Asked as one: "none", so long ago, or a clock time
AS_ASKED = {"no_symptoms": "first_symptom"}


@pytest.fixture(autouse=True)
def the_next_morning():
    with time_machine.travel("2026-03-04 09:00+01:00", tick=False):
        yield


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


@pytest.fixture
def kept(person):
    """What is stored of the night, by column."""
    return lambda user=person: {name: getattr(user.nights.get(), name) for name in QUESTIONS}


def typed(value):
    """An answer as a page shows it and a browser sends it."""
    if isinstance(value, list):
        return sorted(value)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def as_sent():
    """All answers as fields of the page."""
    told = {name: typed(value) for name, value in FULL.items() if name not in AS_ASKED}
    return told | {"first_symptom": "at"}


def test_every_column_is_a_question_of_the_evening_or_of_the_morning():
    assert set(QUESTIONS) == set(questions.QUESTIONS)
    assert len(QUESTIONS) == len(questions.EVENING) + len(questions.MORNING)
    assert set(COLUMNS) - set(QUESTIONS) == ABOUT_IT | STAMPS


def test_every_question_is_an_input_on_its_page(browser, person):
    medicine = person.regimens.create(name="Pramipexole", kind="medicine")
    medicine.steps.create(first_day=NIGHT, schedule="evening")

    names = Controls(browser.get(PAGE).content.decode(), "seen").names

    past = {name for name, question in questions.QUESTIONS.items() if question.is_past}
    assert {AS_ASKED.get(name, name) for name in QUESTIONS} - names == past


def test_every_answer_is_shown_on_its_page(browser, person):
    write_full_night(person)

    shown = Controls(browser.get(PAGE).content.decode(), "seen").sent

    told = {name: sorted(shown.get(name, [])) for name in as_sent()}
    assert told == {
        name: value if isinstance(value, list) else [value] for name, value in as_sent().items()
    }


def test_a_page_that_is_sent_as_it_was_shown_changes_nothing(browser, person, kept):
    rows = rows_of(write_full_night(person))
    shown = Controls(browser.get(PAGE).content.decode(), "seen").sent

    page = browser.post(PAGE, shown, follow=True)

    assert "Nothing was changed, so nothing was stored." in page.content.decode()
    assert kept() == FULL
    assert rows_of(person.nights.get()) == rows


def test_every_answer_that_a_page_sends_is_stored(browser, kept):
    drink = {"drink": "cola", "servings": "1"}
    bout = {"kind": "walk", "minutes": "30"}
    rows = {
        "caffeine": [drink],
        "exercise": [bout],
        "doses": [{"name": "Iron", "kind": "supplement"}],
    }

    page = browser.post(PAGE, sent(rows=rows, **as_sent()))

    assert page.status_code == 302, page.content.decode()
    assert kept() == FULL


def test_every_answer_that_a_tap_sends_is_stored(browser, kept):
    told = {name: value for name, value in as_sent().items() if name != "symptom_onset"}
    told["first_symptom"] = typed(FULL["symptom_onset"])
    change = {"id": str(uuid4()), "base": {}, "answers": told}

    answer = browser.post(f"{PAGE}answers/", json.dumps(change), content_type="application/json")

    assert answer.json().get("stored"), answer.json()
    assert kept() == FULL
    assert answer.json()["answers"] == told


def test_every_answer_is_in_the_complete_file_and_comes_back(
    browser, person, stranger, kept, take_in
):
    write_full_night(person)

    data = b"".join(browser.get("/export/stillnight.json").streaming_content)
    (night,) = json.loads(data)["tables"]["nights"]
    assert {name: night.get(name) for name in QUESTIONS} == {
        name: WRITE[Column.of(COLUMNS[name], "").kind](value) for name, value in FULL.items()
    }

    take_in(stranger, data, name="stillnight.json")
    assert kept(stranger) == FULL
    assert rows_of(stranger.nights.get()) == rows_of(person.nights.get())


def test_every_answer_is_in_the_csv_and_comes_back(person, stranger, kept, download, take_in):
    write_full_night(person)

    text = download(person)
    (_, head), (_, cells) = csv_file.rows(text)
    told = dict(zip(head, cells, strict=True))
    assert [name for name in QUESTIONS if not told.get(name)] == []

    take_in(stranger, text)
    assert kept(stranger) == FULL


def test_every_answer_and_every_row_comes_back_out_of_the_trash(browser, person, kept):
    before = write_full_night(person)
    columns = {name: getattr(before, name) for name in COLUMNS}
    rows = {relation: list(getattr(before, relation).values()) for relation in RELATIONS}

    browser.post(f"{PAGE}delete/")
    assert not person.nights.exists()
    browser.post(f"/nights/removed/{person.removed_nights.get().pk}/restore/")

    after = person.nights.get()
    assert {name: getattr(after, name) for name in COLUMNS} == columns
    assert {relation: list(getattr(after, relation).values()) for relation in RELATIONS} == rows
    assert all(rows.values())
    assert kept() == FULL


def test_the_made_up_night_leaves_no_column_of_a_row_empty(person):
    night = write_full_night(person)

    empty = {
        (relation, name)
        for relation in RELATIONS
        for row in getattr(night, relation).values()
        for name, value in row.items()
        if value in (None, "", Decimal(0))
    }
    assert empty == set()


def rows_of(night):
    """What hangs on a night, without keys, which are new in each account."""
    own = {"id", "night_id", "factor_id", "plan_key"}
    return {
        relation: [
            {name: value for name, value in row.items() if name not in own}
            for row in getattr(night, relation).values()
        ]
        for relation in RELATIONS
    }
