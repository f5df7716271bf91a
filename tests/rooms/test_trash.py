"""What goes with a deleted row is in its trash: Django says what goes."""

import json
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.deletion import Collector

from journal.labs.models import LabResult, RemovedLabResult
from journal.models import Night, RemovedNight
from journal.models.nights import RELATIONS
from journal.models.stored_figures import StoredFigures
from journal.regimen.models import DoseStep, Regimen, RemovedRegimen
from journal.report.models import RemovedVisit, Visit
from journal.sittings.models import RemovedSitting
from journal.trash import Trash
from tests.journal.exchange.made_up import history
from tests.rooms.full_night import write_full_night

BY_TABLE = {  # what is taken away, and the trash it goes to
    "nights": (RemovedNight, lambda person: person.nights.order_by("night").first()),
    "regimens": (RemovedRegimen, lambda person: person.regimens.get(name="Ferrous sulfate")),
    "dose_steps": (
        RemovedRegimen,
        lambda person: person.regimens.get(name="Ferrous sulfate").steps.get(schedule="weekdays"),
    ),
    "lab_results": (RemovedLabResult, lambda person: person.lab_results.first()),
    "sittings": (RemovedSitting, lambda person: person.sittings.first()),
    "visits": (RemovedVisit, lambda person: person.visits.first()),
}


def going_with(row: models.Model) -> set[tuple[str, int]]:
    """All that Django deletes with a row: model and key."""
    collector = Collector(using=DEFAULT_DB_ALIAS)
    collector.collect([row])
    found = [row for rows in collector.data.values() for row in rows]
    found += [row for rows in collector.fast_deletes for row in rows]
    return {(each._meta.label_lower, each.pk) for each in found}


def stored(which: tuple[str, int]) -> dict[str, Any]:
    """The columns of a row; the trash keeps instants to the millisecond."""
    label, pk = which
    values = apps.get_model(label).objects.values().get(pk=pk)
    return {name: _to_the_millisecond(value) for name, value in values.items()}


def _to_the_millisecond(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(microsecond=value.microsecond // 1000 * 1000)
    return value


# What goes with a row and does not come back, and why
STAYS_AWAY = {
    "regimen.doseshare": "it is worked out again",
    "exchange.importedrow": "a night put back by hand is its owner's: undoing an import leaves it",
}


def hanging_on(model: Any) -> set[Any]:
    """The kinds of rows that Django deletes with one of a kind, and with those."""
    below = {
        relation.related_model
        for relation in model._meta.get_fields(include_hidden=True)
        if getattr(relation, "on_delete", None) is models.CASCADE and relation.auto_created
    }
    return below.union(*map(hanging_on, below))


def test_every_relation_to_a_night_is_read_with_it():
    relations = {
        relation.get_accessor_name()
        for relation in Night._meta.related_objects
        if not issubclass(relation.related_model, StoredFigures)
        and relation.related_model._meta.label_lower not in STAYS_AWAY
    }

    assert relations == set(RELATIONS)


@pytest.mark.parametrize("kind", [Night, Regimen, DoseStep, LabResult, Visit])
def test_whatever_hangs_on_a_row_comes_back_or_it_says_here_why_not(kind):
    of_other_rooms = {
        model._meta.label_lower
        for model in hanging_on(kind)
        if model._meta.app_label != kind._meta.app_label
    }

    assert of_other_rooms == (set(STAYS_AWAY) if kind is Night else set())


def test_every_trash_is_tried_here():
    named = {m for m in apps.get_models() if m.__name__.startswith("Removed")}

    assert named == set(Trash.__subclasses__()) == {model for model, _ in BY_TABLE.values()}


@pytest.mark.parametrize("table", BY_TABLE)
def test_all_that_goes_with_a_row_is_in_its_trash_and_comes_back(person, table):
    write_full_night(person) if table == "nights" else history(person)
    trash, find = BY_TABLE[table]
    row = find(person)
    going = going_with(row)
    before = {which: stored(which) for which in going}

    removed = trash.take(row)
    in_trash = json.loads(removed.rows)
    assert {(each["model"], each["pk"]) for each in in_trash} == going
    assert not any(apps.get_model(label).objects.filter(pk=pk).exists() for label, pk in going)

    assert removed.restore()
    assert {which: stored(which) for which in going} == before


def test_what_goes_with_a_row_is_of_every_kind(person):
    history(person)
    found = {label for _, find in BY_TABLE.values() for label, _ in going_with(find(person))}

    on_a_night = {
        relation.related_model._meta.label_lower
        for relation in Night._meta.related_objects
        if not issubclass(relation.related_model, StoredFigures)
        and relation.related_model._meta.label_lower not in STAYS_AWAY
    }
    on_a_plan = {f"regimen.{name}" for name in ("regimennutrient", "dosestep", "dosetime")}
    assert on_a_night | on_a_plan <= found
