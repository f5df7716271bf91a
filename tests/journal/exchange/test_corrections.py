"""A newer file corrects the recordings that are there, says which, and can be undone."""

from datetime import date

import pytest
from django.urls import reverse

from journal.exchange.preview import Preview
from journal.trends.loading import fingerprint, stamps_of
from tests.journal.exchange.formats.test_fitbit_logs import log
from tests.journal.exchange.views.test_imports import fitbit, text

OLD, NEW = log(stages="wwlldr"), log(stages="wwlldrl")


@pytest.fixture
def undo(client_of, person):
    return lambda entry: client_of(person).post(reverse("exchange:undo_import", args=[entry.pk]))


def minutes(person):
    return list(person.device_sleeps.values_list("total_sleep_minutes", flat=True))


def test_the_same_file_again_corrects_nothing(take_in, person):
    take_in(person, fitbit(OLD))
    again = take_in(person, fitbit(OLD))
    assert (again.added, again.same, again.different) == (0, 1, 0)
    assert person.device_sleeps.get().corrections == 0


def test_an_overlapping_file_adds_the_new_and_corrects_what_differs(take_in, upload, person):
    take_in(person, fitbit(OLD))
    answer = upload(person, fitbit(NEW, log(logId=8)))
    assert "Corrected The file has other figures for these nights." in text(answer)
    assert "Tue 3 → Wed 4 March 2026" in text(answer)
    entry = take_in(person, fitbit(NEW, log(logId=8)))
    assert (entry.added, entry.same, entry.different) == (1, 0, 1)
    assert sorted(minutes(person)) == [40, 50]


def test_a_file_that_only_corrects_asks_for_a_yes_too(upload, person, take_in, client_of):
    take_in(person, fitbit(OLD))
    answer = upload(person, fitbit(NEW))
    assert "Correct 1 recording?" in text(answer)
    assert minutes(person) == [40]
    entry = person.imports.get(step="preview")
    done = client_of(person).post(reverse("exchange:confirm_import", args=[entry.pk]), follow=True)
    assert "0 recordings added, 1 corrected." in text(done)
    assert "1 corrected" in text(done)


def test_undo_sets_a_corrected_recording_back_to_the_column(take_in, person, undo):
    take_in(person, fitbit(OLD))
    before = person.device_sleeps.values().get()
    entry = take_in(person, fitbit(NEW), zone="Asia/Tokyo")
    assert person.device_sleeps.get().night == date(2026, 3, 3)
    undo(entry)
    after = person.device_sleeps.values().get()
    assert after.pop("corrections") == 2
    assert after == {name: value for name, value in before.items() if name != "corrections"}
    entry.refresh_from_db()
    assert (entry.step, entry.rows.count()) == ("undone", 0)


def test_undo_leaves_what_a_later_file_corrected_again_or_an_undo_removed(take_in, person, undo):
    first = take_in(person, fitbit(OLD))
    second = take_in(person, fitbit(NEW))
    third = take_in(person, fitbit(log(stages="wwlldrll")))
    undo(second)
    assert minutes(person) == [60]
    undo(first)
    assert minutes(person) == []
    undo(third)
    assert minutes(person) == []


def test_trends_notice_a_correction(take_in, person):
    take_in(person, fitbit(OLD))
    before = fingerprint(person, stamps_of(person))
    take_in(person, fitbit(NEW))
    assert fingerprint(person, stamps_of(person)) != before


def test_what_stopped_half_way_counts_what_it_added_alone(take_in, person):
    take_in(person, fitbit(OLD))
    entry = take_in(person, fitbit(NEW, log(logId=8)))
    entry.step = "adding"
    entry.payload = {"rows": []}
    entry.save()
    assert Preview.of(entry).added == 1
