from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from journal.clock import Period
from journal.diary import SkippedDose, TakenDose
from journal.regimen.plan import Counted, Product, Schedule
from journal.report.taken import Doses, Group, Taking, group_of, nights_taken, recent, taken_now
from tests.journal.regimen.made_up import at, holds, product, real_regimen, step

MARCH = Period(date(2026, 3, 4), date(2026, 3, 31))
BEGAN = date(2026, 3, 1)


def doses(
    taken: dict[int, list[Any]] | None = None,
    skipped: dict[int, list[Any]] | None = None,
    answered: tuple[int, ...] = (),
    none: tuple[int, ...] = (),
) -> Doses:
    """By day of March."""
    return Doses(
        {date(2026, 3, day): tuple(all_) for day, all_ in (taken or {}).items()},
        {date(2026, 3, day): tuple(all_) for day, all_ in (skipped or {}).items()},
        frozenset(date(2026, 3, day) for day in answered),
        frozenset(date(2026, 3, day) for day in none),
    )


def daily(name: str = "Magnesium", **kept: Any) -> Product:
    made: Product = product(name, step(BEGAN, "200", "mg", Schedule.EVENING, times=at(21)), **kept)
    return made


def planned(key: int = 1, name: str = "Magnesium") -> TakenDose:
    return TakenDose(name, "supplement", Decimal(200), "mg", time(21), key)


def now(products: list[Product], known: Doses | None = None) -> dict[str, Taking]:
    found = taken_now(products, known or doses(), MARCH, date(2026, 3, 31))
    return {line.name: line for line in found}


def test_the_plan_is_read_in_the_order_a_clinician_reads_it() -> None:
    antihistamine = product("Unisom", key=9, kind="medicine", category="antihistamine")
    assert list(now([*real_regimen(), antihistamine])) == [
        "Gabapentin", "Unisom", "Levothyroxine", "Ferrous sulfate", "B-complex",
        "Magnesium citrate", "Vitamin C",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said", "group"),
    [
        ("Mirapexin", {}, Group.RLS),
        ("Horizant", {}, Group.RLS),
        ("Persantin", {}, Group.MEDICINE),
        ("Persantin", {"purpose": "rls"}, Group.RLS),
        ("Gabapentin", {"purpose": "other"}, Group.MEDICINE),
        ("OxyContin", {}, Group.MEDICINE),
        ("OxyContin", {"purpose": "rls"}, Group.RLS),
        ("Suboxone", {"purpose": "other"}, Group.MEDICINE),
        ("Clonazepam", {}, Group.MEDICINE),
        ("Clonazepam", {"purpose": "rls"}, Group.RLS),
        ("Zoloft", {}, Group.AGGRAVATE),
        ("Dramamine", {}, Group.AGGRAVATE),
        ("Tylenol PM", {}, Group.AGGRAVATE),
        ("Seroquel", {"category": "none"}, Group.MEDICINE),
        ("Foozepam", {"category": "antipsychotic"}, Group.AGGRAVATE),
        ("Foozepam", {}, Group.MEDICINE),
        ("Wellbutrin", {}, Group.MEDICINE),
        ("Nytol Herbal", {}, Group.MEDICINE),
        ("Venofer", {}, Group.SUPPLEMENT),
        ("Foozefer", {"category": "iron_infusion"}, Group.SUPPLEMENT),
    ],
)
def test_a_medicine_stands_where_its_kind_and_the_person_put_it(
    name: str, said: dict[str, str], group: Group
) -> None:
    assert group_of(product(name, kind="medicine", **said)) is group


def test_a_supplement_stands_with_the_supplements() -> None:
    assert group_of(product("Magnesium")) is Group.SUPPLEMENT


def test_a_line_says_of_what_kind_a_medicine_is() -> None:
    lines = now(
        [
            product("Zoloft 50", kind="medicine", key=1),
            product("OxyContin", kind="medicine", key=2),
            product("Foozepam", kind="medicine", key=3),
        ]
    )
    assert lines["Zoloft 50"].contents == "sertraline; may aggravate: antidepressant"
    assert lines["OxyContin"].contents == "oxycodone; opioid; what it is for is not said"
    assert lines["Foozepam"].contents == "not known to this list"


def test_a_medicine_only_written_down_is_told_by_its_name() -> None:
    known = doses({5: [TakenDose("Dramamine", "supplement")]})
    (line,) = now([], known).values()
    assert (line.group, line.contents) == (
        Group.AGGRAVATE,
        "dimenhydrinate; may aggravate: sedating antihistamine",
    )


def test_a_line_says_the_dose_what_it_holds_when_and_since_when() -> None:
    iron = now(real_regimen())["Ferrous sulfate"]
    assert (iron.dose, iron.contents) == ("325 mg every other day", "iron 65 mg")
    assert (iron.times, iron.since) == ((time(20, 30),), date(2026, 3, 2))


