from datetime import date, time
from typing import Any

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.figures.differences import named, sides_between
from journal.figures.measures import COMPARED
from journal.figures.on_demand import worked_out
from journal.report.changes import changes
from journal.report.figures import FURTHER_FIGURES, KEY_FIGURES, KeyFigure, key_figures
from journal.report.quantities import CLOCK_24
from tests.journal.labs.made_up import result
from tests.journal.made_up import figures_of
from tests.journal.regimen.made_up import product, step

MARCH = Period(date(2026, 3, 1), date(2026, 3, 28))
BEFORE = MARCH.previous()
DAY_AFTER = date(2026, 3, 29)


def side(period: Period, count: int, **answers: Any) -> list[DiaryNight]:
    return [DiaryNight(night=n, **answers) for n in list(period.nights())[:count]]


def rows(this: list[DiaryNight], before: list[DiaryNight]) -> tuple[KeyFigure, ...]:
    return key_figures(MARCH, BEFORE, figures_of([*before, *this]), CLOCK_24)


def told(
    this: list[DiaryNight], before: list[DiaryNight], products: Any = (), results: Any = ()
) -> tuple[str, ...]:
    return changes(rows(this, before), products, results, MARCH, DAY_AFTER)


def medicine(*steps: Any, **kept: Any) -> Any:
    return product("Gabapentin", *steps, kind="medicine", category="alpha2delta", **kept)


def wandering(period: Period, **shifted: int) -> list[DiaryNight]:
    """Nights whose answers go up and down, each question raised by so much."""
    return [
        DiaryNight(
            night=night,
            evening_severity=2 + at % 3 + shifted.get("evening", 0),
            during_night_severity=1 + at % 4 + shifted.get("night", 0),
            symptom_onset=time(20 + shifted.get("hours", 0), 10 * (at % 5)),
            tiredness=3 + at % 2,
            caffeine_mg=100 + 10 * (at % 3) + shifted.get("caffeine", 0),
        )
        for at, night in enumerate(period.nights())
    ]


def test_what_is_beyond_chance_is_told_the_largest_first() -> None:
    first, second = told(wandering(MARCH, evening=2, hours=1), wandering(BEFORE))[:2]
    assert first.startswith("First symptom: 21:20, before 20:20 (28 and 28 nights). By the means ")
    assert "1 h 00 later; it could be " in first
    assert second.startswith("Legs in the evening: 5, before 3 (28 and 28 nights). By the means 2 ")


def test_a_figure_of_nights_a_week_says_so() -> None:
    nothing = side(BEFORE, 28, evening_severity=0)
    sentences = " ".join(told(side(MARCH, 28, evening_severity=8), nothing))
    assert "Symptom nights: 7.0 a week, before 0.0 (28 and 28 nights). By the means 7.0 more" in (
        sentences
    )


def test_more_than_there_is_room_for_are_counted() -> None:
    this = wandering(MARCH, evening=5, night=4, hours=1, caffeine=90)
    marked = [row.label for row in rows(this, wandering(BEFORE)) if row.is_named]
    assert len(marked) > 3
    sentences = told(this, wandering(BEFORE))
    assert len(sentences) == 3
    assert sentences[-1].endswith(
        f" {len(marked) - 3} more changed beyond chance; the table marks them."
    )


def test_a_change_of_a_medicine_has_its_place_among_three() -> None:
    this = wandering(MARCH, evening=5, night=4, hours=1)
    sentences = told(this, wandering(BEFORE), [medicine(step(date(2026, 3, 2), "100", "mg"))])
    assert len(sentences) == 3
    assert sentences[-1] == "Gabapentin started at 100 mg on 2 Mar 2026."


def test_without_such_a_change_it_says_that_nothing_is_beyond_chance() -> None:
    assert told(wandering(MARCH), wandering(BEFORE)) == (
        (
            "Nothing changed beyond chance: it can explain all 6 differences in the table "
            "(28 and 28 nights)."
        ),
    )
    assert told(side(MARCH, 28, tiredness=4), side(BEFORE, 27, tiredness=4)) == (
        (
            "Nothing changed beyond chance: it can explain the one difference in the table "
            "(28 and 27 nights)."
        ),
    )


