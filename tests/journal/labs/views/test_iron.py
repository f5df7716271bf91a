"""The page of iron over the years, and what the card before a test knows of it."""

import re
from datetime import date, time, timedelta
from decimal import Decimal
from html import unescape

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from journal.models import Dose
from tests.journal.labs.test_catalogue import FORBIDDEN

TODAY = date(2026, 11, 30)
IRON = "/labs/iron/"


@pytest.fixture(autouse=True)
def _an_evening_in_november(db):
    cache.clear()
    with time_machine.travel("2026-11-30 19:00:00+00:00", tick=False):
        yield


@pytest.fixture
def see(client_of, person):
    """The words of a page as this person, or another, sees it."""

    def words(address=IRON, user=None):
        answer = client_of(user or person).get(address)
        assert answer.status_code == 200
        main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())

    return words


@pytest.fixture
def on_list(person):
    """Put a product on the list with one dose."""

    def put(name, first, last=None, amount=1, unit="tablet", holds=None):
        row = person.regimens.create(name=name, kind="supplement", ended_on=last)
        row.steps.create(first_day=first, schedule="daily", amount=amount, unit=unit)
        if holds:
            row.nutrients.create(
                nutrient="iron", amount=Decimal(holds), per_amount=1, per_unit="tablet"
            )
        return row

    return put


@pytest.fixture
def value(person):
    def store(test, amount, day, unit="ug/L"):
        return person.lab_results.create(test=test, value=amount, unit=unit, taken_on=day)

    return store


FIRST, LAST = date(2026, 1, 10), date(2026, 5, 10)


def test_it_is_for_whoever_is_signed_in(client, db):
    assert client.get(IRON).headers["Location"].startswith("/account/login/")


def test_it_is_only_read(client_of, person):
    assert client_of(person).post(IRON).status_code == 405


def test_an_empty_account_says_what_goes_here(see):
    text = see()

    assert "No iron and no infusion are written down." in text
    assert "No ferritin and no saturation are written down yet." in text


def test_a_course_stands_with_its_values_its_fall_and_its_nights(
    see, person, on_list, value, write_night
):
    on_list("Ferrous bisglycinate", FIRST, LAST, holds=25)
    value("ferritin", 41, date(2026, 1, 3))
    value("ferritin", 78, date(2026, 5, 20))
    value("ferritin", 60, date(2026, 9, 20))
    value("tsat", 17, date(2026, 1, 3), "%")
    for ago in range(28):
        write_night(person, FIRST - timedelta(days=1 + ago), evening_severity=6)
        write_night(person, LAST + timedelta(days=1 + ago), evening_severity=4)
    text = see()

    assert "Ferrous bisglycinate, 25 mg of iron a day 10 Jan 2026 to 10 May 2026, 6 months" in text
    assert "41 µg/L, 3 Jan 2026; then 69 µg/L, mean of 2: 28 more, 95 % interval" in text
    assert "17 %, 3 Jan 2026; none after" in text
    assert "Ferritin: 4.5 µg/L less a month (2 values)" in text
    assert "13 Dec 2025 to 9 Jan 2026, then 11 May 2026 to 7 Jun 2026" in text
    assert "Worst rating: 6 (28), then 4 (28); 2 points lower (95 %" in text
    assert not [word for word in FORBIDDEN if word in text.lower()]


def test_infusions_come_from_the_list_from_nights_and_from_events(
    see, person, on_list, write_night
):
    on_list("Ferinject", date(2026, 3, 2), date(2026, 3, 2), 1000, "mg")
    night = write_night(person, date(2026, 7, 1), took_doses=True)
    Dose.objects.create(night=night, name="Venofer", kind="medicine", amount=200, unit="mg")
    Dose.objects.create(night=night, name="Melatonin", kind="supplement", amount=2, unit="mg")
    write_night(person, date(2026, 9, 1), events=["infusion", "travel"])
    text = see()

    assert "3 courses of iron. The last: Iron infusion, amount not known, 1 Sep 2026" in text
    assert "Ferinject, 1,000 mg 2 Mar 2026, 8 months ago" in text
    assert "Venofer, 200 mg 1 Jul 2026" in text
    assert "Melatonin" not in text


