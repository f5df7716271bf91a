"""What costs much can be asked for often enough, and not without end."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import limits
from accounts.results_cache import cached
from journal.exchange.views.exports import EXPORTS_AN_HOUR
from journal.exchange.views.imports import IMPORTS_AN_HOUR
from tests.config.operations.test_faults import full_sqlite, wrapped


@pytest.fixture(autouse=True)
def now(db):
    cache.clear()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def test_so_many_files_an_hour_and_person_leave(client_of, person, stranger):
    mine = client_of(person)
    file = "/export/stillnight.json"
    asked = [mine.get(file).status_code for _ in range(EXPORTS_AN_HOUR + 1)]

    assert asked == [200] * EXPORTS_AN_HOUR + [429]
    assert client_of(stranger).get(file).status_code == 200
    assert mine.get("/export/nights.csv").status_code == 200


def test_so_many_files_an_hour_are_read(client_of, person):
    mine = client_of(person)

    def send():
        file = SimpleUploadedFile("nights.csv", b"%PDF")
        return mine.post("/import/", {"file": file, "time_zone": "UTC"})

    answers = [send() for _ in range(IMPORTS_AN_HOUR + 1)]

    assert [answer.status_code for answer in answers] == [422] * IMPORTS_AN_HOUR + [429]
    assert "Please try again in 60 minutes. Nothing is lost." in answers[-1].content.decode()
    assert mine.get("/import/").status_code == 200
    entry = person.imports.create(format="nights_csv", filename="x", time_zone="UTC", step="undone")
    assert mine.post(f"/import/{entry.pk}/bring-back/").status_code == 429


def used_up(person, rate, what):
    for _ in range(int(rate.split("/")[0])):
        limits.take_one(person, what, rate)


COSTLY = {
    "/trends/factors/": "computation",
    "/trends/onset/": "computation",
    "/trends/compare/": "computation",
    "/report/": "printing",
    "/report.pdf": "printing",
    "/report/pages/1.svg": "printing",
    "/report/share/": "printing",
    "/report/paper-nights.pdf": "printing",
}
RATES = {"computation": limits.COMPUTATIONS, "printing": limits.PRINTINGS}


@pytest.mark.parametrize("address", COSTLY)
def test_costly_pages_say_when_to_ask_again(client_of, person, stranger, now, address):
    what = COSTLY[address]
    used_up(person, RATES[what], what)
    mine = client_of(person)

    refused = mine.get(address)
    for_a_script = mine.get(address, HTTP_ACCEPT="application/json")

    assert refused.status_code == for_a_script.status_code == 429, address
    assert refused.headers["Retry-After"] == "600"
    sentence = "This is hard work for the server. Please try again in 10 minutes. Nothing is lost."
    assert sentence in refused.content.decode()
    assert for_a_script.json() == {"error": sentence}
    assert client_of(stranger).get(address).status_code == 200
    now.shift(timedelta(seconds=595))
    assert "again in 5 seconds" in mine.get(address).content.decode()
    now.shift(timedelta(seconds=6))
    assert mine.get(address).status_code == 200


def test_choices_for_the_summary_are_stored_even_if_it_is_not_printed_now(client_of, person):
    used_up(person, limits.PRINTINGS, "printing")
    mine = client_of(person)

    answer = mine.post("/report/", {"range": "12w", "question_0": "Why do I wake at three?"})

    assert answer.status_code == 302
    assert mine.get("/report/").status_code == 429


def test_a_result_of_an_experiment_is_a_computation(client_of, person):
    row = person.experiments.create(
        agent="magnesium",
        name="magnesium",
        outcome="evening",
        first_night=date(2026, 1, 1),
        blocks=8,
        block_nights=7,
        washout=4,
        sequence="10" * 4,
        is_hidden=False,
    )
    address = f"/experiments/{row.pk}/"
    assert client_of(person).get(address).status_code == 200
    for _ in range(59):
        limits.take_one(person, "computation", limits.COMPUTATIONS)

    assert client_of(person).get(address).status_code == 429


def test_what_was_worked_out_before_is_not_counted(person):
    cached(person, "march", str, str)
    for _ in range(59):
        limits.take_one(person, "computation", limits.COMPUTATIONS)

    assert cached(person, "march", str, str) == ""
    with pytest.raises(limits.TooOften):
        cached(person, "april", str, str)


def test_only_two_computations_of_a_person_run_at_once(person, stranger):
    with limits.computing(person):
        with limits.computing(person):
            with pytest.raises(limits.TooOften) as refused, limits.computing(person):
                pass
            with limits.computing(stranger):
                pass
        with limits.computing(person):
            pass

    assert refused.value.sentence().endswith("again in 5 seconds. Nothing is lost.")


def test_where_nothing_can_be_counted_as_on_a_full_disk_it_goes_on(person, monkeypatch):
    def full(*_, **__):
        raise wrapped(full_sqlite())

    for name in ("add", "set"):
        monkeypatch.setattr(limits.cache, name, full)

    for _ in range(70):
        with limits.computing(person), limits.computing(person), limits.computing(person):
            pass


def test_a_place_that_a_full_disk_does_not_free_can_be_taken_again(person, monkeypatch):
    def full(*_, **__):
        raise wrapped(full_sqlite())

    with monkeypatch.context() as patch:
        patch.setattr(limits.cache, "delete", full)
        for _ in range(limits.AT_ONCE + 1):
            with limits.computing(person):
                pass
    assert limits._stuck
    with limits.computing(person):
        pass
    assert not limits._stuck


def test_a_computation_that_fails_makes_room(person):
    for _ in range(limits.AT_ONCE + 1):
        with pytest.raises(ValueError, match="no"), limits.computing(person):
            raise ValueError("no")


@pytest.fixture
def counted():
    """Count in a window of a minute that begins at the full minute."""
    limits._not_written.clear()
    with time_machine.travel("2026-03-03T12:00:10Z", tick=False) as clock:
        yield lambda: limits.count_one("x", 60), clock


def test_what_is_counted_begins_anew_with_each_window(counted):
    count, clock = counted

    assert [count(), count()] == [(1, 50), (2, 50)]
    clock.shift(50)
    assert count() == (1, 60)


def test_another_process_knows_what_was_counted_by_tens(counted):
    count, _ = counted
    for _ in range(23):
        count()

    limits._not_written.clear()  # as another process begins

    assert count() == (21, 50)


def test_only_each_tenth_is_written_down(counted):
    count, _ = counted
    with CaptureQueriesContext(connection) as asked:
        for _ in range(9):
            count()

    assert not [query for query in asked if not query["sql"].startswith("SELECT")]


def test_counts_of_a_process_are_bounded(monkeypatch):
    limits._not_written.clear()
    monkeypatch.setattr(limits, "MOST_NOT_WRITTEN", 2)
    for what in "abca":
        limits.count_one(what, 60)

    assert [*limits._not_written] == ["c", "a"]


def test_on_a_full_disk_counting_passes(counted, monkeypatch):
    count, _ = counted

    def full(*_, **__):
        raise wrapped(full_sqlite())

    monkeypatch.setattr(limits.cache, "set", full)

    assert [count()[0] for _ in range(11)][-2:] == [10, 1]
