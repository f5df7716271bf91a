"""Which tables somebody takes along, as the apps declare them.

An app says so in its AppConfig, so that a new table joins where it is made:

    exported = {"lab_results": "LabResult"}              name in the files, and the model
    not_exported = {"RemovedLabResult": "why not", "Night.version": "why not"}
    references = {"Dose.plan_key": "regimens"}           a number that names another row

A model may also say how a row of a file is spelled (`tidied`), what to ask about one
(`question`), and what JSON Schema holds of a whole row (`row_schema`).

Apps of others cannot, so `OTHERS` speaks for them. A test meets every model with a way to a
person and every column of it, and fails if neither is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from accounts.models import User
from journal.exchange.columns import Column, Kind

OTHERS = {
    "account.EmailAddress": "the address to sign in with; another account has its own",
    "account.EmailConfirmation": "a letter on its way, valid for days",
    "accounts.User_groups": "what the operator lets an account do",
    "accounts.User_user_permissions": "what the operator lets an account do",
    "admin.LogEntry": "what an operator did, not the person",
    "mfa.Authenticator": "a secret of signing in here; another account makes its own",
    "usersessions.UserSession": "where somebody is signed in at this moment",
    "sessions.Session": "where somebody is signed in at this moment",
}
WAITING = (
    "reading",
    "refused",
    "preview",
    "adding",
)  # steps of imports that are not their owner's yet, or not whole
ONLY = {"imports": ~Q(step__in=WAITING)}


@dataclass(frozen=True)  # without slots: what is derived is kept
class Table:
    """One table that leaves: `owner` is the way from a row to its person, `parent` the column
    that leads there, empty where the row is the person's own directly."""

    name: str
    model: type[models.Model]
    owner: str
    parent: str
    columns: tuple[Column, ...]

    @cached_property
    def column(self) -> dict[str, Column]:
        """The table's columns by name."""
        return {column.name: column for column in self.columns}

    @cached_property
    def once(self) -> tuple[str, ...]:
        """The columns that together name a row of one person, by the table's own constraints.

        Empty where none does: then a row is what it says.
        """
        columns: set[str] = set()
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint):
                names = set(constraint.fields) | _named_in(constraint.expressions)
                columns |= names if "user" in names else set()
        return tuple(column.name for column in self.columns if column.name in columns)

    @cached_property
    def key(self) -> str:
        """The one column by which other tables name its rows; empty: they are numbered."""
        return self.once[0] if len(self.once) == 1 and self.once[0] != "uid" else ""

    @cached_property
    def single(self) -> bool:
        """Whether a person has one row of it at most."""
        return bool(
            self.owner and self.model._meta.get_field(self.owner.partition("__")[0]).one_to_one
        )

    @cached_property
    def numbered(self) -> bool:
        """Whether rows carry a number, because others name them by it."""
        return not self.key and any(
            column.target == self.name for table in tables() for column in table.columns
        )

    @cached_property
    def names(self) -> list[str]:
        """The columns in the order of its files."""
        return ["id"] * self.numbered + [column.name for column in self.columns]

    @cached_property
    def heads(self) -> list[tuple[str, Kind]]:
        """The columns in the order of its files, with what they hold.

        A column that names a row of another table holds what that row is known by, so that a
        spreadsheet finds it there: a night its date, not the text of it.
        """
        kinds = [(column.name, _held_by(column)) for column in self.columns]
        return [("id", Kind.WHOLE)] * self.numbered + kinds

    def of(self, person: User) -> "models.QuerySet[Any]":
        """The rows of one person, in the order of the files."""
        rows = self.model._default_manager.filter(ONLY.get(self.name, Q()))
        rows = rows.filter(**{self.owner or "pk": person.pk})
        if self.key == "night":
            return rows.order_by("night")
        return rows.order_by(*([f"{self.parent}__night"] * (self.parent == "night")), "pk")

    def tidied(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row of a file as this table spells it, where its model knows other spellings."""
        tidy = getattr(self.model, "tidied", dict)
        tidied: dict[str, Any] = tidy(row)
        return tidied

    def row_schema(self) -> dict[str, Any]:
        """What its model says of a whole row in JSON Schema."""
        schema: dict[str, Any] = getattr(self.model, "row_schema", dict)()
        return schema


def _held_by(column: Column) -> Kind:
    if column.kind is not Kind.REFERENCE:
        return column.kind
    target = by_name()[column.target]
    return target.column[target.key].kind if target.key else Kind.WHOLE


def question_about(made: models.Model) -> str:
    """The question that a row's model asks before it is believed; empty where it asks none."""
    ask = getattr(made, "question", None)
    return str(ask()) if ask else ""


def _named_in(expressions: Any) -> set[str]:
    names: set[str] = set()
    for expression in expressions:
        if isinstance(expression, models.F):
            names.add(expression.name)
        else:
            names |= _named_in(expression.get_source_expressions())
    return names


@cache
def tables() -> tuple[Table, ...]:
    """Every table that leaves, in the order of the apps and of their declarations."""
    named = {model: name for name, model in _declared()}
    return tuple(_table(name, model, named) for model, name in named.items())


@cache
def parents_first() -> tuple[Table, ...]:
    """The tables, each after those whose rows its own rows hang on."""
    placed: dict[str, Table] = {}
    waiting = list(tables())
    while waiting:
        ready = [table for table in waiting if _hangs_on(table) <= set(placed)]
        placed |= {table.name: table for table in ready}
        waiting = [table for table in waiting if table not in ready]
    return tuple(placed.values())


def _hangs_on(table: Table) -> set[str]:
    return {column.target for column in table.columns if column.hard}


def by_name() -> dict[str, Table]:
    """The tables by the names of their files."""
    return {table.name: table for table in tables()}


def _declared() -> Iterator[tuple[str, type[models.Model]]]:
    for config in apps.get_app_configs():
        for name, model in getattr(config, "exported", {}).items():
            yield name, config.get_model(model)


def _table(name: str, model: type[models.Model], named: dict[type[models.Model], str]) -> Table:
    path = way_to_a_person(model)
    references = getattr(model._meta.app_config, "references", {})
    columns = []
    for field in model._meta.concrete_fields:
        if field.primary_key or field.related_model is User or left_out(model, field.name):
            continue
        aim: Any = field.related_model
        target = references.get(f"{model.__name__}.{field.name}") or named.get(aim, "")
        columns.append(Column.of(field, target))
    return Table(name, model, "__".join(path), path[0] if len(path) > 1 else "", tuple(columns))


def referring_to(table: Table) -> Iterator[tuple[Table, Column]]:
    """The columns that name rows of a table without hanging on them."""
    for other in tables():
        for column in other.columns:
            if column.target == table.name and column.name != other.parent:
                yield other, column


def left_out(model: type[models.Model], column: str = "") -> str:
    """The reason why a model, or one of its columns, does not leave; empty where none is given."""
    name = f"{model.__name__}.{column}" if column else model.__name__
    reasons: dict[str, str] = getattr(model._meta.app_config, "not_exported", {})
    return reasons.get(name) or OTHERS.get(f"{model._meta.app_label}.{name}", "")


def way_to_a_person(model: type[models.Model]) -> list[str]:
    """The shortest way over foreign keys: ["night", "user"]; empty for a person.

    `LookupError` where there is none.
    """
    reached: dict[type[models.Model], list[str]] = {model: []}
    seen = {model}
    while reached:
        further: dict[type[models.Model], list[str]] = {}
        for model, path in reached.items():
            if model is User:
                return path
            for field in model._meta.concrete_fields:
                aim: Any = field.related_model
                if aim and aim not in seen:
                    seen.add(aim)
                    further[aim] = [*path, field.name]
        reached = further
    raise LookupError(model)
