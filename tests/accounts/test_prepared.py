"""A prepared query finds what Django's own finds, for whoever is asked about."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.db.models import Count

from accounts.prepared import count, insert, prepared, update
from journal.models import CaffeineIntake, Night, Sending, WakeTap
from journal.report.models import Visit

FIRST = date(2026, 3, 3)


@pytest.fixture(autouse=True, params=["prepared", "plain"])
def by_both_ways(request, settings):
    settings.PREPARED_STATEMENTS = request.param == "prepared"


@prepared
def since(nights, night):
    return nights.filter(night__gte=night)


def test_objects_are_whole(person, stranger, write_night):
    mine = write_night(
        person,
        FIRST,
        symptom_onset=time(21, 10),
        no_symptoms=False,
        alcohol_drinks=Decimal("1.5"),
        sensations=["creeping"],
        evening_first_written_at=datetime(2026, 3, 3, 21, tzinfo=UTC),
    )
    write_night(stranger, FIRST)

    (found,) = since(person.nights, FIRST)

    stored = Night.objects.get(pk=mine.pk)
    assert {name: getattr(found, name) for name in stored.__dict__ if name != "_state"} == {
        name: value for name, value in stored.__dict__.items() if name != "_state"
    }
    assert not found._state.adding
    assert found._state.db == stored._state.db


def test_each_asking_has_its_own_values(person, stranger, write_night):
    write_night(person, FIRST)
    write_night(person, FIRST - timedelta(days=1))
    theirs = write_night(stranger, FIRST)

    assert len(since(person.nights, FIRST)) == 1
    assert len(since(person.nights, FIRST - timedelta(days=1))) == 2
    assert since(stranger.nights, FIRST) == [theirs]
    assert since(stranger.nights, FIRST + timedelta(days=1)) == []
    assert len(since(Night.objects, FIRST)) == 2


def test_columns_come_as_their_fields_read_them(person, write_night):
    night = write_night(person, FIRST)
    CaffeineIntake.objects.create(night=night, drink="cola", taken_at=time(9), caffeine_mg=33)

    @prepared
    def had_by(drinks, user):
        columns = drinks.values_list("servings", "taken_at", "night__night")
        return columns.filter(night__user=user).order_by("-night__night")

    assert had_by(CaffeineIntake.objects, person.pk) == [(Decimal(1), time(9), FIRST)]
    assert had_by(CaffeineIntake.objects, 0) == []


def test_instants_and_ids_are_asked_for_as_they_are_stored(person):
    at, uid = datetime(2026, 3, 3, 2, 30, tzinfo=UTC), uuid4()
    tap = WakeTap.objects.create(user=person, night=FIRST, kind="started", at=at, uid=uid)

    @prepared
    def tapped(taps, uid, at):
        return taps.filter(uid=uid, at=at)

    assert tapped(WakeTap.objects, uid, at) == [tap]
    assert tapped(WakeTap.objects, uid, at + timedelta(seconds=1)) == []


def test_numbers_of_rows(person, stranger, write_night):
    write_night(person, FIRST)

    @prepared
    def counted(nights):
        by_user = nights.order_by().values("user")
        return by_user.annotate(count=Count("pk")).values_list("count")

    assert counted(person.nights) == [(1,)]
    assert counted(stranger.nights) == []


def test_rows_are_counted_for_each_owner(person, stranger, write_night):
    write_night(person, FIRST)

    assert (count(person.nights), count(stranger.nights), count(person.factors)) == (1, 0, 0)
    write_night(person, FIRST + timedelta(days=1))
    assert count(person.nights) == 2


def test_what_is_named_is_a_part_of_the_statement(person, write_night):
    write_night(person, FIRST)

    @prepared
    def columns(nights, *, names):
        return nights.values_list(*names)

    assert columns(person.nights, names=("night",)) == [(FIRST,)]
    assert columns(person.nights, names=("slept", "night")) == [(None, FIRST)]
    assert columns(person.nights, names=("night",)) == [(FIRST,)]


def test_a_row_is_stored_as_django_stores_it(person):
    at, uid = datetime(2026, 3, 3, 21, tzinfo=UTC), uuid4()

    with time_machine.travel(at, tick=False):
        insert(Sending, user_id=person.pk, uid=uid, night=FIRST, stored_at=at)

    assert list(person.sendings.values_list("uid", "night", "stored_at")) == [(uid, FIRST, at)]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Sending, user_id=person.pk, uid=uid, night=FIRST, stored_at=at)


def test_only_the_told_version_is_stored_anew_and_only_its_row(person, stranger, write_night):
    mine, theirs = write_night(person, FIRST), write_night(stranger, FIRST)
    Night.objects.update(version=3)
    told = {
        "symptom_onset": time(21, 10),
        "no_symptoms": False,
        "alcohol_drinks": Decimal("1.5"),
        "sensations": ["creeping", "“x”"],
        "evening_note": "it's 100 %s",
        "evening_severity": None,
        "evening_first_written_at": datetime(2026, 3, 3, 21, tzinfo=UTC),
        "version": 4,
    }

    assert update(Night, {"pk": mine.pk, "version": 2}, told) == 0
    assert update(Night, {"pk": mine.pk, "version": 3}, told) == 1
    assert update(Night, {"pk": mine.pk, "version": 3}, told) == 0

    stored = Night.objects.get(pk=mine.pk)
    assert {name: getattr(stored, name) for name in told} == told
    theirs.refresh_from_db()
    assert theirs.version == 3
    assert theirs.sensations == []


def test_a_change_without_its_date_is_refused(person):
    with pytest.raises(ValueError, match="changed_at says when"):
        update(Visit, {"pk": 1}, {"user_id": person.pk})
