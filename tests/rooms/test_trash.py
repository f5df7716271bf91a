"""What goes with a deleted row is in its trash: Django says what goes."""

import json
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.deletion import Collector

from journal.labs.models import RemovedLabResult
from journal.models import Night, RemovedNight
from journal.models.nights import ROWS
from journal.models.removed_night import CHILDREN
from journal.regimen.models import RemovedRegimen
from journal.report.models import RemovedVisit
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


# What goes with a night and does not come back, and why
STAYS_AWAY = {
    "imported": "a night put back by hand is the person's own: undoing its import leaves it",
}


def test_every_relation_to_a_night_is_read_with_it_and_goes_to_the_trash():
    relations = {relation.get_accessor_name() for relation in Night._meta.related_objects}

    assert relations - set(STAYS_AWAY) == set(ROWS) == set(CHILDREN)
    assert set(STAYS_AWAY) < relations


def test_every_trash_is_tried_here():
    trash = {m for m in apps.get_models() if m.__name__.startswith("Removed")}

    assert trash == {model for model, _ in BY_TABLE.values()}


@pytest.mark.parametrize("table", BY_TABLE)
def test_all_that_goes_with_a_row_is_in_its_trash_and_comes_back(person, table):
    write_full_night(person) if table == "nights" else history(person)
    trash, find = BY_TABLE[table]
    row = find(person)
    going = going_with(row)
    before = {which: stored(which) for which in going}

    removed = trash.take(row)
    in_trash = json.loads(getattr(removed, "rows", None) or removed.row)
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
        if relation.get_accessor_name() not in STAYS_AWAY
    }
    on_a_plan = {f"regimen.{name}" for name in ("regimennutrient", "dosestep", "dosetime")}
    assert on_a_night | on_a_plan <= found
