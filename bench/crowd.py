"""Many accounts like one: its latest 30 nights and their rows, copied by the database itself."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import Model

from accounts.models import User
from journal.models import CaffeineIntake, Dose, Exercise, Night

NIGHTS = 30
UNDER: tuple[type[Model], ...] = (CaffeineIntake, Dose, Exercise)
NEW_ID = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}


def follow(person: User, others: int) -> None:
    """Give `others` new accounts the person's last nights, then let the planner know of them."""
    last = person.nights.order_by("-night").values_list("night", flat=True).first()
    if not others or last is None:
        return
    users = (User(email=f"{number}@example.org", password="!") for number in range(others))  # noqa: S106
    User.objects.bulk_create(users, batch_size=1000)
    since = last - timedelta(days=NIGHTS)
    with connection.cursor() as cursor:
        source = "journal_night n CROSS JOIN accounts_user u"
        chosen = "n.user_id = %s AND n.night > %s AND u.id <> %s"
        cursor.execute(_copy(Night, {"user_id": "u.id"}, "n", source, chosen),
                       [person.pk, since, person.pk])  # fmt: skip
        for table in UNDER:
            source = (
                f"{table._meta.db_table} r JOIN journal_night n ON n.id = r.night_id"
                " JOIN journal_night o ON o.night = n.night AND o.user_id <> n.user_id"
            )
            fresh = {"night_id": "o.id", "uid": NEW_ID[connection.vendor]}
            chosen = "n.user_id = %s AND n.night > %s"
            cursor.execute(_copy(table, fresh, "r", source, chosen), [person.pk, since])
        cursor.execute("ANALYZE")


def _copy(table: type[Model], fresh: Mapping[str, str], of: str, source: str, chosen: str) -> str:
    """INSERT … SELECT of all columns but the key; those in `fresh` are written anew."""
    meta: Any = table._meta
    columns = [field.column for field in meta.concrete_fields if not field.primary_key]
    values = [fresh.get(column, f"{of}.{column}") for column in columns]
    return (
        f"INSERT INTO {meta.db_table} ({', '.join(columns)})"  # noqa: S608 - our own names
        f" SELECT {', '.join(values)} FROM {source} WHERE {chosen}"
    )
