"""Whatever keeps to the published schema is taken in and shown, or refused with a sentence."""

import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts.models import User
from journal.exchange import complete
from journal.exchange.columns import WRITE, Column, Kind
from journal.exchange.tables import by_name, parents_first
from tests.addresses import ACCESS
from tests.journal.exchange.made_up import history

NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
DAYS = st.dates(date(2026, 2, 20), date(2026, 4, 10)) | st.dates(date(1900, 1, 1), date(2199, 1, 1))
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
NUMBERS = st.sampled_from([0, 1, 2, 3, 7, 8, 10, 12, 14, 30, 90, 140, 1000, 32767, -1, 0.5, 132.25])
OF_KIND: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.CLAIM: st.booleans(),
    Kind.WHOLE: NUMBERS.filter(lambda number: number == int(number)),
    Kind.DECIMAL: NUMBERS,
    Kind.NUMBER: NUMBERS,
    Kind.DAY: DAYS.map(str),
    Kind.CLOCK: st.times(time.min, time(23, 59)).map(WRITE[Kind.CLOCK]),
    Kind.INSTANT: st.datetimes(datetime(2025, 12, 1), datetime(2026, 12, 1), timezones=st.just(UTC))
    .map(lambda moment: moment.replace(microsecond=0))
    .map(WRITE[Kind.INSTANT]),
    Kind.UID: st.uuids().map(str),
    Kind.LIST: st.lists(st.sampled_from(["creeping", "walking", "travel", "x"]), max_size=3),
}
# Two figures as a word: what stands in for a code, such as the sequence of an experiment.
CODES = st.text("01", max_size=12) | st.text("0123456", max_size=7) | st.just("ABBABAAB")


def value_of(column: Column) -> st.SearchStrategy[Any]:
    """Any value that the schema allows in a column; `None` leaves it out."""
    if column.field.choices:
        known: st.SearchStrategy[Any] = st.sampled_from([v for v, _ in column.field.flatchoices])
    elif column.kind is Kind.TEXT:
        zones = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu"])
        longest = column.field.max_length or 80
        words = WORDS.map(lambda text: text[:longest])
        known = zones if column.name == "time_zone" else words | CODES.map(lambda t: t[:longest])
    else:
        known = OF_KIND[column.kind]
    return known if column.needed else known | st.none()


COLUMNS = [
    (table.name, column)
    for table in parents_first()
    for column in table.columns
    if column.kind is not Kind.REFERENCE
]
TABLES = sorted({name for name, _ in COLUMNS})
ROW = ""  # in place of a column: the whole row, which is left out
CHANGES = st.lists(
    st.tuples(st.sampled_from(TABLES), st.just(ROW), st.integers(0, 5), st.none())
    | st.sampled_from(TABLES)
    .flatmap(lambda table: st.sampled_from([place for place in COLUMNS if place[0] == table]))
    .flatmap(
        lambda place: st.tuples(
            st.just(place[0]), st.just(place[1].name), st.integers(0, 5), value_of(place[1])
        )
    ),
    min_size=1,
    max_size=4,
)


def apply(document: dict[str, Any], changes: list[tuple[str, str, int, Any]]) -> dict[str, Any]:
    """The document with these values in these places."""
    changed: dict[str, Any] = json.loads(json.dumps(document))
    for table, column, row, value in changes:
        rows = changed["tables"].get(table) or [{}]
        chosen = rows[row % len(rows)]
        if column == ROW:
            rows.remove(chosen)
        elif value is None:
            chosen.pop(column, None)
        else:
            chosen[column] = value
    return changed


def every_page(person: User) -> list[str]:
    """The address of every page somebody has for themselves."""
    found = []
    for name, who in ACCESS.items():
        if who == "person":
            try:
                found.append(reverse(name))
            except NoReverseMatch:
                continue
    found += [reverse("journal:edit_night", args=[n.night]) for n in person.nights.all()]
    kinds: dict[str, Any] = {
        "labs:edit_result": person.lab_results,
        "regimen:edit_regimen": person.regimens,
        "report:edit_visit": person.visits,
        "exchange:use_mapping": person.imports.filter(step="done").exclude(mapping=""),
        "experiments:experiment": person.experiments,
    }
    found += [reverse(name, args=[row.pk]) for name, rows in kinds.items() for row in rows.all()]
    found += [reverse("report:report_page", args=[1]), f"{reverse('trends:trends')}?range=all"]
    return [address for address in found if not address.startswith("/account")]


@pytest.fixture
def document(person: User, client_of: Any) -> dict[str, Any]:
    history(person)
    answer: Any = client_of(person).get(reverse("exchange:export_json"))
    loaded: dict[str, Any] = json.loads(b"".join(answer.streaming_content))
    return loaded


def take_in_and_look(client: Client, stranger: User, document: dict[str, Any], upload: Any) -> bool:
    """Bring a document in and open every page; whether it was taken."""
    answer = upload(stranger, json.dumps(document))
    if answer.status_code == 422:
        assert answer.context["problem"].problems
        return False
    entry = stranger.imports.get(step="preview")
    client.post(reverse("exchange:confirm_import", args=[entry.pk]))
    stranger.refresh_from_db()
    for address in every_page(stranger):
        page: Any = client.get(address)
        assert page.status_code in {200, 204, 302, 400, 405}, (address, page.status_code)
        if page.streaming:
            assert b"".join(page.streaming_content)
    return True


@given(changes=CHANGES)
@example(changes=[("experiments", "sequence", 0, "ABBABAAB")])
@example(changes=[("experiments", "sequence", 0, "10")])
@example(changes=[("experiments", "sequence", 0, "")])
@example(changes=[("experiments", "sequence", 0, "11111111")])
@example(changes=[("experiments", "washout", 0, 32767), ("experiments", "block_nights", 0, 14)])
@example(changes=[("dose_steps", "weekdays", 0, "0022")])
@example(changes=[("dose_steps", ROW, 0, None), ("dose_steps", ROW, 0, None)])
@example(changes=[("imports", ROW, 0, None), ("preferences", ROW, 0, None)])
@settings(
    max_examples=10,  # each opens some sixty pages
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_document_that_keeps_to_the_schema_takes_no_page_down(
    changes: Any, document: Any, stranger: User, upload: Any, client_of: Any
) -> None:
    changed = apply(document, changes)
    cache.clear()
    with time_machine.travel(NOW, tick=False), transaction.atomic():
        take_in_and_look(client_of(stranger), stranger, changed, upload)
        transaction.set_rollback(True)
    stranger.refresh_from_db()


def test_the_document_itself_is_taken_in_and_every_page_of_it_opens(
    document: Any, stranger: User, upload: Any, client_of: Any
) -> None:
    with time_machine.travel(NOW, tick=False):
        assert take_in_and_look(client_of(stranger), stranger, document, upload)


def test_every_value_is_one_that_the_schema_allows() -> None:
    schema = complete.schema()["properties"]["tables"]["properties"]
    assert {name for name, _ in COLUMNS} <= set(schema)
    for name, column in COLUMNS:
        assert column.name in schema[name]["items"]["properties"]
        assert column in by_name()[name].columns
