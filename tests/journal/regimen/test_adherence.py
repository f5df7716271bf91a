from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from journal.diary import SkippedDose, TakenDose
from journal.regimen.adherence import by_night, summary, words
from journal.regimen.dose_outcomes import Answers, outcomes
from journal.regimen.nutrient_means import TakenMean, means
from journal.regimen.plan import Product, Schedule
from journal.regimen.plan_page import plan_page
from tests.journal.regimen.made_up import MONDAY, at, holds, product, step

DAYS = [MONDAY + timedelta(days=n) for n in range(4)]
IRON = product(
    "Ferrous sulfate",
    step(amount="325", unit="mg", schedule=Schedule.ALTERNATE, times=at(21)),
    key=1,
    contents=(holds("iron", "65", "325", "mg"),),
)
TWICE = product("Gabapentin", step(amount="300", unit="mg", times=(*at(7), *at(20))), key=2)
MAGNESIUM = product("Magnesium", step(amount="2"), key=3, contents=(holds("magnesium", "100"),))
RESCUE = product("Rescue", step(schedule=Schedule.AS_NEEDED), key=4)


def took(item, planned_at=None, **more):
    first = item.steps[0]
    told = {"amount": first.amount, "unit": first.unit, "planned_at": planned_at, **more}
    return TakenDose(item.name, item.kind, plan_key=item.key, **told)


def skipped(item, planned_at=None):
    return SkippedDose(item.key, item.name, planned_at)


def told(doses=None, not_taken=None, none=()):
    return Answers(doses or {}, not_taken or {}, dict.fromkeys(none, False))


def test_a_night_without_an_answer_is_a_gap_and_not_zero():
    answers = told({DAYS[0]: [took(MAGNESIUM)]}, {DAYS[1]: [skipped(MAGNESIUM)]})

    assert by_night([MAGNESIUM], answers, DAYS[:3]) == {DAYS[0]: 1, DAYS[1]: 0, DAYS[2]: None}


def test_half_of_a_night_can_be_answered():
    answers = told({DAYS[0]: [took(TWICE, time(7))]}, {DAYS[0]: [skipped(TWICE, time(20))]})

    assert by_night([TWICE, MAGNESIUM], answers, DAYS[:1]) == {DAYS[0]: 0.5}


def test_taken_is_counted_of_answered_doses_and_never_of_all_nights():
    answers = told(
        {DAYS[0]: [took(IRON, time(21)), took(MAGNESIUM)]}, {DAYS[1]: [skipped(MAGNESIUM)]}
    )

    lines = {line.name: line for line in summary([IRON, MAGNESIUM, RESCUE], answers, DAYS)}

    assert set(lines) == {"Ferrous sulfate", "Magnesium"}
    iron, magnesium = lines["Ferrous sulfate"], lines["Magnesium"]
    assert (iron.taken, iron.answered, iron.planned, iron.nights) == (1, 1, 2, 1)
    assert (magnesium.taken, magnesium.answered, magnesium.planned) == (1, 2, 4)
    assert magnesium.share == 0.5


def test_took_none_says_not_taken_of_all_that_was_planned():
    assert by_night([IRON, MAGNESIUM], told(none=DAYS[:1]), DAYS[:2]) == {
        DAYS[0]: 0,
        DAYS[1]: None,
    }


def test_nothing_planned_is_nothing_to_say():
    assert summary([RESCUE], told(), DAYS) == ()
    assert by_night([RESCUE], told(none=DAYS), DAYS[:1]) == {DAYS[0]: None}


@pytest.mark.parametrize(
    ("more", "amount", "hours"),
    [
        ({}, 0, 0),
        ({"amount": Decimal(600)}, 1, 0),
        ({"amount": Decimal("0.3"), "unit": "g"}, 1, 0),
        ({"amount": Decimal(300_000), "unit": "ug"}, 0, 0),
        ({"amount": None}, 0, 0),
        ({"taken_at": time(20, 59)}, 0, 0),
        ({"taken_at": time(21)}, 0, 1),
    ],
)
def test_another_amount_or_time_counts_as_taken_and_is_said(more, amount, hours):
    item = product("Gabapentin", step(amount="300", unit="mg", times=at(20)), key=2)
    answers = told({DAYS[0]: [took(item, time(20), **more)]})

    (line,) = summary([item], answers, DAYS)

    assert (line.taken, line.answered) == (1, 1)
    assert (line.other_amount, line.other_time) == (amount, hours)


def test_the_hour_round_midnight_is_one_hour():
    late = product("Late", step(times=at(23, 50)), key=9)
    answers = told({DAYS[0]: [took(late, time(23, 50), taken_at=time(0, 20))]})

    assert summary([late], answers, DAYS)[0].other_time == 0


def test_a_free_dose_of_the_same_name_answers_the_plan():
    free = TakenDose("  MAGNESIUM ", "supplement", Decimal(2), "tablet")

    assert by_night([MAGNESIUM], told({DAYS[0]: [free]}), DAYS[:1]) == {DAYS[0]: 1}


def test_a_dose_answered_before_the_plan_moved_still_answers_it():
    answers = told({DAYS[0]: [took(TWICE, time(8)), took(TWICE, time(20))]})

    assert [one.was_taken for one in outcomes([TWICE], answers, DAYS[0])] == [True, True]


def test_one_dose_answers_one_planned_dose():
    answers = told({DAYS[0]: [took(TWICE, time(20))]})

    assert [one.was_taken for one in outcomes([TWICE], answers, DAYS[0])] == [None, True]


