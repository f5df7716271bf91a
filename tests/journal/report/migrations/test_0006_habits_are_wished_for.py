"""A summary that was chosen before says nothing of caffeine and alcohol unasked."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = "0005_about_you", "0006_habits_are_wished_for"


@pytest.mark.django_db(transaction=True)
def test_what_was_chosen_before_leaves_them_out() -> None:
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    executor.migrate([("report", BEFORE)])
    accounts = [leaf for leaf in latest if leaf[0] == "accounts"]
    state = executor.loader.project_state([("report", BEFORE), *accounts])
    person = state.apps.get_model("accounts", "User").objects.create(email="p@example.org")
    drafts = state.apps.get_model("report", "Draft").objects
    drafts.create(user=person, left_out=["grid"])
    try:
        MigrationExecutor(connection).migrate([("report", AFTER)])
        assert drafts.get().left_out == ["grid", "habits"]
    finally:
        MigrationExecutor(connection).migrate(latest)