def test_doses_of_the_list_that_nights_have_are_the_infusions(see, person, on_list, write_night):
    listed = on_list("Ferinject", date(2026, 3, 2), None, 1000, "mg")
    night = write_night(person, date(2026, 3, 20), took_doses=True)
    Dose.objects.create(
        night=night, name="Ferinject", kind="medicine", amount=500, unit="mg", plan_key=listed.pk,
        planned_at=time(9),
    )  # fmt: skip
    text = see()

    assert "Ferinject, 500 mg 20 Mar 2026" in text
    assert "1 course of iron" in text


def test_a_dose_of_a_product_that_was_deleted_or_is_called_otherwise_is_an_infusion(
    see, person, on_list, write_night
):
    mine = on_list("My spring infusion", date(2026, 1, 1))
    mine.category = "iron_infusion"
    mine.save()
    for day, name, key in ((3, "Venofer", 999), (9, "my Spring  infusion", None)):
        night = write_night(person, date(2026, 4, day), took_doses=True)
        Dose.objects.create(
            night=night, name=name, kind="medicine", plan_key=key, planned_at=key and time(9)
        )
    text = see()

    assert "2 courses of iron." in text
    assert "Venofer, amount not known 3 Apr 2026" in text
    assert "my Spring infusion, amount not known 9 Apr 2026" in text


def test_values_are_in_the_persons_units_and_crp_stands_beside_ferritin(see, person, value):
    person.units = "us"
    person.save()
    value("ferritin", 48, date(2026, 3, 2))
    crp = value("crp", 12, date(2026, 3, 4), "mg/L")
    crp.range_high = 5
    crp.save()
    text = see()

    assert "Ferritin, ng/mL" in text
    assert "2 Mar 2026 48 ng/mL –" in text
    assert "CRP of 4 Mar 2026 was above your lab’s range." in text


def test_a_stranger_sees_nothing_of_it(see, stranger, on_list, value):
    on_list("Ferrous bisglycinate", FIRST)
    value("ferritin", 4321, date(2026, 1, 3))
    text = see(user=stranger)

    assert "Ferrous" not in text
    assert "4321" not in text


def test_many_courses_are_cut_and_counted(see, on_list):
    for number in range(30):
        day = date(2024, 1, 1) + timedelta(days=30 * number)
        on_list(f"Iron {number}", day, day + timedelta(days=10))
    text = see()

    assert "30 courses of iron." in text
    assert "Below are the latest 24. 6 earlier ones are not shown." in text


def test_its_queries_do_not_grow(client_of, person, on_list, value, write_night):
    def queries():
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client_of(person).get(IRON).status_code == 200
        return len([each for each in captured if "results_cache" not in each["sql"]])

    def live(ago):
        day = TODAY - timedelta(days=ago)
        on_list(f"Iron {ago}", day, day + timedelta(days=5), holds=9)
        value("ferritin", 40 + ago, day)
        night = write_night(person, day, evening_severity=3, took_doses=True, events=["infusion"])
        Dose.objects.create(night=night, name="Venofer", kind="medicine")

    live(900)
    before = queries()
    for ago in range(0, 880, 20):
        live(ago)

    assert queries() == before


def test_the_card_before_a_test_knows_iron_and_the_last_infusion(see, on_list):
    on_list("Ferrous bisglycinate", FIRST, LAST, holds=25)
    on_list("Ferinject", date(2026, 3, 2), date(2026, 3, 2), 1000, "mg")
    text = see("/labs/before-a-test/?on=2026-12-10")

    assert (
        "Iron until 10 May 2026 (Ferrous bisglycinate, 25 mg of iron a day), 7 months before "
        "this test. Last infusion: 2 Mar 2026 (Ferinject, 1,000 mg), 9 months before this test."
    ) in text


def test_the_labs_page_leads_there(client_of, person):
    assert f'href="{IRON}"' in client_of(person).get("/labs/").content.decode()
