"""What is worked out beside the answers is what the trends page says, and is never read back."""

import json
import random
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from openpyxl import load_workbook  # type: ignore[import-untyped]

from journal.clock import Period
from journal.diary import CaffeineDose, DiaryNight
from journal.exchange import csv_file
from journal.exchange.derived import DERIVED, columns
from journal.exchange.nights_csv import COLUMNS
from journal.exchange.tables import by_name
from journal.figures.wording import duration
from journal.night_figures import by_night
from journal.trends import tables
from journal.trends.trends import Trends
from tests.journal.exchange.made_up import history

NIGHT = date(2026, 3, 3)
SLEPT = {
    "bedtime": time(22, 30), "lights_out": time(23, 0), "sleep_onset_latency_minutes": 45,
    "wake_after_sleep_onset_minutes": 40, "final_awakening": time(6, 30), "rise_time": time(7, 0),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _an_april_morning():
    with time_machine.travel("2026-04-01 09:30:00+00:00", tick=False):
        yield


def a_night(**answers):
    return DiaryNight(night=NIGHT, time_zone="Europe/Berlin", **answers)


def figures(nights, half_life=5):
    """The derived columns of each of some nights, those that are known."""
    named = {name: column for name, column in columns(by_night(nights, half_life)).items()
             if name in DERIVED}  # fmt: skip
    rows = (zip(named, row, strict=True) for row in zip(*named.values(), strict=True))
    return [{name: value for name, value in row if value is not None} for row in rows]


def test_the_figures_of_a_night():
    drink = CaffeineDose(100, time(17, 30))
    night = a_night(**SLEPT, evening_severity=4, caffeine_doses=(drink,), caffeine_mg=100)
    assert figures([night]) == [
        {
            "worst_severity": 4,
            "time_in_bed_minutes": 510,
            "total_sleep_minutes": 365,
            "sleep_efficiency_percent": 72,
            "caffeine_at_bedtime_mg": 50,
        }
    ]


def test_what_is_not_known_is_not_there_and_none_is_nought():
    none = a_night(no_symptoms=True, caffeine_mg=0, caffeine_doses=())
    assert figures([a_night(), none]) == [{}, {"worst_severity": 0, "caffeine_at_bedtime_mg": 0}]


def made_up(number):
    """Many nights with times and drinks to the minute."""
    dice = random.Random(number)  # noqa: S311
    for day in range(60):
        to_bed = datetime(2026, 3, 3, 21, 30) + timedelta(minutes=dice.randrange(150))
        out = to_bed + timedelta(minutes=dice.randrange(15))
        up = out + timedelta(minutes=dice.randrange(420, 560))
        drinks = tuple(
            CaffeineDose(dice.randrange(2, 200), time(dice.randrange(6, 21), dice.randrange(60)))
            for _ in range(dice.randrange(1, 4))
        )
        yield DiaryNight(
            night=NIGHT - timedelta(days=day), time_zone="Europe/Berlin", bedtime=to_bed.time(),
            lights_out=out.time(), sleep_onset_latency_minutes=dice.randrange(90),
            wake_after_sleep_onset_minutes=dice.randrange(90), final_awakening=up.time(),
            rise_time=(up + timedelta(minutes=dice.randrange(40))).time(),
            evening_severity=dice.randrange(11), during_night_severity=dice.choice([None, 3, 8]),
            caffeine_doses=drinks, caffeine_mg=sum(d.milligrams for d in drinks),
        )  # fmt: skip


@pytest.mark.parametrize("number", range(5))
def test_the_figures_are_those_of_the_trends_page_to_the_digit(number):
    nights = sorted(made_up(number), key=lambda night: night.night)
    period = Period(nights[0].night, nights[-1].night)
    trends = Trends.of(period, nights, half_life=6.5)
    shown = {
        "worst_severity": (tables.severity(trends), "Worst rating", str),
        "time_in_bed_minutes": (tables.sleep(trends, "24"), "Time in bed", duration),
        "total_sleep_minutes": (tables.sleep(trends, "24"), "Time asleep", duration),
        "sleep_efficiency_percent": (
            tables.sleep(trends, "24"), "Asleep while in bed", "{} %".format,
        ),
        "caffeine_at_bedtime_mg": (
            tables.caffeine_and_exercise(trends), "Caffeine left at bedtime, mg (estimate)", str,
        ),
    }  # fmt: skip
    assert shown.keys() == DERIVED.keys()
    for name, (table, heading, said) in shown.items():
        place = table.headings.index(heading) - 1
        on_the_page = [row.cells[place] for row in table.rows]
        in_the_file = [said(row[name]) for row in figures(nights, 6.5)]
        assert sorted(on_the_page) == sorted(in_the_file), name


# In the files


def rows_of(text):
    (_, head), *rows = csv_file.rows(text.removeprefix("\ufeff"))
    return [dict(zip(head, row, strict=True)) for _, row in rows]


EXPECTED = {
    "worst_severity": "6", "time_in_bed_minutes": "485", "total_sleep_minutes": "370",
    "sleep_efficiency_percent": "76", "caffeine_at_bedtime_mg": "",
}  # fmt: skip


def test_the_nights_file_has_them_after_the_answers(person, download):
    history(person)
    first, later = rows_of(download(person))
    assert list(first) == [*COLUMNS, *DERIVED]
    assert {name: first[name] for name in DERIVED} == EXPECTED
    assert {name: later[name] for name in DERIVED} == {**dict.fromkeys(DERIVED, ""),
                                                       "worst_severity": "0"}  # fmt: skip


def test_a_drink_with_its_time_is_an_estimate_with_the_persons_half_life(
    person, write_night, download
):
    night = write_night(person, NIGHT, bedtime=time(22, 30), had_caffeine=True)
    night.caffeine_intakes.create(drink="other", caffeine_mg=100, taken_at=time(12, 30))
    assert rows_of(download(person))[0]["caffeine_at_bedtime_mg"] == "25"
    person.caffeine_half_life_hours = Decimal(10)
    person.save()
    assert rows_of(download(person))[0]["caffeine_at_bedtime_mg"] == "50"


def test_the_workbook_and_the_archive_have_them_too(person, client_of):
    history(person)

    def take(ending):
        answer = client_of(person).get(f"/export/stillnight.{ending}")
        return BytesIO(b"".join(answer.streaming_content))

    text = ZipFile(take("zip")).read("csv/nights.csv").decode()
    assert {name: rows_of(text)[0][name] for name in DERIVED} == EXPECTED
    head, first, later = load_workbook(take("xlsx"))["nights"].iter_rows(values_only=True)
    told = dict(zip(head, first, strict=True))
    assert {n: "" if told[n] is None else str(told[n]) for n in DERIVED} == EXPECTED
    assert (told["caffeine_mg"], told["exercise_minutes"]) == (119, 30)
    assert set(head) == {*by_name()["nights"].names, *COLUMNS, *DERIVED}
    assert dict(zip(head, later, strict=True))["worst_severity"] == 0


def test_the_import_passes_them_over_and_says_so(person, stranger, upload, take_in, download):
    history(person)
    text = download(person)
    page = " ".join(upload(stranger, text).content.decode().split())
    assert f"Not read, since Stillnight works them out: {', '.join(DERIVED)}." in page
    assert take_in(stranger, text).added == 2
    before, after = rows_of(text), rows_of(download(stranger))
    assert [{n: row[n] for n in COLUMNS} for row in after] == [
        {n: row[n] for n in COLUMNS} for row in before
    ]
    assert [{n: row[n] for n in DERIVED} for row in after] == [
        {n: row[n] for n in DERIVED} for row in before
    ]


@pytest.mark.parametrize("lie", ["9", "-1", "about 7", "=1+1"])
def test_what_stands_in_them_changes_nothing(person, take_in, download, lie):
    heads = ",".join(["night", "evening_severity", *DERIVED])
    take_in(person, f"{heads}\n2026-03-03,4{f',{lie}' * len(DERIVED)}")
    assert person.nights.get().evening_severity == 4
    assert rows_of(download(person))[0]["worst_severity"] == "4"


def test_a_file_without_them_says_nothing_about_them(person, upload):
    page = upload(person, "night,evening_severity\n2026-03-03,4").content.decode()
    assert "works them out" not in page


def test_the_clinics_bundle_says_the_same_share(person, client_of):
    history(person)
    answer = client_of(person).get("/export/fhir-r4.json")
    bundle = json.loads(b"".join(answer.streaming_content))
    parts = [
        part
        for entry in bundle["entry"]
        for part in entry["resource"].get("component", [])
        if part["code"]["text"] in {"Total sleep time", "Share of the time in bed spent asleep"}
    ]
    assert [part["valueQuantity"]["value"] for part in parts] == [370, 76]
