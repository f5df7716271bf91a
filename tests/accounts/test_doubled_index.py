"""Dropping the index of a foreign key."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.state import ProjectState

from accounts.doubled_index import DropDoubledIndex
from accounts.models import User
from tests.rooms.test_indexes import indexes

TABLE = "journal_removednight"  # with an index that is needed; the test makes it again


@pytest.mark.django_db(transaction=True)
def test_the_index_alone_goes_even_twice_and_comes_back():
    before = ProjectState.from_apps(apps)
    key = models.ForeignKey(User, models.CASCADE, related_name="removed_nights", db_index=False)
    drop = DropDoubledIndex("removednight", "user", key)
    after = before.clone()
    drop.state_forwards("journal", after)
    columns = [names for names, _ in indexes(TABLE).values()]
    assert ["user_id"] in columns

    for _ in range(2):
        with connection.schema_editor() as editor:
            drop.database_forwards("journal", editor, before, after)
        assert [names for names, _ in indexes(TABLE).values()] == [
            names for names in columns if names != ["user_id"]
        ]

    with connection.schema_editor() as editor:
        drop.database_backwards("journal", editor, after, before)
    assert ["user_id"] in [names for names, _ in indexes(TABLE).values()]
