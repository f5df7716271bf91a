import re
from datetime import UTC, date, datetime, time, timedelta
from html import unescape

import numpy as np
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import deletion
from journal.figures import factors as engine
from journal.models import Dose

TONIGHT = date(2026, 3, 29)
PAGES = ["/trends/compare/", "/trends/onset/", "/trends/factors/"]


@pytest.fixture(autouse=True)
def tonight(db, monkeypatch):
    """It is the evening of Sunday 29 March 2026 in Berlin."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 29, 20, tzinfo=UTC))
    cache.clear()


@pytest.fixture
def see(client_of, person):
    def text(address):
        answer = client_of(person).get(address)
        assert answer.status_code == 200
        body = re.sub(r"<[^>]*>", " ", answer.content.decode())
        return " ".join(unescape(body).split())

    return text


@pytest.fixture
def write(person, write_night):
    """So many nights up to tonight; `answers` gives those of the night so many nights ago."""

    def nights(count, answers):
        return [
            write_night(person, TONIGHT - timedelta(days=ago), **answers(ago))
            for ago in range(count)
        ]

    return nights


@pytest.mark.parametrize("address", PAGES)
def test_the_questions_are_for_whoever_is_signed_in(client, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.url.startswith("/account/login/")


@pytest.mark.parametrize("address", PAGES)
def test_the_questions_are_only_read(client_of, person, address):
    assert client_of(person).post(address).status_code == 405


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (PAGES[0], "Too early to compare: each side needs 10 nights."),
        (PAGES[1], "Too early: 0 and 0 nights have a first-symptom time."),
        (PAGES[2], "Too early: each of these needs 12 nights"),
    ],
)
def test_an_empty_diary_says_what_is_missing(see, address, sentence):
    assert sentence in see(address)


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_sees_nothing_of_it(client_of, stranger, write, address):
    write(60, lambda ago: {"evening_severity": 9, "symptom_onset": time(19)})
    body = client_of(stranger).get(address).content.decode()
    assert "19:00" not in body
    assert "usually 9" not in body


def test_the_latest_four_weeks_are_compared_with_those_before(see, write):
    write(56, lambda ago: {"evening_severity": 4 if ago < 28 else 7})
    text = see(PAGES[0])

    assert "2 Feb to 1 Mar 2026 , then 2 to 29 Mar 2026" in text.replace("2026,", "2026 ,")
    assert (
        "Worst rating: usually 7 (28 nights), then 4 (28 nights). On average 3 points lower."
        in text
    )
    assert "Legs in the evening 7 (28) 4 (28) 3 points lower 2.8 to 3.2 points lower" in text


def test_a_day_sets_what_came_before_against_what_came_from_it_on(see, write):
    write(60, lambda ago: {"evening_severity": 4 if ago < 14 else 6})
    text = see(PAGES[0] + "?day=2026-03-16&nights=14")

    assert "2 to 15 Mar 2026" in text
    assert "16 to 29 Mar 2026" in text
    assert "2 points lower" in text


def test_two_periods_may_be_given_by_their_dates(see, write):
    write(60, lambda ago: {"evening_severity": 4})
    text = see(
        PAGES[0] + "?first=2026-02-01&last=2026-02-14&then_first=2026-03-01&then_last=2026-03-10"
    )
    assert "usually 4 (14 nights), then 4 (10 nights). On average no difference." in text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?day=soon", "Please choose a date, such as 2026-03-01."),
        ("?day=2026-04-30", "Choose a date from 1900 to tonight."),
        ("?day=1700-01-01", "Choose a date from 1900 to tonight."),
        ("?day=2026-03-01&nights=3", "Choose one of the lengths offered."),
        ("?first=2026-03-01", "Write all four dates, or only the day of a change."),
        (
            "?first=2026-02-01&last=2026-01-01&then_first=2026-03-01&then_last=2026-03-02",
            "This date is before the one it belongs to.",
        ),
        (
            "?first=2026-01-01&last=2026-02-01&then_first=2026-02-01&then_last=2026-03-02",
            "The two periods share nights.",
        ),
        (
            "?first=1950-01-01&last=2026-01-01&then_first=2026-03-01&then_last=2026-03-02",
            "That is more than 20 years.",
        ),
    ],
)
def test_a_comparison_that_cannot_be_read_is_explained(see, query, sentence):
    text = see(PAGES[0] + query)
    assert sentence in text
    assert "1 to 28 Feb 2026" in text


def test_changes_blood_tests_and_events_are_one_tap_away(client_of, person, write_night):
    write_night(person, date(2026, 2, 20), events=["travel"])
    write_night(person, date(2026, 2, 21))
    row = person.regimens.create(name="Magnesium", kind="supplement", category="other")
    row.steps.create(first_day=date(2026, 3, 1), schedule="daily", amount=200, unit="mg")
    person.lab_results.create(test="ferritin", value=42, unit="ug/L", taken_on=date(2026, 2, 3))

    body = client_of(person).get(PAGES[0]).content.decode()
    assert (
        'href="/trends/compare/?first=2026-02-01&amp;last=2026-02-28&amp;then_first=2026-03-01'
        '&amp;then_last=2026-03-28">Magnesium started at 200 mg, 1 Mar 2026' in body
    )
    assert 'href="/trends/compare/?day=2026-02-03">Blood test, 3 Feb 2026' in body
    assert 'href="/trends/compare/?day=2026-02-20">travel, 20 Feb 2026' in body
    assert "21 Feb" not in body


def drifting(ago):
    return {"symptom_onset": time(20, 10) if ago < 30 else time(22), "evening_severity": 5}


def test_an_earlier_start_is_said_with_its_interval(see, write):
    write(100, drifting)
    text = see(PAGES[1] + "?first=2025-12-20&last=2026-03-29")

    assert (
        "On average, symptoms start 1 h 50 earlier than in the nights of 20 Dec 2025 to "
        "16 Jan 2026 (28 and 28 nights). It could be from 1 h 49 to 1 h 51 earlier." in text
    )
    assert "20:10" in text
    assert "First symptom 22:00 (28) 20:10 (28) 1 h 50 earlier" in text


def test_no_change_is_said_as_such(see, write):
    write(100, lambda ago: {"symptom_onset": time(21, 30 + ago % 20)})
    text = see(PAGES[1] + "?first=2025-12-20&last=2026-03-29")
    assert "No clear change from the nights of 20 Dec 2025 to 16 Jan 2026:" in text
    assert "No clear trend over 100 nights" in text


def test_the_latest_change_of_the_plan_has_its_own_sentence(see, person, write):
    row = person.regimens.create(name="Gabapentin", kind="medicine", category="alpha2delta")
    row.steps.create(first_day=date(2026, 2, 28), schedule="daily", amount=300, unit="mg")
    write(100, drifting)
    text = see(PAGES[1] + "?first=2025-12-20&last=2026-03-29")

    assert (
        "Gabapentin started at 300 mg: 31 Jan to 27 Feb 2026, then 28 Feb to 27 "
        "Mar 2026. First symptom: usually 22:00 (28 nights), then 20:10 (28 nights). On "
        "average 1 h 50 earlier. It could be from 1 h 49 to 1 h 51 earlier." in text
    )
    assert "1: Gabapentin started at 300 mg, 28 Feb 2026" in text
    assert "who prescribed it" not in text


def test_the_picture_names_nights_and_marks_changes_of_the_plan(client_of, person, write):
    row = person.regimens.create(name="Gabapentin", kind="medicine", category="alpha2delta")
    row.steps.create(first_day=date(2026, 2, 28), schedule="daily", amount=300, unit="mg")
    write(100, drifting)
    picture = client_of(person).get(PAGES[1]).context["picture"]

    assert [mark.label for mark in picture.dates] == [
        "20 Dec", "9 Jan", "29 Jan", "18 Feb", "10 Mar",
    ]  # fmt: skip
    (change,) = picture.changes
    assert change.label == "Gabapentin started at 300 mg"
    assert picture.dates[3].x < change.x < picture.dates[4].x


@pytest.mark.parametrize(
    ("minute", "said", "is_drawn"),
    [
        (lambda ago: 30 + ago % 20, "No clear trend", False),
        (lambda ago: ago // 4 * 2 + ago % 3, "Over 100 nights the first symptom moves", True),
    ],
)
def test_only_a_clear_trend_is_drawn(client_of, person, write, minute, said, is_drawn):
    write(100, lambda ago: {"symptom_onset": time(21, minute(ago))})
    context = client_of(person).get(PAGES[1]).context
    assert context["trend"].startswith(said)
    assert (context["picture"].trend is not None) is is_drawn


def test_a_dopaminergic_medicine_and_two_hours_bring_the_neutral_note(see, person, write):
    row = person.regimens.create(name="Pramipexole", kind="medicine", category="dopaminergic")
    row.steps.create(first_day=date(2026, 1, 20), schedule="daily")
    write(100, lambda ago: {"symptom_onset": time(19, 50) if ago < 28 else time(22)})
    text = see(PAGES[1])

    assert (
        "With Pramipexole in what you take, first symptoms come about 2 h 10 earlier than "
        "before (14 and 28 nights)." in text
    )
    assert "Please show this chart to the doctor who prescribed it, before any change." in text
    assert "augmentation" not in text.lower()


def test_then_and_now_stand_below_for_whoever_takes_such_a_medicine(see, person, write):
    row = person.regimens.create(name="Pramipexole", kind="medicine")
    row.steps.create(first_day=date(2026, 1, 1), schedule="daily", amount="0.25", unit="mg")
    write(100, lambda ago: drifting(ago) | {"rest_minutes_to_symptoms": 10 if ago < 28 else 40})
    text = see(PAGES[1] + "?first=2025-12-20&last=2026-03-29")

    assert "Then: 20 Dec 2025 to 16 Jan 2026. Now: 2 to 29 Mar 2026." in text
    assert (
        "First symptom 22:00 20:10 1 h 50 earlier 1 h 49 to 1 h 51 earlier 28 and 28 "
        "At rest until symptoms came 40 min 10 min 30 min less" in text
    )
    assert "A dose helped for not recorded not recorded – – 0 and 0" in text
    assert "Pramipexole, dose 0.25 mg every day 0.25 mg every day the same – –" in text
    assert "decides nothing" in text
    assert "augmentation" not in text.lower()


def test_nobody_else_is_shown_then_and_now(see, person, write):
    row = person.regimens.create(name="Gabapentin", kind="medicine")
    row.steps.create(first_day=date(2026, 1, 1), schedule="daily")
    write(100, drifting)

    assert "Then and now" not in see(PAGES[1])


def test_a_medicine_that_the_list_does_not_know_is_named_beside_the_note(see, person, write):
    row = person.regimens.create(name="Foozepam", kind="medicine")
    row.steps.create(first_day=date(2026, 1, 20), schedule="daily")
    write(40, drifting)

    assert "so not looked at here: Foozepam." in see(PAGES[1])


def test_areas_beyond_the_legs_stand_beside_the_shift(see, write):
    write(60, lambda ago: drifting(ago) | {"legs_side": "both", "arms_side": "left"})
    assert "elsewhere: marked on 28 of 28 nights" in see(
        PAGES[1] + "?first=2026-01-29&last=2026-03-29"
    )


def test_a_single_night_is_no_reason_to_fail(see, write):
    write(1, drifting)
    assert "Too early" in see(PAGES[1] + "?first=2026-03-29&last=2026-03-29")


DRANK = np.random.default_rng(5).random(120) < 1 / 3


def alcohol(ago):
    drank = bool(DRANK[ago])
    return {
        "alcohol_drinks": 1 if drank else 0,
        "during_night_severity": (6 if drank else 2) + ago % 2,
    }


def test_a_factor_that_goes_together_is_named_with_its_difference(see, write):
    write(90, alcohol)
    text = see(PAGES[2])

    assert "1 looks related: alcohol." in text
    assert "Related is not the same as caused." in text
    assert "Alcohol Legs during the night looks related" in text
    assert "cannot say yet" in text


def test_each_factor_opens_its_picture_and_its_nights(client_of, person, see, write):
    write(120, alcohol)
    body = client_of(person).get(PAGES[2] + "?factor=alcohol").content.decode()
    assert body.count('class="above"') > 1
    assert "/nights/2026-03-29/" in body

    text = see(PAGES[2] + "?factor=alcohol")
    assert "Alcohol: looks related" in text
    assert "The latest 90 of 120 nights." in text
    assert f"29 Mar 2026 {'with 6' if DRANK[0] else 'without 2'}" in text


def test_a_factor_without_enough_nights_says_how_many_more(see, write):
    write(60, lambda ago: {"sat_still": ago % 10 == 0, "evening_severity": ago % 5})
    text = see(PAGES[2] + "?factor=sat-still")
    assert (
        "Too early: only 6 nights on one side, about 71 more nights are needed. "
        "If all goes on as before, a difference of 1 point would be found" in text
    )


def test_an_unknown_factor_opens_nothing(see, write):
    write(30, alcohol)
    assert "The nights themselves" not in see(PAGES[2] + "?factor=luck")


def test_own_questions_and_supplements_are_factors(see, person, write):
    factor = person.factors.create(name="Hot bath", kind="claim")
    answers = {"took_doses": True, "evening_severity": 3}
    for night in write(40, lambda ago: answers | {"during_night_severity": ago % 4}):
        night.factor_answers.create(factor=factor, value=night.night.day % 2)
        Dose.objects.create(night=night, name="Magnesium")
    text = see(PAGES[2])
    assert "Hot bath Worst rating" in text
    assert "Magnesium taken Legs during the night cannot say yet no night without it yet" in text


def test_iron_is_left_out_with_the_reason_and_the_way_to_ask(client_of, person, see, write):
    row = person.regimens.create(name="Red drops", kind="supplement", category="other")
    row.steps.create(first_day=date(2026, 2, 20), schedule="daily")
    for night in write(40, lambda ago: {"took_doses": True, "during_night_severity": ago % 4}):
        Dose.objects.create(night=night, name="Red drops")
        Dose.objects.create(night=night, name="Vitamin D")
    assert "Red drops taken" in see(PAGES[2])

    row.nutrients.create(nutrient="iron", amount=80, per_amount=1, per_unit="tablet")
    text = see(PAGES[2])
    assert "Red drops taken" not in text
    assert (
        "Not tested night by night Red drops: Iron stores change over about twelve weeks, so no "
        "single night can show what it does. Three months before and after 20 Feb 2026 "
        "Vitamin D: Vitamin D is stored in fat for weeks to months, so no single night can show "
        "what it does. A before and an after can show it: a blood test" in text
    )
    body = client_of(person).get(PAGES[2]).content.decode()
    assert 'href="/trends/compare/?day=2026-02-20&amp;nights=91"' in body


def test_findings_are_worked_out_once_until_a_night_changes(monkeypatch, see, write):
    calls = []
    real = engine.findings
    monkeypatch.setattr(engine, "findings", lambda *asked: calls.append(1) or real(*asked))
    night = write(40, alcohol)[0]

    see(PAGES[2])
    see(PAGES[2])
    assert len(calls) == 1
    night.during_night_severity, night.version = 9, night.version + 1
    night.save()
    see(PAGES[2])
    assert len(calls) == 2


def test_what_is_kept_ends_with_the_account(person, see, write, django_capture_on_commit_callbacks):
    def kept_entries():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM shared_cache WHERE cache_key LIKE '%kept:%'")
            return cursor.fetchone()[0]

    write(40, alcohol)
    see(PAGES[2])
    assert kept_entries() == 1

    with django_capture_on_commit_callbacks(execute=True):
        deletion.delete_account(person)

    assert kept_entries() == 0


@pytest.mark.parametrize("address", PAGES)
def test_the_number_of_queries_does_not_grow(client_of, person, write, address):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client_of(person).get(address).status_code == 200
        return len(captured)

    nights = write(100, lambda ago: alcohol(ago) | drifting(ago))
    queries()  # keeps the figures of the nights
    many = queries()
    for night in nights[5:]:
        night.delete()
    assert queries() == many


@pytest.mark.parametrize("address", PAGES[1:])
def test_a_period_that_cannot_be_read_is_explained(see, address):
    assert "The last night is before the first." in see(
        address + "?first=2026-03-08&last=2026-03-02"
    )


def test_a_change_without_enough_nights_promises_none_to_come(see, person, write):
    row = person.regimens.create(name="Gabapentin", kind="medicine", category="alpha2delta")
    for day, amount in ((15, 100), (20, 300), (25, 400)):
        row.steps.create(first_day=date(2026, 2, day), schedule="daily", amount=amount, unit="mg")
    write(100, drifting)
    assert (
        "Gabapentin changed from 300 mg to 400 mg: 20 to 24 Feb 2026, then "
        "25 Feb to 24 Mar 2026. Too few of these nights have a first-symptom time: "
        "5 and 28. Each side needs 10." in see(PAGES[1])
    )