def test_the_words_are_neutral_and_carry_their_number():
    item = product("Gabapentin", step(amount="300", unit="mg", times=at(20)), key=2)
    answers = told(
        {
            DAYS[0]: [took(item, time(20), amount=Decimal(600))],
            DAYS[1]: [took(item, time(20), taken_at=time(23))],
        }
    )
    assert words(summary([item], answers, DAYS)[0]) == (
        "Taken 2 of 2 answered doses, 1 of them with another amount, "
        "1 of them an hour or more from the planned time"
    )
    one = told({DAYS[0]: [took(item, time(20))]})
    assert words(summary([item], one, DAYS)[0]) == "Taken 1 of 1 answered dose"
    assert words(summary([item], told(), DAYS)[0]) == "No dose answered yet"


def test_what_was_taken_a_day_is_a_mean_over_answered_days():
    # Mon 65 mg, Tue nothing due and "none" said, Wed left open, Thu nothing due but answered
    answers = told({DAYS[0]: [took(IRON, time(21))], DAYS[3]: [took(MAGNESIUM)]}, none=[DAYS[1]])

    found = means([IRON, MAGNESIUM], answers, DAYS)

    assert found["iron"].days == 3
    assert round(found["iron"].a_day, 3) == Decimal("21.667")  # 65 / 3
    # Monday's magnesium was left open, Tuesday's none, Thursday's taken
    assert found["magnesium"] == TakenMean(Decimal(100), 2)


def test_an_unknown_amount_leaves_the_day_out():
    answers = told({DAYS[0]: [took(MAGNESIUM, amount=None)], DAYS[1]: [took(MAGNESIUM)]})

    assert means([MAGNESIUM], answers, DAYS)["magnesium"] == TakenMean(Decimal(200), 1)


def test_a_free_dose_with_the_products_name_is_counted_and_any_other_is_not():
    doses = [
        TakenDose("magnesium", "supplement", Decimal(3), "tablet"),
        TakenDose("Zinc", "supplement", Decimal(10), "mg"),
    ]

    assert means([MAGNESIUM], told({DAYS[0]: doses}), DAYS) == {
        "magnesium": TakenMean(Decimal(300), 1)
    }


def test_without_an_answer_nothing_is_known_of_what_was_taken():
    assert means([MAGNESIUM], told(), [date(2026, 3, 2)]) == {"magnesium": TakenMean(None, 0)}


def test_the_page_says_what_was_planned_and_what_was_taken_side_by_side():
    answers = told({DAYS[0]: [took(IRON, time(21))], DAYS[1]: [took(MAGNESIUM)]}, none=[DAYS[3]])

    page = plan_page([IRON, MAGNESIUM], DAYS[3], "us", answers)

    iron = next(total for total in page.totals if total.name == "Iron")
    assert iron.amount == "32.5 mg a day"
    # Monday 65 mg; Tuesday nothing due; Wednesday left open; Thursday "none"
    assert iron.taken == "Taken: 21.7 mg a day on average, over 3 answered days of the last 28."
    assert iron.bar is not None
    assert iron.bar.taken == round(iron.bar.amount * 65 / 3 / 32.5, 2)
    kept = {line.name: line.adherence for line in page.supplements}
    assert kept == {
        "Ferrous sulfate": "Taken 1 of 1 answered dose",
        "Magnesium": "Taken 1 of 2 answered doses",
    }


def test_without_an_answer_the_page_says_that_nothing_can_be_said_of_taken():
    page = plan_page([IRON], DAYS[0], "us")

    assert page.totals[0].taken.startswith("Taken: no day of the last 28 is answered yet")
    assert page.totals[0].bar is not None
    assert page.totals[0].bar.taken is None
    assert page.supplements[0].adherence == ""


def test_answers_older_than_four_weeks_are_not_looked_at():
    answers = told({DAYS[0]: [took(MAGNESIUM)]})

    assert (
        "over 1 answered day"
        in plan_page([MAGNESIUM], DAYS[0] + timedelta(27), "us", answers).totals[0].taken
    )
    assert (
        "no day of the last 28 is answered"
        in plan_page([MAGNESIUM], DAYS[0] + timedelta(28), "us", answers).totals[0].taken
    )


def test_a_product_without_any_dose_is_listed_and_adds_nothing():
    bare = Product(5, "Bare", "supplement", "other", None, (), (holds("iron", "65"),))

    page = plan_page([bare], MONDAY, "us")

    assert [(line.name, line.dose) for line in page.supplements] == [
        ("Bare", "no dose written down")
    ]
    assert page.totals == ()


def test_each_not_taken_is_kept_with_its_own_product():
    answers = told(not_taken={DAYS[0]: [skipped(MAGNESIUM), skipped(TWICE, time(20))]})

    assert [one.was_taken for one in outcomes([TWICE, MAGNESIUM], answers, DAYS[0])] == [
        None,
        False,
        False,
    ]


def test_without_a_planned_time_no_time_is_another():
    answers = told({DAYS[0]: [took(MAGNESIUM, taken_at=time(3))]})

    assert summary([MAGNESIUM], answers, DAYS[:1])[0].other_time == 0


def test_a_plan_corrected_later_says_nothing_of_when_a_dose_was_taken():
    item = product("Gabapentin", step(amount="300", unit="mg", times=at(22)), key=2)
    answers = told({DAYS[0]: [took(item, time(20), taken_at=time(20))]})

    assert summary([item], answers, DAYS[:1])[0].other_time == 0
