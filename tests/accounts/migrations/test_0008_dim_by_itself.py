"""Accounts from before colours turned dim by themselves."""

from datetime import time

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("accounts", "0007_without_doubled_indexes")]
AFTER = [("accounts", "0008_dim_by_itself")]


@pytest.mark.django_db(transaction=True)
def test_who_chose_no_colours_gets_the_usual_hour_and_who_chose_some_keeps_them() -> None:
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    executor.migrate(BEFORE)
    people = MigrationExecutor(connection).loader.project_state(BEFORE).apps
    before = people.get_model("accounts", "User").objects
    before.create(email="auto@example.org", theme="auto")
    before.create(email="light@example.org", theme="light")
    before.create(email="late@example.org", theme="auto", dim_from=time(23))
    try:
        MigrationExecutor(connection).migrate(AFTER)
        people = MigrationExecutor(connection).loader.project_state(AFTER).apps
        after = people.get_model("accounts", "User").objects
        assert dict(after.values_list("email", "dim_from")) == {
            "auto@example.org": time(21),
            "light@example.org": None,
            "late@example.org": time(23),
        }
    finally:
        MigrationExecutor(connection).migrate(latest)
