"""The complete file: what is in it, and that it is all of it."""

import json
from io import StringIO

import jsonschema
import pytest
from django.conf import settings
from django.core.management import call_command

from journal.exchange import complete
from journal.exchange.rows import Rows
from journal.exchange.tables import by_name
from journal.models import Night
from tests.journal.exchange.made_up import CANARY, history

FILE = "/export/stillnight.json"
pytestmark = pytest.mark.usefixtures("april_morning")


def test_the_complete_file_names_its_format_its_day_and_its_account(person, take):
    told = json.loads(take(person, FILE))
    assert (told["format"], told["version"], told["made_at"]) == (
        "stillnight", 1, "2026-04-01T09:30:00Z",
    )  # fmt: skip
    assert told["account"]["email"] == "person@example.org"
    assert list(told["tables"]) == list(by_name())


def test_every_table_is_in_the_complete_file_with_its_rows(person, take):
    history(person)
    told = json.loads(take(person, FILE))["tables"]
    assert {name: len(rows) for name, rows in told.items()} == {
        name: table.of(person).count() for name, table in by_name().items()
    }
    assert all(told.values()), "the made-up history has to use every table"


def test_values_are_exact_and_what_is_not_known_is_left_out(person, take):
    history(person)
    told = json.loads(take(person, FILE))["tables"]
    night, later = told["nights"]
    assert night["evening_note"] == CANARY
    assert night["daytime_rest_severity"] == 0
    assert night["alcohol_drinks"] == 1.5
    assert night["evening_first_written_at"] == "2026-03-04T06:30:05.250000Z"
    assert later == {"night": "2026-03-29", "time_zone": "Europe/Berlin", "no_symptoms": True}
    assert told["factor_answers"][0]["value"] == 90.125
    assert told["lab_results"][0]["range_high"] == 400.25


def test_rows_name_each_other_by_what_people_know_or_by_numbers_of_the_file(person, take):
    history(person)
    told = json.loads(take(person, FILE))["tables"]
    numbers = {row["name"]: row["id"] for row in told["regimens"]}
    assert numbers == {"Pramipexole": 1, "Ferrous sulfate": 2}
    assert {row["night"] for row in told["doses"]} == {"2026-03-03"}
    assert [row["plan_key"] for row in told["doses"]] == [2, 0]  # 0: a plan that is no more
    assert told["factor_answers"][0]["factor"] == "Screen, min"
    assert {row["regimen"] for row in told["dose_steps"]} == {2}
    assert [row["step"] for row in told["dose_times"]] == [1, 1]


def test_the_complete_file_keeps_to_the_published_schema(person, take):
    history(person)
    jsonschema.Draft202012Validator.check_schema(complete.schema())
    jsonschema.validate(
        json.loads(take(person, FILE)),
        complete.schema(),
        format_checker=jsonschema.FormatChecker(),
    )


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("nights", {"night": "2026-03-03"}),
        ("nights", {"night": "3 March", "time_zone": "UTC"}),
        ("nights", {"night": "2026-03-03", "time_zone": "UTC", "mood": 3}),
        ("nights", {"night": "2026-03-03", "time_zone": "UTC", "legs_side": "up"}),
        ("dose_steps", {"id": 0, "regimen": 1, "first_day": "2026-03-03", "schedule": "daily"}),
        ("sessions", {}),
    ],
)
def test_the_schema_refuses_what_is_no_such_file(table, row):
    told = {"format": "stillnight", "version": 1, "made_at": "2026-04-01T09:30:00Z"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**told, "tables": {table: [row]}}, complete.schema())


def test_the_schema_is_served_to_everybody_and_stands_in_the_docs(client, db):
    served = client.get("/export/stillnight.schema.json").json()
    assert served == complete.schema()
    printed = StringIO()
    call_command("export_schema", stdout=printed)
    in_docs = (settings.BASE_DIR / "docs" / "stillnight.schema.json").read_text()
    assert printed.getvalue() == in_docs, "manage.py export_schema > docs/stillnight.schema.json"


def test_a_night_written_while_the_file_is_made_is_left_whole_for_next_time(person):
    history(person)
    rows = Rows(person)
    late = Night.objects.create(user=person, night="2026-03-30", time_zone="UTC")
    late.exercises.create(kind="run")
    person.regimens.create(name="Late", kind="medicine", category="other")
    assert len(list(rows.of(by_name()["exercises"]))) == 1
    assert len(list(rows.of(by_name()["regimens"]))) == 2
    assert "2026-03-30" not in [row["night"] for row in rows.of(by_name()["nights"])]
