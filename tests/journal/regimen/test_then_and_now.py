"""What a doctor asks beside a dopaminergic medicine: then, now, the change, and no verdict."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.figures.comparison import difference
from journal.figures.differences import Sides
from journal.figures.measures import Kind
from journal.regimen.plan import Schedule
from journal.regimen.then_and_now import FEATURES, has_then_and_now, lines, then_and_now
from tests.journal.made_up import figures_of
from tests.journal.regimen.made_up import at, product, step

PERIOD = Period(date(2026, 1, 1), date(2026, 3, 29))  # 88 nights
NOW = date(2026, 3, 2)  # the first of the last 28
PRAMIPEXOLE = product("Pramipexole", step(PERIOD.first, "0.25", "mg"), kind="medicine")


def diary(then, now):
    """A night each: with these answers before `NOW`, and with those from it on."""
    return [DiaryNight(night=night, **(now if night >= NOW else then)) for night in PERIOD.nights()]


THEN = {
    "symptom_onset": time(22),
    "rest_minutes_to_symptoms": 60,
    "legs_side": "both",
    "evening_severity": 4,
    "dose_relief_hours": Decimal(5),
}
LATER = {
    "symptom_onset": time(20, 10),
    "rest_minutes_to_symptoms": 20,
    "legs_side": "both",
    "arms_side": "left",
    "evening_severity": 6,
    "dose_relief_hours": Decimal("3.5"),
}


def rows(nights, *products, period=PERIOD):
    table = then_and_now(period, products or [PRAMIPEXOLE], figures_of(nights))
    return {line.label: line for line in lines(table, "24")}


def dose(*steps, **kept):
    kept = {"kind": "medicine"} | kept
    return rows([], product("Pramipexole", *steps, **kept))["Pramipexole, dose"]


def test_each_feature_has_its_row_with_change_interval_and_nights():
    table = rows(diary(THEN, LATER))

    told = [(row.label, row.then, row.now, row.change, row.nights) for row in table.values()]
    assert told == [
        ("First symptom", "22:00", "20:10", "1 h 50 earlier", "28 and 28"),
        ("At rest until symptoms came", "1 h 00", "20 min", "40 min less", "28 and 28"),
        ("Nights a week beyond the legs", "0.0", "7.0", "7.0 more", "28 and 28"),
        ("Worst rating", "4", "6", "2 points higher", "28 and 28"),
        ("A dose helped for", "5 h 00", "3 h 30", "1 h 30 less", "28 and 28"),
        ("Pramipexole, dose", "0.25 mg every day", "0.25 mg every day", "the same", "–"),
    ]
    assert all(row.interval != "–" for row in list(table.values())[:-1])


def test_the_interval_is_that_of_every_comparison_of_two_stretches():
    nights = [
        DiaryNight(night=night, rest_minutes_to_symptoms=(37 * place) % 61 + (night < NOW) * 30)
        for place, night in enumerate(PERIOD.nights())
    ]
    # Without a first-symptom time the whole period counts: its first and last 28 nights
    values = tuple(float(night.rest_minutes_to_symptoms) for night in nights)
    told = difference(Sides(values[:28], values[-28:], values[28:-28], Kind.MINUTES, gap=32))

    row = rows(nights)["At rest until symptoms came"]

    assert (row.low, row.high) == (round(told.low), round(told.high))
    assert (row.then_value, row.now_value) == (told.first_value, told.second_value)


def test_what_nobody_asked_is_not_recorded_and_not_nought():
    row = rows(diary({"symptom_onset": time(22)}, {"symptom_onset": time(22)}))

    for label in ("At rest until symptoms came", "A dose helped for"):
        told = row[label]
        assert (told.then, told.now, told.change) == ("not recorded", "not recorded", "–")
        assert (told.then_value, told.now_value, told.low) == (None, None, None)
        assert told.nights == "0 and 0"


def test_symptoms_at_once_and_a_dose_that_did_not_help_are_noughts():
    nought = {"rest_minutes_to_symptoms": 0, "dose_relief_hours": Decimal(0)}
    table = rows(diary(nought, nought))

    assert table["At rest until symptoms came"].then == "0 min"
    assert table["A dose helped for"].now == "0 min"
    assert table["A dose helped for"].change == "no difference"


def test_few_nights_have_values_and_no_change():
    nights = diary(THEN, LATER)
    table = rows(nights[:28] + nights[-9:])

    row = table["First symptom"]
    assert (row.now, row.change, row.interval) == ("20:10", "not enough nights", "–")
    assert row.nights == "28 and 9"


def test_the_nights_are_those_from_the_first_to_the_last_first_symptom():
    nights = diary(THEN, LATER)[10:-10]
    table = then_and_now(PERIOD, [PRAMIPEXOLE], figures_of(nights))

    assert table.then.first == PERIOD.first + 10 * DAY
    assert table.now.last == PERIOD.last - 10 * DAY
    assert len(table.then) == len(table.now) == 28


@pytest.mark.parametrize(
    ("name", "category", "is_asked"),
    [
        ("Sifrol", "other", True),
        ("Madopar", "other", True),
        ("Tramadol retard", "other", True),
        ("The white one", "dopaminergic", True),
        ("Gabapentin", "other", False),
        ("Iron", "other", False),
        ("Oxycodone", "other", False),
    ],
)
def test_it_is_asked_beside_some_medicines_alone(name, category, is_asked):
    one = product(name, step(PERIOD.first), kind="medicine", category=category)

    assert has_then_and_now(one) is is_asked
    assert (then_and_now(PERIOD, [one], figures_of(diary(THEN, LATER))) is not None) is is_asked


def test_a_medicine_of_another_time_brings_no_table():
    ended = product("Ropinirole", last_day=PERIOD.first - DAY)
    later = product("Ropinirole", step(PERIOD.last + DAY))
    never = product("Ropinirole", step())

    assert then_and_now(PERIOD, [ended, later], figures_of([])) is None
    assert then_and_now(PERIOD, [never], figures_of([])) is not None


def test_a_raised_dose_says_when_and_by_how_much_a_day():
    row = dose(
        step(PERIOD.first, "0.125", "mg"),
        step(date(2026, 2, 10), "0.25", "mg", times=at(18)),
        step(date(2026, 2, 20), "0.25", "mg", times=(time(16), time(22))),
    )

    assert row.then == "0.125 mg every day"
    assert row.now == "0.25 mg every day, 2 times a day"
    assert row.change == "0.375 mg a day more; raised 10 Feb 2026, 20 Feb 2026"
    assert (row.interval, row.nights, row.low) == ("–", "–", None)


def test_a_dose_that_was_raised_and_lowered_again_says_so():
    row = dose(
        step(PERIOD.first, "250", "ug"),
        step(date(2026, 2, 10), "0.5", "mg"),
        step(date(2026, 2, 20), "0.25", "mg"),
    )

    assert row.change == "the same; raised 10 Feb 2026"


def test_a_dose_on_fewer_days_is_less_a_day():
    row = dose(
        step(PERIOD.first, "100", "mg"),
        step(date(2026, 2, 10), "100", "mg", schedule=Schedule.ALTERNATE),
    )

    assert row.change == "50 mg a day less"


def test_before_it_was_begun_it_was_not_taken_and_after_its_end_neither():
    begun = dose(step(date(2026, 2, 10), "1", "mg"))
    ended = dose(step(PERIOD.first, "1", "mg"), last_day=date(2026, 2, 20))

    assert (begun.then, begun.now, begun.change) == (
        "not taken", "1 mg every day", "begun 10 Feb 2026",
    )  # fmt: skip
    assert (ended.now, ended.change) == ("not taken", "ended 20 Feb 2026")


def test_a_beginning_or_an_amount_that_nobody_knows_is_not_recorded():
    some_day = dose(step(date(2026, 2, 10), "1", "mg", is_since_known=False))
    no_amount = dose(step(PERIOD.first, None))
    as_needed = dose(step(PERIOD.first, "1", "mg", schedule=Schedule.AS_NEEDED))

    assert (some_day.then, some_day.change) == ("not recorded", "–")
    assert (no_amount.then, no_amount.change) == ("not recorded", "–")
    assert (as_needed.then, as_needed.change) == ("1 mg as needed", "–")


def test_units_that_do_not_convert_make_no_difference():
    row = dose(step(PERIOD.first, "1", "tablet"), step(date(2026, 2, 10), "4", "mg"))

    assert (row.then, row.now, row.change) == ("1 tablet every day", "4 mg every day", "–")


def test_few_nights_a_week_are_counted_and_have_no_number():
    few = PERIOD.last - timedelta(days=3)
    nights = [night for night in diary(THEN, LATER) if night.night >= few]
    row = rows(nights)["Nights a week beyond the legs"]

    assert (row.then, row.now) == ("2 of 2", "2 of 2")
    assert (row.then_value, row.now_value) == (None, None)


def test_clock_times_are_those_of_the_persons_clock():
    table = then_and_now(PERIOD, [PRAMIPEXOLE], figures_of(diary(THEN, LATER)))

    assert lines(table, "12")[0].then == "10:00 pm"


def test_there_is_no_total_and_no_verdict():
    assert [measure.key for measure in FEATURES] == [
        "onset", "rest_until_symptoms", "beyond_legs", "worst", "dose_relief",
    ]  # fmt: skip
    words = " ".join(str(line) for line in rows(diary(THEN, LATER)).values()).lower()
    assert not [word for word in ("augment", "total", "worse", "likely") if word in words]
