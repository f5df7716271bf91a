"""Nights in and out: the file a person downloads is the file another account can take in."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.clock import Period
from journal.exchange import csv_file, night_rows, nights_csv
from journal.exchange.formats.nights_csv import NightsCsv
from journal.models import CaffeineIntake, Exercise
from journal.questions import QUESTIONS

NIGHT = date(2026, 3, 3)
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
EVERYTHING = {
    "daytime_rest_severity": 2,
    "evening_severity": 6,
    "falling_asleep_severity": 0,
    "during_night_severity": 10,
    "symptom_onset": time(20, 40, 15),
    "no_symptoms": False,
    "sat_still": True,
    "legs_side": "both",
    "arms_side": "left",
    "trunk_side": "right",
    "other_area_side": "",
    "sensations": ["urge", "pain"],
    "reliefs": ["walking"],
    "relief_effect": 3,
    "had_caffeine": True,
    "exercised": False,
    "took_doses": None,
    "alcohol_drinks": Decimal("1.5"),
    "nicotine_uses": 0,
    "planned_bedtime": time(22),
    "evening_note": "=cmd|' /C calc'!A0",
    "slept": True,
    "bedtime": time(22, 45),
    "lights_out": time(0, 5),
    "sleep_onset_latency_minutes": 35,
    "awakenings": 2,
    "wake_after_sleep_onset_minutes": 40,
    "final_awakening": time(6, 30),
    "rise_time": time(6, 50),
    "out_of_bed_walks": 1,
    "sleep_quality": 2,
    "tiredness": 6,
    "naps": 1,
    "nap_minutes": 20,
    "partner_noticed_kicks": False,
    "morning_note": 'two lines,\r\nthe second "quoted"; 眠れない',
    "evening_first_written_at": datetime(2026, 3, 3, 21, 5, 7, 123456, tzinfo=UTC),
    "evening_last_written_at": datetime(2026, 3, 3, 21, 10, tzinfo=UTC),
    "morning_first_written_at": datetime(2026, 3, 4, 6, 1, tzinfo=UTC),
    "morning_last_written_at": None,
}


def cells(person, found=None):
    """The nights of somebody as they stand in the file, empty cells left out."""
    rows = night_rows.exported(person, person.nights.all() if found is None else found)
    named = (zip(nights_csv.EVERY_COLUMN, row, strict=True) for row in rows)
    return [{name: cell for name, cell in row if cell} for row in named]


def file_of(person):
    rows = night_rows.exported(person, person.nights.all())
    return "".join(csv_file.write([nights_csv.EVERY_COLUMN, *rows]))


def one(person):
    return cells(person)[0]


def test_a_night_with_every_answer_comes_out_as_it_went_in(
    person, stranger, write_night, download, take_in
):
    first = write_night(person, NIGHT, time_zone="Pacific/Auckland", **EVERYTHING)
    CaffeineIntake.objects.create(night=first, drink="espresso", caffeine_mg=63)
    CaffeineIntake.objects.create(night=first, drink="cola", caffeine_mg=33)
    write_night(person, date(2026, 3, 29))
    exported = download(person)

    take_in(stranger, exported)

    copy = stranger.nights.get(night=NIGHT)
    assert {name: getattr(copy, name) for name in EVERYTHING} == EVERYTHING
    assert copy.time_zone == "Pacific/Auckland"
    assert copy.to_diary().caffeine_mg == 96
    assert download(stranger) == exported


@pytest.mark.parametrize(
    ("had", "amounts", "told"),
    [
        (None, [], (None, None)),
        (True, [], ("yes", None)),
        (False, [], ("no", "0")),
        (True, [95, 63], ("yes", "158")),
        (True, [95, None], ("yes", None)),
        (None, [95], ("yes", "95")),
        (None, [0], ("yes", "0")),
        (True, [2000, 2000, 400], ("yes", "4400")),
    ],
)
def test_totals_tell_none_from_unknown_and_survive_the_journey(
    person, stranger, write_night, take_in, download, had, amounts, told
):
    night = write_night(person, NIGHT, had_caffeine=had)
    for mg in amounts:
        CaffeineIntake.objects.create(night=night, drink="other", caffeine_mg=mg)

    row = one(person)
    assert (row.get("had_caffeine"), row.get("caffeine_mg")) == told
    take_in(stranger, download(person))
    assert one(stranger) == row


@pytest.mark.parametrize(
    ("exercised", "minutes", "told"),
    [
        (None, [], (None, None)),
        (False, [], ("no", "0")),
        (True, [30, 15], ("yes", "45")),
        (True, [None], ("yes", None)),
        (True, [900, 900], ("yes", "1800")),
    ],
)
def test_exercise_is_totalled_the_same_way(
    person, stranger, write_night, take_in, download, exercised, minutes, told
):
    night = write_night(person, NIGHT, exercised=exercised)
    for bout in minutes:
        Exercise.objects.create(night=night, kind="walk", minutes=bout)

    row = one(person)
    assert (row.get("exercised"), row.get("exercise_minutes")) == told
    take_in(stranger, download(person))
    assert one(stranger) == row


def test_the_file_and_the_diary_agree_on_the_totals(person, write_night):
    night = write_night(person, NIGHT, had_caffeine=True, exercised=True)
    CaffeineIntake.objects.create(night=night, drink="tea_black", caffeine_mg=47)
    Exercise.objects.create(night=night, kind="walk", minutes=30)
    Exercise.objects.create(night=night, kind="run", minutes=20)

    diary = night.to_diary()
    assert one(person)["caffeine_mg"] == str(diary.caffeine_mg)
    assert one(person)["exercise_minutes"] == str(diary.exercise_minutes)


def test_a_total_becomes_one_drink_and_one_bout(person, take_in):
    take_in(person, "night,caffeine_mg,exercise_minutes\n2026-03-03,190,30")

    night = person.nights.get()
    assert [(d.drink, d.caffeine_mg) for d in night.caffeine_intakes.all()] == [("other", 190)]
    assert [(e.kind, e.minutes) for e in night.exercises.all()] == [("other", 30)]
    assert (night.had_caffeine, night.exercised) == (True, True)


def test_a_total_of_zero_is_the_answer_none(person, take_in):
    take_in(person, "night,caffeine_mg,exercise_minutes\n2026-03-03,0,0")

    night = person.nights.get()
    assert (night.had_caffeine, night.exercised) == (False, False)
    assert night.caffeine_intakes.count() == night.exercises.count() == 0


def test_a_night_without_stamps_does_not_count_as_written_the_same_night(person, take_in):
    take_in(person, "night,evening_severity\n2026-03-03,4")

    assert person.nights.get().evening_first_written_at is None
    assert person.nights.get().to_diary().evening_written_the_same_night is None


NOTES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40
)
RELIEFS = [word for word in dict(QUESTIONS["reliefs"].choices) if word in {"walking", "bath"}]
SMALL = {
    "evening_severity": st.none() | st.integers(0, 10),
    "sat_still": st.none() | st.booleans(),
    "bedtime": st.none() | st.times(),
    "alcohol_drinks": st.none() | st.decimals(0, 50, places=1),
    "reliefs": st.sets(st.sampled_from(RELIEFS)).map(
        lambda some: [r for r in RELIEFS if r in some]
    ),
    "legs_side": st.sampled_from(["", "left", "both"]),
    "evening_note": st.just("") | NOTES | st.builds("'=".__add__, NOTES),
}


@given(answers=st.fixed_dictionaries(SMALL))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_answered_survives_the_journey(person, stranger, write_night, answers):
    person.nights.all().delete()
    stranger.nights.all().delete()
    rated = False if answers["evening_severity"] else None  # as it is stored when it is typed
    write_night(person, NIGHT, no_symptoms=rated, **answers)

    exported = file_of(person)
    rows = nights_csv.read(exported.encode(), latest=NIGHT, now=NOW)
    NightsCsv().adder(stranger, [], "UTC").add(rows)

    copy = stranger.nights.get()
    assert {name: getattr(copy, name) for name in answers} == answers
    assert file_of(stranger) == exported


def test_a_period_can_be_told_apart(person, write_night):
    write_night(person, NIGHT)
    write_night(person, date(2026, 3, 10))

    within = person.nights.during(Period(NIGHT, date(2026, 3, 5)))
    assert [row["night"] for row in cells(person, within)] == ["2026-03-03"]


def test_writing_a_file_takes_as_many_queries_for_a_month_as_for_a_night(
    person, write_night, django_assert_num_queries
):
    for day in range(1, 29):
        write_night(person, date(2026, 3, day))
    cells(person)  # which keeps what new nights add up to

    with django_assert_num_queries(4):  # nights, what is listed unanswered, figures (2)
        assert len(cells(person)) == 28