def test_too_few_nights_say_how_many_it_needs() -> None:
    assert told(side(MARCH, 28, evening_severity=8), side(BEFORE, 4, evening_severity=3)) == (
        (
            "Too early to say what changed: a figure needs 10 nights in each period "
            "(28 and 4 nights so far)."
        ),
    )
    assert told([], side(BEFORE, 28, evening_severity=3)) == ()


def test_without_a_comparison_the_present_is_told_alone() -> None:
    assert told(side(MARCH, 8, evening_severity=8, symptom_onset=time(20)), []) == (
        "Symptoms on 7.0 nights a week (from 8 nights).",
        "First symptom: 20:00 (middle of 8 nights).",
    )
    assert told(side(MARCH, 6, evening_severity=8), []) == ("Symptoms on 6 of 6 nights.",)
    assert told(side(MARCH, 4, evening_severity=8), []) == ()


def test_the_summary_names_what_the_comparison_of_the_same_periods_names() -> None:
    nights = [
        *wandering(Period(BEFORE.first - 90 * DAY, BEFORE.first - DAY)),
        *wandering(BEFORE),
        *wandering(MARCH, night=1, caffeine=40),
    ]
    figures = figures_of(nights)
    assert {measure for *_, measure in (*KEY_FIGURES, *FURTHER_FIGURES)} == set(COMPARED)
    screen = named(worked_out(sides_between(COMPARED, BEFORE, MARCH, figures)))
    labels = {measure: label for label, _, measure in (*KEY_FIGURES, *FURTHER_FIGURES)}
    on_screen = {labels[each] for each, is_named in zip(COMPARED, screen, strict=True) if is_named}
    paper = key_figures(MARCH, BEFORE, figures, CLOCK_24)
    assert {row.label for row in paper if row.is_named} == on_screen != set()
    assert "Caffeine" in {row.label for row in paper}
    assert "Exercise" not in {row.label for row in paper}


def test_the_last_change_of_each_medicine_for_rls_is_told_with_its_day() -> None:
    raised = medicine(
        step(date(2026, 3, 2), "100", "mg"),
        step(date(2026, 3, 5), "200", "mg"),
        step(date(2026, 3, 9), "300", "mg"),
    )
    assert told([], [], [raised, product("Zinc")]) == (
        "Gabapentin changed from 200 mg to 300 mg on 9 Mar 2026.",
    )


def test_a_start_and_a_stop_tell_the_dose_if_there_is_one() -> None:
    begun = medicine(step(date(2026, 3, 2), "100", "mg"))
    ended = medicine(step(date(2025, 3, 2), None, ""), key=2, last_day=date(2026, 3, 9))
    (sentence,) = told([], [], [begun])
    assert sentence == "Gabapentin started at 100 mg on 2 Mar 2026."
    assert told([], [], [ended]) == ("Gabapentin stopped on 9 Mar 2026.",)


def test_an_amount_that_was_not_known_before_is_left_out() -> None:
    vague = medicine(step(date(2025, 3, 2), None, ""), step(date(2026, 3, 9), "300", "mg"))
    assert told([], [], [vague]) == ("Gabapentin changed to 300 mg on 9 Mar 2026.",)


def test_a_new_ferritin_stands_beside_the_one_before() -> None:
    new = result("ferritin", 58, "ug/L", date(2026, 3, 12))
    old = result("ferritin", 24, "ug/L", date(2025, 11, 27))
    assert told([], [], [], [result("tsat", 20), old, new]) == (
        "Ferritin 58 µg/L on 12 Mar 2026, 24 µg/L on 27 Nov 2025.",
    )
    assert told([], [], [], [new]) == ()
    assert told([], [], [], [old, result("ferritin", 9, taken_on=date(2024, 1, 1))]) == ()
