"""An import is stored in pieces: others write in between, and what stops half way goes on."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.deletion import delete_account
from accounts.models import User
from journal.exchange import complete, pieces, restore
from journal.exchange.checking import Checker
from journal.exchange.models import SILENT, Import, ImportedRow
from journal.exchange.problem import ImportProblem
from journal.exchange.restore import Restorer
from journal.exchange.tables import parents_first, tables
from journal.exchange.trial import trial_database
from journal.exchange.units import units_of
from journal.models import Night
from tests.journal.exchange.made_up import history

NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
FOUR = "night,evening_severity\n" + "".join(f"2026-03-0{day},4\n" for day in (3, 4, 5, 6))
WEIGHTS = st.lists(st.integers(1, 2 * pieces.PIECE), max_size=50)


@pytest.fixture(autouse=True)
def _an_april_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def told(person):
    """The complete file of somebody with a history."""
    history(person)
    return "".join(complete.pieces(person, NOW))


@pytest.fixture
def after(client_of):
    """Answer an import as its owner; the page that follows, as words."""

    def answer(entry, what):
        address = reverse(f"exchange:{what}_import", args=[entry.pk])
        return client_of(entry.user).post(address, follow=True).content.decode()

    return answer


@pytest.fixture
def stops(monkeypatch):
    """Make the server end after so many pieces of one row each."""

    def make(after):
        note, noted = ImportedRow.note, []

        def noting(entry, added):
            if len(noted) == after:
                raise KeyboardInterrupt
            noted.append(added)
            note(entry, added)

        monkeypatch.setattr(pieces, "PIECE", 1)
        monkeypatch.setattr(ImportedRow, "note", noting)

    return make


@pytest.fixture
def meanwhile(monkeypatch):
    """Do something after the second of the pieces of one row each."""

    def make(what):
        turns = []

        def others_turn(_):
            turns.append(1)
            if len(turns) == 2:
                what()

        monkeypatch.setattr(pieces, "PIECE", 1)
        monkeypatch.setattr(pieces, "sleep", others_turn)

    return make


@given(WEIGHTS)
def test_pieces_hold_every_row_in_order_and_none_is_too_heavy(weights):
    found = list(pieces.in_pieces(weights, lambda weight: weight))

    assert [weight for piece in found for weight in piece] == weights
    assert all(piece and (sum(piece) <= pieces.PIECE or len(piece) == 1) for piece in found)


@pytest.mark.django_db(transaction=True)
def test_after_each_piece_it_is_stored_and_nothing_is_held(take_in, client_of, person, monkeypatch):
    seen = []

    def others_turn(_):
        seen.append((connection.in_atomic_block, person.nights.count()))

    monkeypatch.setattr(pieces, "PIECE", 2)
    monkeypatch.setattr(pieces, "sleep", others_turn)
    take_in(person, FOUR)

    assert seen == [(False, 2), (False, 4)]


def stopped(upload, client_of, person, data, name="nights.csv"):
    upload(person, data, name=name)
    entry = person.imports.get(step="preview")
    with pytest.raises(KeyboardInterrupt):
        client_of(person).post(reverse("exchange:confirm_import", args=[entry.pk]))
    return entry


def test_an_import_that_stops_half_way_goes_on(
    upload, client_of, person, stops, after, monkeypatch, time_machine
):
    stops(after=3)
    entry = stopped(upload, client_of, person, FOUR)
    assert person.nights.count() == 3
    page = client_of(person).get("/import/").content.decode()
    assert "It is being added now." in page
    assert "You have answered this import already." in after(entry, "confirm")

    monkeypatch.undo()
    time_machine.move_to(NOW + SILENT + timedelta(seconds=1), tick=False)
    page = client_of(person).get("/import/").content.decode()
    assert "The import of nights.csv stopped half way." in page
    page = client_of(person).get(f"/import/{entry.pk}/").content.decode()
    assert "The import stopped half way: 3 nights of this file are added." in page
    assert "Add 1 night?" in page
    assert "4 nights added. You can undo this." in after(entry, "confirm")

    entry.refresh_from_db()
    assert (entry.added, entry.same, entry.payload) == (4, 0, {})
    after(entry, "undo")
    assert person.nights.count() == 0


def test_what_an_import_added_before_it_stopped_can_be_taken_out(
    upload, client_of, person, stops, after, time_machine
):
    stops(after=3)
    entry = stopped(upload, client_of, person, FOUR)
    assert "There is nothing to undo in this import." in after(entry, "undo")
    time_machine.move_to(NOW + SILENT + timedelta(seconds=1), tick=False)
    page = client_of(person).get(f"/import/{entry.pk}/").content.decode()
    assert "Undo" in page
    assert "Discard this file" not in page
    assert "The import of nights.csv is undone." in after(entry, "undo")
    assert person.nights.count() == 0


def test_a_row_that_was_added_and_then_changed_by_hand_counts_as_added(
    upload, client_of, person, stops, after, monkeypatch, time_machine
):
    stops(after=3)
    entry = stopped(upload, client_of, person, FOUR)
    night = person.nights.earliest("night")
    night.evening_severity, night.version = 9, 1
    night.save()
    monkeypatch.undo()
    time_machine.move_to(NOW + SILENT + timedelta(seconds=1), tick=False)

    assert "4 nights added." in after(entry, "confirm")
    entry.refresh_from_db()
    assert (entry.added, entry.same, entry.different) == (4, 0, 0)
    assert "use them: Night of Tue 3" in after(entry, "undo")
    assert [one.evening_severity for one in person.nights.all()] == [9]


def test_a_clock_that_was_ahead_does_not_hold_an_import_up(
    upload, client_of, person, stops, after, monkeypatch, time_machine
):
    time_machine.move_to(NOW + timedelta(days=2), tick=False)
    stops(after=3)
    entry = stopped(upload, client_of, person, FOUR)
    monkeypatch.undo()
    time_machine.move_to(NOW, tick=False)
    assert "4 nights added." in after(entry, "confirm")


def test_adding_that_was_undone_while_it_stood_still_adds_nothing_more(
    upload, person, after, meanwhile, time_machine
):
    upload(person, FOUR)
    entry = person.imports.get()

    def machine_wakes_up():
        time_machine.move_to(NOW + SILENT + timedelta(seconds=1), tick=False)
        assert "The import of nights.csv is undone." in after(entry, "undo")

    meanwhile(machine_wakes_up)
    assert "You have answered this import already." in after(entry, "confirm")
    entry.refresh_from_db()
    assert (entry.step, person.nights.count()) == ("undone", 0)
    assert [unit["row"]["night"][-1] for unit in entry.waiting_rows()] == ["3", "4"]


def test_of_two_that_add_the_same_only_the_later_goes_on(
    upload, person, after, meanwhile, time_machine
):
    upload(person, FOUR)
    entry = person.imports.get()

    def another_goes_on():
        time_machine.move_to(NOW + SILENT + timedelta(seconds=1), tick=False)
        assert "4 nights added." in after(entry, "confirm")

    meanwhile(another_goes_on)
    assert "You have answered this import already." in after(entry, "confirm")
    entry.refresh_from_db()
    assert (entry.step, entry.added, entry.same) == ("done", 4, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("whole", [False, True])
def test_an_account_that_is_deleted_while_its_import_is_added_leaves_nothing(
    upload, client_of, stranger, told, meanwhile, whole
):
    upload(stranger, told if whole else FOUR)
    address = reverse("exchange:confirm_import", args=[stranger.imports.get().pk])
    meanwhile(lambda: delete_account(User.objects.get(pk=stranger.pk)))

    answer = client_of(stranger).post(address)
    assert answer.status_code < 500
    assert not Night.objects.filter(user=stranger.pk).exists()
    assert not Import.objects.filter(user=stranger.pk).exists()


def test_a_whole_journal_that_stops_half_way_goes_on_to_the_same_rows(
    upload, client_of, stranger, told, stops, after, monkeypatch, time_machine
):
    units = [unit for unit in units_of_file(told) if unit["table"] != "imports"]
    stops(after=len(units) // 2)
    entry = stopped(upload, client_of, stranger, told, "stillnight.json")
    monkeypatch.undo()
    time_machine.move_to(NOW + SILENT + timedelta(seconds=1), tick=False)
    after(entry, "confirm")

    there = [unit for unit in units_of(stranger) if unit["table"] != "imports"]
    assert sorted(map(restore.content, there)) == sorted(map(restore.content, units))


def units_of_file(told):
    checker = Checker(latest=NOW.date())
    return checker.units(json.loads(told, parse_float=Decimal)["tables"])


def test_units_that_refer_to_others_come_after_them():
    refer = {table.name for table in tables() if not table.parent and restore._refers(table.name)}
    assert refer == {"nights"}
    below = {t.name for t in parents_first() if t.parent == "night"}
    targets = {c.target for t in tables() if t.name in below for c in t.columns if c.target}
    assert targets - {"nights"}
    assert not targets & (refer - {"nights"})


def test_a_file_is_tried_out_without_writing_to_the_database(upload, person, stranger, told):
    with CaptureQueriesContext(connection) as queries:
        upload(stranger, told)
    wrote = {q["sql"].split('"')[1] for q in queries if q["sql"].startswith("INSERT")}
    assert "exchange_import" in wrote
    assert not wrote & {table.model._meta.db_table for table in tables()} - {"exchange_import"}


def test_the_trial_keeps_the_constraints_of_every_table_and_leaves_nothing(person, write_night):
    write_night(person, "2026-03-03")
    before = list(connections)
    with trial_database() as trial:
        assert list(Night.objects.using(trial).all()) == []
        Night.objects.using(trial).create(user_id=1, night="2026-03-03", time_zone="UTC")
        with pytest.raises(IntegrityError):
            Night.objects.using(trial).create(user_id=1, night="2026-03-03", time_zone="UTC")
    with pytest.raises(Exception, match=trial):
        connections[trial]
    assert list(connections) == before
    assert person.nights.count() == 1


def test_rows_that_contradict_each_other_are_refused_before_anything_is_asked(person, told):
    units = [unit for unit in units_of_file(told) if unit["table"] == "device_sleeps"]
    row = units[0]["row"]
    row["started_at"], row["ended_at"] = row["ended_at"], row["started_at"]
    with pytest.raises(ImportProblem, match="contradict themselves"):
        restore.try_out(person, units)
    assert Restorer(person).add([]) == []
    assert not Import.objects.filter(user=person, step="preview").exists()


@pytest.mark.django_db(transaction=True)
def test_an_undo_of_much_lets_others_save_in_between(take_in, after, person, monkeypatch):
    entry, before = take_in(person, FOUR), units_of(person)
    seen = []

    def others_turn(_):
        seen.append((connection.in_atomic_block, person.nights.count()))

    monkeypatch.setattr(pieces, "PIECE", 6)
    monkeypatch.setattr(pieces, "sleep", others_turn)
    assert "The import of nights.csv is undone." in after(entry, "undo")
    assert seen == [(False, 2), (False, 0)]

    after(entry, "bring_back")
    after(person.imports.get(step="preview"), "confirm")
    assert told_of(units_of(person)) == told_of(before)


def test_what_is_changed_while_an_undo_is_under_way_stays(take_in, after, person, monkeypatch):
    entry = take_in(person, FOUR)
    last = person.nights.order_by("-pk").first()

    def changed(_):
        person.nights.filter(pk=last.pk).update(version=1)

    monkeypatch.setattr(pieces, "PIECE", 9)
    monkeypatch.setattr(pieces, "sleep", changed)
    assert "These stay, because you changed or use them: Night of" in after(entry, "undo")
    assert person.nights.get() == last


def test_an_undo_that_stops_half_way_goes_on_and_all_of_it_comes_back(
    take_in, client_of, after, person, monkeypatch
):
    entry, before = take_in(person, FOUR), units_of(person)

    def ended(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(pieces, "PIECE", 9)
    monkeypatch.setattr(pieces, "sleep", ended)
    with pytest.raises(KeyboardInterrupt):
        after(entry, "undo")
    assert person.nights.count() == 1
    monkeypatch.undo()

    assert "The import of nights.csv is undone." in after(entry, "undo")
    assert person.nights.count() == 0
    after(entry, "bring_back")
    after(person.imports.get(step="preview"), "confirm")
    assert told_of(units_of(person)) == told_of(before)


def told_of(units):
    return sorted(restore.content(unit) for unit in units if unit["table"] != "imports")
