"""What belongs to a person: every row of every table with a path to them, and its digest."""

import hashlib
from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db.models import Model, Q

from accounts.models import User
from config.operations import moving

Rows = dict[type[Model], set[Any]]


def rows_of(person: User) -> Rows:
    """The keys of a person's rows in each table, however long the way to them."""
    found: Rows = {User: {person.pk}}
    grew = True
    while grew:
        grew = False
        for model in apps.get_models(include_auto_created=True):
            keys = _keys(model, found)
            if keys - found.get(model, set()):
                found[model] = found.get(model, set()) | keys
                grew = True
    return found


def _keys(model: type[Model], found: Rows) -> set[Any]:
    asked = Q()
    for field in model._meta.concrete_fields:
        other = field.related_model
        if isinstance(other, type) and other in found:
            asked |= Q(**{f"{field.attname}__in": found[other]})
    return set(model._base_manager.filter(asked).values_list("pk", flat=True)) if asked else set()


def digests(person: User, leave_out: Collection[str] = ()) -> dict[str, str]:
    """A hash of every value of a person's rows in each table; `leave_out` names tables.

    The moment of the latest sign-in is left out: looking on as somebody signs them in.
    """
    sums = {}
    for model, keys in rows_of(person).items():
        names = [field.attname for field in model._meta.concrete_fields]
        rows = model._base_manager.filter(pk__in=keys).order_by("pk")
        told = [
            [moving.plain(row[name]) for name in names if name != "last_login"]
            for row in rows.values(*names)
        ]
        sums[model._meta.label] = hashlib.sha256(repr(told).encode()).hexdigest()
    return {label: text for label, text in sums.items() if label not in leave_out}


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The tables that are no longer the same."""
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
