"""Nights as the API writes them: the values of the complete file, `null` for the unknown."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from accounts.models import User
from journal.clock import Period
from journal.exchange.blocks import each
from journal.exchange.columns import WRITE, Kind
from journal.models.night import STAMPS
from journal.questions import BOUT, DOSE, DRINK, QUESTIONS
from journal.saving.answers import SKIPPED, TAKEN

Json = dict[str, Any]
ANSWERS = tuple(QUESTIONS)
ABOUT = ("pk", "night", "time_zone", "version", *STAMPS)
LISTED = {kind.relation: ("uid", *kind.names) for kind in (DRINK, BOUT)}
DOSES = ("uid", *DOSE.names, "plan_key", "planned_at")
SKIPPED_DOSES = ("plan_key", "planned_at", "name", "reason")
WRITE_AS: dict[type, Callable[[Any], Any]] = {
    date: WRITE[Kind.DAY],
    datetime: WRITE[Kind.INSTANT],
    time: WRITE[Kind.CLOCK],
    Decimal: WRITE[Kind.DECIMAL],
    UUID: WRITE[Kind.UID],
}


def value_in_json(value: Any) -> Any:
    """A stored value as the complete file writes it; `None` for one that says nothing."""
    write = WRITE_AS.get(type(value))
    return write(value) if write else (None if value in ("", []) else value)


def tag_of(key: int, version: int) -> str:
    """The ETag of a night: another one after each change of it."""
    return f'"{key}-{version}"'


def nights_in_json(person: User, period: Period) -> list[Json]:
    """The logged nights of a period with all rows under them, oldest first, in six queries."""
    return [entry for _, entry in with_tags(person, period)]


def with_tags(person: User, period: Period) -> list[tuple[str, Json]]:
    """The same, each with its ETag."""
    columns = list(zip(*person.nights.columns((*ABOUT, *ANSWERS), period), strict=True))
    if not columns:
        return []
    rows = zip(*(each(column, value_in_json) for column in columns), strict=True)
    under = _under(person, period)
    return [(tag_of(row[0], row[3]), _night(row, under)) for row in rows]


def _night(row: Sequence[Any], under: dict[str, dict[int, list[Json]]]) -> Json:
    key, night, zone, version, *stamps = row[: len(ABOUT)]
    return {
        "night": night,
        "version": version,
        "written": dict(zip(STAMPS, stamps, strict=True)),
        "time_zone": zone,
        "answers": dict(zip(ANSWERS, row[len(ABOUT) :], strict=True)),
        **{relation: rows.get(key, []) for relation, rows in under.items()},
    }


def _under(person: User, period: Period) -> dict[str, dict[int, list[Json]]]:
    """The rows under the nights, by what they are listed as and by the night's key."""
    under: dict[str, dict[int, list[Json]]] = {}
    for relation, names in LISTED.items():
        under[relation] = _by_night(
            (key, row) for key, row in _rows(person, relation, names, period)
        )
    doses = list(_rows(person, DOSE.relation, DOSES, period))
    own = ((key, _without_plan(dose)) for key, dose in doses if dose["plan_key"] is None)
    under[DOSE.relation] = _by_night(own)
    planned = [(key, _planned(dose, TAKEN)) for key, dose in doses if dose["plan_key"]]
    skipped = _rows(person, "skipped_doses", SKIPPED_DOSES, period)
    planned += [(key, _planned(dose, SKIPPED)) for key, dose in skipped]
    under["planned_doses"] = _by_night(planned)
    under["factor_answers"] = _by_night(
        (key, {"factor": row["factor_id"], "value": row["value"]})
        for key, row in _rows(person, "factor_answers", ("factor_id", "value"), period)
    )
    return under


def _rows(
    person: User, relation: str, names: tuple[str, ...], period: Period
) -> Iterator[tuple[int, Json]]:
    for key, *values in person.nights.rows(relation, names, period):
        yield key, dict(zip(names, map(value_in_json, values), strict=True))


def _by_night(rows: Any) -> dict[int, list[Json]]:
    listed: dict[int, list[Json]] = defaultdict(list)
    for key, row in rows:
        listed[key].append(row)
    return listed


def _without_plan(dose: Json) -> Json:
    return {name: dose[name] for name in ("uid", *DOSE.names)}


def _planned(dose: Json, state: str) -> Json:
    """The answer to a dose of the plan."""
    return {
        "plan_key": dose["plan_key"],
        "planned_at": dose["planned_at"],
        "name": dose["name"],
        "state": state,
        "taken_at": dose.get("taken_at"),
        "reason": dose.get("reason"),
    }
