"""What is taken, as the complete file holds it, and what changed when."""

from datetime import date, time
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone


def iron(person: Any, name: str = "Iron") -> Any:
    plan = person.regimens.create(name=name, kind="supplement", category="iron")
    for day, amount in ((1, 65), (9, 100)):
        step = plan.steps.create(
            first_day=date(2026, 3, day), schedule="daily", amount=amount, unit="mg"
        )
        step.set_times([time(20)])
    return plan


def test_a_product_has_its_doses_and_their_times(person, program, stranger):
    plan = iron(person)
    iron(stranger, "Other")

    (product,) = program(person, "regimen")("GET", "regimen").json()["products"]

    assert (product["id"], product["name"], product["ended_on"]) == (plan.pk, "Iron", None)
    assert [(step["first_day"], step["amount"]) for step in product["steps"]] == [
        ("2026-03-01", 65),
        ("2026-03-09", 100),
    ]
    assert product["steps"][0]["times"] == ["20:00"]


def test_changes_are_events_of_their_days(person, program):
    iron(person)
    api = program(person, "regimen")

    changes = api("GET", "events").json()["events"]
    later = api("GET", "events?first=2026-03-02").json()["events"]

    assert [each["words"] for each in changes] == [
        "Iron started at 65 mg",
        "Iron changed from 65 mg to 100 mg",
    ]
    assert later == changes[1:]


def test_more_products_take_no_more_queries(person, program, time_machine):
    time_machine.move_to(timezone.now(), tick=False)  # the use of a token is noted once a minute
    api, counts = program(person), []
    iron(person)
    api("GET", "regimen")
    for name in ("Zinc", "Magnesium"):
        iron(person, name)
        with CaptureQueriesContext(connection) as queries:
            api("GET", "regimen")
        counts.append(len(queries))
    assert counts[0] == counts[1]
