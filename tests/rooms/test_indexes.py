"""No index of the house's tables is the beginning of another, which would do its work too."""

from django.apps import apps
from django.db import connection

from tests.project import PACKAGES

OURS = [
    model
    for model in apps.get_models()
    if model._meta.app_config.name.partition(".")[0] in PACKAGES
]
# Of some of the rows only
PARTIAL = {
    each.name
    for model in OURS
    for each in (*model._meta.constraints, *model._meta.indexes)
    if getattr(each, "condition", None)
}


def indexes(table: str) -> dict[str, tuple[list[str], bool]]:
    """The columns of each index of all rows of a table, and whether it is unique.

    Without those by which PostgreSQL compares beginnings of texts.
    """
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    return {
        name: (each["columns"], each["unique"] or each["primary_key"])
        for name, each in found.items()
        if (each["index"] or each["unique"] or each["primary_key"])
        and name not in PARTIAL
        and not name.endswith("_like")
    }


def test_no_index_is_the_beginning_of_another(db):
    found = {model._meta.db_table: indexes(model._meta.db_table) for model in OURS}
    doubled = [
        (table, name, longer)
        for table, listed in found.items()
        for name, (columns, is_unique) in listed.items()
        for longer, (others, _) in listed.items()
        if name != longer and not is_unique and others[: len(columns)] == columns
    ]

    assert "night_once_a_person" in found["journal_night"]
    assert doubled == []
