"""Data from before a migration."""

from datetime import date

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("journal", "0002_iron_rich_meal")]
AFTER = [("journal", "0003_what_a_night_can_hold")]


@pytest.mark.django_db(transaction=True)
def test_drinks_from_before_get_a_name_each() -> None:
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    executor.migrate(BEFORE)
    accounts = [node for node in latest if node[0] == "accounts"]
    apps = MigrationExecutor(connection).loader.project_state([*BEFORE, *accounts]).apps
    person = apps.get_model("accounts", "User").objects.create(email="p@example.org")
    night = apps.get_model("journal", "Night").objects.create(
        user=person, night=date(2026, 3, 3), time_zone="UTC"
    )
    for _ in range(3):
        apps.get_model("journal", "CaffeineIntake").objects.create(night=night, drink="espresso")
    try:
        MigrationExecutor(connection).migrate(AFTER)
        apps = MigrationExecutor(connection).loader.project_state(AFTER).apps
        names = apps.get_model("journal", "CaffeineIntake").objects.values_list("uid", flat=True)
        assert len(set(names)) == 3
    finally:
        MigrationExecutor(connection).migrate(latest)
