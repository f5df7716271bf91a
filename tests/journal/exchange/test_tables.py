"""What leaves and what stays: said of every table and every column that belongs to a person."""

from contextlib import suppress

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models

from journal.exchange.columns import Column
from journal.exchange.tables import (
    OTHERS,
    by_name,
    left_out,
    tables,
    way_to_a_person,
)
from journal.labs.models import LabResult


def personal_models():
    """Every model of the installation from whose rows a way leads to a person."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        with suppress(LookupError):
            way_to_a_person(model)
            found.append(model)
    return found


def test_every_table_of_a_person_leaves_with_them_or_says_why_not():
    leaving = {table.model for table in tables()}
    unsaid = [m._meta.label for m in personal_models() if m not in leaving and not left_out(m)]
    assert unsaid == [], "declare them in their AppConfig: exported or not_exported"


def test_no_table_both_leaves_and_stays():
    assert [t.name for t in tables() if left_out(t.model)] == []


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_every_column_leaves_or_says_why_not(table):
    leaving = {column.name for column in table.columns}
    for field in table.model._meta.concrete_fields:
        owner = field.name == "user"
        said = field.name in leaving or field.primary_key or owner
        assert said != bool(left_out(table.model, field.name)), field


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_no_column_that_leaves_is_stamped_anew_when_it_returns(table):
    for column in table.columns:
        assert not getattr(column.field, "auto_now", False), column.name
        assert not getattr(column.field, "auto_now_add", False), column.name


def test_what_is_said_to_stay_exists_and_has_a_reason():
    for config in apps.get_app_configs():
        for name, reason in getattr(config, "not_exported", {}).items():
            model, _, column = name.partition(".")
            found = config.get_model(model)
            if column:
                found._meta.get_field(column)
            assert len(reason) > 10
    for name, reason in OTHERS.items():
        app, model = name.split(".")
        assert apps.get_app_config(app).get_model(model)
        assert len(reason) > 10


def test_names_of_tables_are_unique_and_can_be_files():
    names = [table.name for table in tables()]
    assert len(names) == len(set(names)) == len(by_name())
    assert all(name.isidentifier() and name.islower() for name in names)


def test_a_table_without_a_way_to_a_person_is_nobodys():
    with pytest.raises(LookupError):
        way_to_a_person(Session)
    assert way_to_a_person(LabResult) == ["user"]


def test_what_names_a_row_comes_from_the_tables_own_constraints():
    found = by_name()
    assert found["nights"].key == "night"
    assert found["factors"].key == "name"
    assert found["regimens"].numbered
    assert found["dose_steps"].numbered
    assert not found["lab_results"].numbered
    assert found["lab_results"].once == (
        "test", "name", "comparator", "value", "unit", "taken_on", "taken_at",
    )  # fmt: skip


def test_a_kind_of_column_that_nobody_thought_of_is_refused():
    with pytest.raises(TypeError, match=r"Say in journal\.exchange\.columns"):
        Column.of(models.BinaryField())
