"""On PostgreSQL no page reads everybody's rows to find one person's, however many there are."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from journal.models import Night, Sending
from tests.addresses import ACCESS, addresses, one_of_everything, samples
from tests.rooms.full_night import WRITTEN, write_full_night
from tests.rooms.many_people import fill_for_many

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
NIGHT = date(2026, 2, 27)  # the last before those of one_of_everything
MANY = 1_000  # rows; of less a whole table may be read
ALL = ("trends", "trends/series.json", "trends/onset", "trends/factors", "trends/compare", "report")
STATEMENTS = ("SELECT", "(SELECT", "INSERT", "UPDATE", "DELETE")


def full_night(person: Any) -> Night:
    """A night with one of everything that hangs on it or lies beside it."""
    night = write_full_night(person, NIGHT)
    night.doses.create(name="Melatonin")
    person.wake_taps.create(night=NIGHT, kind="started", at=WRITTEN)
    person.device_sleeps.create(
        night=NIGHT, source="fitbit", external_id="7", kind="main", time_zone="Europe/Berlin",
        started_at="2026-02-27T22:00Z", ended_at="2026-02-28T06:00Z", total_sleep_minutes=401.5,
    )  # fmt: skip
    Sending.objects.create(user=person, uid=uuid4(), night=NIGHT)
    return night


def pages(owned: Any) -> Iterator[str]:
    """The addresses of all that a person sees, and of what can be asked for all nights.

    Without the archive: it holds other exports.
    """
    for name, _ in addresses():
        if ACCESS[name] in {"person", "owned"} and name != "exchange:export_everything":
            yield reverse(name, kwargs=samples(owned).get(name, {}))
    yield from (f"/{page}{'' if '.' in page else '/'}?range=all" for page in ALL)


def large_tables() -> set[str]:
    """The tables that hold many rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE reltuples >= %s", [MANY])
        return {name for (name,) in cursor.fetchall()}


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each step of a plan."""
    yield plan
    for inner in plan.get("Plans", []):
        yield from nodes(inner)


def reads_whole(step: dict[str, Any]) -> bool:
    """Whether a step reads all rows of a table, be it by an index."""
    kind = step["Node Type"]
    return "Seq Scan" in kind or (kind.startswith("Index") and "Index Cond" not in step)


def plan_of(statement: str) -> list[dict[str, Any]]:
    """The steps by which PostgreSQL would answer."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}")
        return list(nodes(cursor.fetchone()[0][0]["Plan"]))


@pytest.mark.parametrize(
    ("people", "nights", "longest"), [(999, 30, 30), (999, 30, 1_825), (19_999, 2, 2)]
)
def test_no_page_reads_everybodys_rows(person, client_of, people, nights, longest):
    with time_machine.travel("2026-03-04 20:00+01:00", tick=False):
        fill_for_many(full_night(person), people, nights, longest)
        owned = one_of_everything(person)
        browser, large = client_of(person), large_tables()
        statements: dict[str, str] = {}
        for page in pages(owned):
            with CaptureQueriesContext(connection) as captured:
                b"".join(browser.get(page))
            statements |= {query["sql"]: page for query in captured.captured_queries}

        asked = {sql: page for sql, page in statements.items() if sql.startswith(STATEMENTS)}
        plans = {sql: plan_of(sql) for sql in asked}

    assert {"journal_night", "journal_dose", "journal_nightfigures"} <= large
    read = [
        (page, step["Node Type"], step["Relation Name"], sql)
        for sql, page in asked.items()
        for step in plans[sql]
        if step.get("Relation Name") in large and reads_whole(step)
    ]
    assert read == []
    assert {step["Node Type"] for plan in plans.values() for step in plan}.isdisjoint(
        {"Gather", "Gather Merge"}  # a page starts no other processes
    )
