""" "4 weeks" and "the last 28 nights" are the same nights on every page and on paper."""

from datetime import date, time, timedelta

import pytest
import time_machine

from journal.models import Dose
from journal.regimen.models import DoseStep, Regimen

TONIGHT = date(2026, 3, 29)
EVENING = "2026-03-29 18:30:00+00:00"  # 20:30 in Berlin


@pytest.fixture(autouse=True)
def _this_evening():
    with time_machine.travel(EVENING, tick=False):
        yield


@pytest.fixture
def magnesium(person):
    product = Regimen.objects.create(
        user=person, name="Magnesium", kind="supplement", category="other"
    )
    DoseStep.objects.create(
        regimen=product, first_day=date(2025, 1, 1), amount=200, unit="mg", schedule="evening"
    )
    return product


def windows(client):
    """The first and last of the last 28 nights, as each page says them."""
    trends = client.get("/trends/series.json").json()
    report = client.get("/report.json?range=4w").json()
    compare = client.get("/trends/compare/").context
    calendar = client.get("/nights/?month=2026-03").context
    return {
        "trends": (trends["first"], trends["last"]),
        "report": tuple(report["period"]),
        "compare": compare["second"],
        "calendar": calendar["possible"],
        "taken on the trends page": trends["n"]["doses_taken_share"],
        "taken on paper": [line["nights"] for line in report["words"]["taken"]],
        "taken in the regimen": client.get("/regimen/").context["sheet"].supplements[0].adherence,
    }


def take(person, magnesium, night):
    Dose.objects.create(
        night=night, name="Magnesium", kind="supplement", plan_key=magnesium.pk,
        taken_at=time(21),
    )  # fmt: skip


def test_an_evening_still_to_be_written_is_no_night_without_an_entry(
    client_of, person, write_night, magnesium
):
    for ago in range(1, 41):
        night = write_night(person, TONIGHT - timedelta(ago), evening_severity=3, took_doses=True)
        take(person, magnesium, night)
    assert windows(client_of(person)) == {
        "trends": ("2026-03-01", "2026-03-28"),
        "report": ("2026-03-01", "2026-03-28"),
        "compare": "1 to 28 Mar 2026",
        "calendar": 28,
        "taken on the trends page": 28,
        "taken on paper": ["28 of 28"],
        "taken in the regimen": "Taken 28 of 28 answered doses",
    }


def test_tonight_counts_once_it_is_written(client_of, person, write_night, magnesium):
    for ago in range(40):
        night = write_night(person, TONIGHT - timedelta(ago), evening_severity=3, took_doses=True)
        if ago:
            take(person, magnesium, night)
    assert windows(client_of(person)) == {
        "trends": ("2026-03-02", "2026-03-29"),
        "report": ("2026-03-02", "2026-03-29"),
        "compare": "2 to 29 Mar 2026",
        "calendar": 29,
        "taken on the trends page": 27,
        "taken on paper": ["27 of 27"],
        "taken in the regimen": "Taken 27 of 27 answered doses",
    }


def test_the_length_that_is_compared_is_the_one_the_field_shows(client_of, person):
    page = client_of(person).get("/trends/compare/?day=2026-02-01")
    assert page.context["form"]["nights"].value() == "28"
    assert '<option value="28" selected>' in page.content.decode()
