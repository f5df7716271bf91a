"""People from before the first run are not asked its questions."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("accounts", "0004_dim_hour")]
AFTER = [("accounts", "0005_first_run")]


@pytest.mark.django_db(transaction=True)
def test_whoever_has_an_account_already_is_not_welcomed_again() -> None:
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    executor.migrate(BEFORE)
    people = MigrationExecutor(connection).loader.project_state(BEFORE).apps
    before = people.get_model("accounts", "User").objects.create(email="p@example.org")
    try:
        MigrationExecutor(connection).migrate(AFTER)
        people = MigrationExecutor(connection).loader.project_state(AFTER).apps
        after = people.get_model("accounts", "User").objects.get()
        assert after.welcomed_at == before.date_joined
    finally:
        MigrationExecutor(connection).migrate(latest)
