"""Groups that a list of sixty names had suggested."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = "0004_what_it_is_for", "0005_groups_as_the_name_says"
GROUPS = {
    ("Zoloft", "other"): "other",
    ("Mirtazapine 15", "antidepressant"): "other",
    ("Nytol Herbal", "antihistamine"): "other",
    ("Ferrous sulfate", "iron"): "other",
    ("Quetiapine", "other"): "none",
    ("Foozepam", "opioid"): "opioid",
    ("Gabapentin", "antipsychotic"): "antipsychotic",
}


@pytest.mark.django_db(transaction=True)
def test_what_was_suggested_is_left_to_the_name_and_what_was_chosen_stays() -> None:
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    executor.migrate([("regimen", BEFORE)])
    accounts = [leaf for leaf in latest if leaf[0] == "accounts"]
    state = executor.loader.project_state([("regimen", BEFORE), *accounts])
    person = state.apps.get_model("accounts", "User").objects.create(email="p@example.org")
    regimens = state.apps.get_model("regimen", "Regimen").objects
    for name, group in GROUPS:
        regimens.create(user=person, name=name, kind="medicine", category=group)
    try:
        MigrationExecutor(connection).migrate([("regimen", AFTER)])
        found = dict(regimens.values_list("name", "category"))
        assert found == {name: becomes for (name, _), becomes in GROUPS.items()}
    finally:
        MigrationExecutor(connection).migrate(latest)
