"""What was deleted before every trash had the same columns."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from accounts.models import User
from journal.labs.models import RemovedLabResult
from journal.report.models import RemovedVisit
from tests.journal.exchange.made_up import history

BEFORE = [("labs", "0004_iron_pause_means_foods_too"), ("report", "0002_when_a_visit_was_changed")]


@pytest.mark.django_db(transaction=True)
def test_what_was_deleted_before_can_still_be_put_back(person: User) -> None:
    history(person)
    result, visit = person.lab_results.all()[0], person.visits.all()[0]
    RemovedLabResult.take(result)
    RemovedVisit.take(visit)
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    try:
        executor.migrate(BEFORE)  # as it was stored then
    finally:
        MigrationExecutor(connection).migrate(latest)

    assert RemovedLabResult.objects.get().restore()
    assert RemovedVisit.objects.get().restore()
    assert person.lab_results.contains(result)
    assert person.visits.contains(visit)