def test_several_nutrients_are_all_told_by_what_one_dose_holds() -> None:
    pair = product("Mix", step(amount="2"), contents=(holds("vitamin_b6", "5"), holds("iron", "7")))
    assert now([pair])["Mix"].contents == "Vitamin B6 10 mg, iron 14 mg"


def test_what_one_dose_holds_is_left_out_where_it_cannot_be_told() -> None:
    iron = product("Iron", step(amount="1"), contents=(holds("iron", "65"),))
    assert now([iron])["Iron"].contents == "65 mg"
    unknown = product("Mix", step(amount=None, unit=""), contents=(holds("iron", "7"),))
    assert now([unknown])["Mix"].contents == ""


def test_since_is_the_first_day_of_the_dose_in_force() -> None:
    raised = daily()
    raised = product("Magnesium", *raised.steps, step(date(2026, 3, 20), "400", "mg"))
    assert now([raised])["Magnesium"].since == date(2026, 3, 20)


def test_what_has_ended_or_not_begun_is_not_taken_now() -> None:
    assert now([daily(last_day=date(2026, 3, 30))]) == {}
    assert now([product("Zinc", step(date(2026, 4, 2)))]) == {}


def test_a_dose_answers_for_its_night_and_so_does_a_refusal() -> None:
    known = doses({5: [planned()], 6: [planned()]}, {7: [SkippedDose(1, "Magnesium")]})
    assert nights_taken(daily(), known, MARCH) == (2, 3)


def test_taking_nothing_answers_for_everything_the_plan_names() -> None:
    assert nights_taken(daily(), doses({5: [planned()]}, none=(6, 9)), MARCH) == (1, 3)


def test_having_taken_something_else_leaves_a_dose_unanswered() -> None:
    assert nights_taken(daily(), doses({5: [planned()]}, answered=(5, 6, 9)), MARCH) == (1, 1)


def test_a_night_without_an_answer_counts_nowhere() -> None:
    assert nights_taken(daily(), doses(), MARCH) == (0, 0)


def test_every_other_day_is_counted_of_the_days_that_have_a_dose() -> None:
    alternate = product("Iron", step(BEGAN, "25", "mg", Schedule.ALTERNATE))
    assert nights_taken(alternate, doses(none=(5, 6, 7, 8)), MARCH) == (0, 2)


def test_as_needed_is_counted_of_all_nights_answered() -> None:
    as_needed = product("Zinc", step(BEGAN, "25", "mg", Schedule.AS_NEEDED))
    assert nights_taken(as_needed, doses(none=(5, 6)), MARCH) == (0, 2)


def test_a_dose_typed_by_its_name_counts_for_the_plan() -> None:
    typed = TakenDose(" magnesium ", "supplement")
    assert nights_taken(daily(), doses({5: [typed]}), MARCH) == (1, 1)
    assert list(now([daily()], doses({5: [typed]}))) == ["Magnesium"]


def test_a_dose_of_another_plan_with_the_same_name_does_not_count() -> None:
    assert nights_taken(daily(), doses({5: [planned(key=2)]}), MARCH) == (0, 0)


def test_what_was_only_written_down_is_listed_as_not_planned() -> None:
    known = doses(
        {
            5: [TakenDose("IRON", "supplement", Decimal(50), "mg", time(9))],
            6: [TakenDose("Iron ", "supplement", Decimal(25), "mg", time(20)),
                TakenDose("iron", "supplement", Decimal(14), "mg", time(8))],
        },
        answered=(5, 6, 7),
    )  # fmt: skip
    (iron,) = now([], known).values()
    assert (iron.name, iron.dose, iron.planned, iron.since) == (
        "iron",
        "25 mg + 14 mg",
        False,
        None,
    )
    assert (iron.nights, iron.nights_answered) == (2, 3)
    assert iron.times == (time(8), time(20))


def test_a_medicine_known_by_name_finds_its_group_without_a_plan() -> None:
    known = doses({5: [TakenDose("Pramipexole", "medicine")]})
    assert now([], known)["Pramipexole"].group is Group.RLS


def test_how_regularly_is_told_of_the_last_28_nights_or_the_whole_shorter_period() -> None:
    last = date(2026, 3, 31)
    assert recent(Period.ending(last, 90)) == Period.ending(last, 28)
    assert recent(Period.ending(last, 7)) == Period.ending(last, 7)


def test_an_amount_that_was_guessed_says_so() -> None:
    guessed = replace(holds("magnesium", "200"), source="mg_citrate", counted=Counted.GUESSED)

    lines = now([product("Mg", step(BEGAN), contents=(guessed,))])
    assert lines["Mg"].contents == "magnesium 200 mg (guessed)"
