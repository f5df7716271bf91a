"""Pairs to keep apart: hours before and hours after, not together, first that day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.guide.facts import Certainty
from journal.guide.interaction import Rule
from journal.guide.nutrients import NUTRIENTS
from journal.regimen.medicines import INGREDIENTS, recognise
from journal.regimen.pair_lines import duration, pair_line
from journal.regimen.plan import Schedule
from journal.regimen.plan_page import plan_page
from journal.regimen.spacing import pairs
from tests.journal.regimen.made_up import MONDAY, at, holds, product, real_regimen, step

SHORT, KEPT, UNNAMED = "short", "kept", "no hours for this order"


def found(*products):
    return {(p.first.name, p.second.name): p for p in pairs(products, MONDAY)}


def pair_of(nutrient_step, other_step, other="Levothyroxine", nutrient="Iron"):
    one, two = product(nutrient, nutrient_step), product(other, other_step, key=2)
    return found(one, two).get((nutrient, other))


def daily(clock):
    hour, minute = divmod(round(clock * 60), 60)
    return step(times=at(hour % 24, minute))


def verdict(pair):
    if pair.is_short:
        return SHORT
    return UNNAMED if pair.meeting.needed is None else KEPT


# Hours of the medicine before the nutrient, and after it; None: no hours for that order.
APART = {
    ("iron", "levothyroxine"): (4, 4),
    ("iron", "levodopa"): (2, 2),
    ("iron", "entacapone"): (3, 3),
    ("iron", "tetracycline"): (2, 2),
    ("iron", "doxycycline"): (2, 2),
    ("iron", "minocycline"): (2, 2),
    ("iron", "lymecycline"): (2, 2),
    ("iron", "ciprofloxacin"): (2, 6),
    ("iron", "levofloxacin"): (2, 2),
    ("iron", "moxifloxacin"): (4, 8),
    ("iron", "cefdinir"): (2, 2),
    ("iron", "dolutegravir"): (2, 6),
    ("iron", "bictegravir"): (2, 6),
    ("iron", "eltrombopag"): (2, 4),
    ("iron", "penicillamine"): (2, 2),
    ("iron", "calcium"): (2, 2),
    ("iron", "antacid"): (2, 2),
    ("magnesium", "gabapentin"): (None, 2),
    ("magnesium", "levothyroxine"): (4, 4),
    ("magnesium", "ciprofloxacin"): (2, 6),
    ("magnesium", "levofloxacin"): (2, 2),
    ("magnesium", "moxifloxacin"): (4, 8),
    ("magnesium", "cefdinir"): (2, 2),
    ("magnesium", "dolutegravir"): (2, 6),
    ("magnesium", "bictegravir"): (2, 6),
    ("magnesium", "eltrombopag"): (2, 4),
    ("magnesium", "penicillamine"): (2, 2),
    ("zinc", "ciprofloxacin"): (2, 6),
    ("zinc", "levofloxacin"): (2, 2),
    ("zinc", "moxifloxacin"): (4, 8),
    ("zinc", "eltrombopag"): (2, 4),
    ("zinc", "penicillamine"): (2, 2),
}
ELSEWHERE = {  # the same hours as another of their kind
    "aluminium_antacid", "any_thyroid", "demeclocycline", "magnesium_antacid", "oxytetracycline",
    "sarecycline",
}  # fmt: skip


def one_pair(nutrient, clock, medicine, medicine_clock):
    contents = (holds(nutrient, "10"),)
    other = product(INGREDIENTS[medicine].names[0], daily(medicine_clock), key=2)
    (pair,) = pairs([product("A tablet", daily(clock), contents=contents), other], MONDAY)
    return pair


@pytest.mark.parametrize(("nutrient", "medicine"), APART)
@pytest.mark.parametrize("clock", [8, 13.5, 23.75, 3.5])  # also over midnight
@pytest.mark.parametrize("order", ["before", "after"])
def test_each_medicine_is_judged_by_its_own_hours_in_each_order(nutrient, medicine, clock, order):
    before, after = APART[nutrient, medicine]
    hours, sign = (before, -1) if order == "before" else (after, 1)
    if hours is None:
        assert verdict(one_pair(nutrient, clock, medicine, clock + sign / 2)) == UNNAMED
        return

    enough = one_pair(nutrient, clock, medicine, clock + sign * hours)
    wrong = one_pair(nutrient, clock, medicine, clock + sign * (hours - 1 / 60))

    assert verdict(enough) == KEPT
    assert (enough.meeting.needed, enough.meeting.gap) == (hours * 60, hours * 60)
    assert verdict(wrong) == SHORT
    assert (wrong.meeting.short_by, wrong.meeting.apart < 0) == (1, order == "after")


def test_every_rule_with_hours_is_in_the_table():
    ruled = {
        (key, partner): (fact.before, fact.after)
        for key, nutrient in NUTRIENTS.items()
        for fact in nutrient.interactions
        if fact.rule is Rule.APART
        for partner in fact.partners
    }

    assert {pair: ruled[pair] for pair in APART} == APART
    assert {partner for _, partner in ruled.keys() - APART.keys()} <= ELSEWHERE


@pytest.mark.parametrize(
    ("nutrient", "clock", "medicine", "medicine_clock", "expected", "gap"),
    [
        ("Iron", 8, "Moxifloxacin", 14.5, SHORT, 390),  # 6 h 30 after, 8 are asked
        ("Magnesium", 8, "Avelox", 14.5, SHORT, 390),
        ("Zinc", 8, "Moxifloxacin 400", 16, KEPT, 480),
        ("Iron", 10.5, "Ciprofloxacin", 8, KEPT, 150),  # 2 h 30 before is enough
        ("Iron", 8, "Cipro", 10.5, SHORT, 150),
        ("Iron", 5, "Alendronate", 7.5, SHORT, 150),  # the other way round
        ("Iron", 8, "Fosamax", 7.5, KEPT, 30),
        ("Iron", 7.75, "Fosamax", 7.5, SHORT, 15),
        ("Iron", 20.5, "Fosamax", 7.5, KEPT, 780),
        ("Iron", 0.5, "Fosamax", 7, KEPT, 1050),  # iron of the evening before does not count
        ("Iron", 8, "Actonel", 7.5, KEPT, 30),
        ("Iron", 8, "Ibandronate", 7.5, SHORT, 30),
        ("Magnesium", 21, "Gabapentin", 20, UNNAMED, 60),
        ("Magnesium", 19, "Neurontin", 20, SHORT, 60),
        ("Magnesium", 18, "Gabapentin", 20, KEPT, 120),
        ("Iron", 8, "L-Thyroxin Henning", 7, SHORT, 60),
        ("Iron", 8, "Levoxyl", 7, SHORT, 60),
        ("Iron", 12, "Synthroid", 7, KEPT, 300),
        ("Iron", 8, "Biktarvy", 9, SHORT, 60),
        ("Iron", 8, "Stalevo", 9, SHORT, 60),
        ("Iron", 8, "Omnicef", 9, SHORT, 60),
        ("Iron", 8, "Promacta", 11, SHORT, 180),
        ("Iron", 8, "Revolade", 6, KEPT, 120),
        ("Iron", 8, "Tetralysal", 9, SHORT, 60),
        ("Iron", 8, "Levothyroxin", 7, SHORT, 60),
        ("Iron", 8, "Moxifloxacn", 14.5, SHORT, 390),  # a letter missing
        ("Magnesiocard", 19, "Neurontin", 20, SHORT, 60),
        ("Mag-Ox 400", 19, "Neurontin", 20, SHORT, 60),
        ("Zink 15 mg", 8, "Cipro", 10.5, SHORT, 150),
        ("Zinc with fish oil, soft gel", 8, "Cipro", 10.5, SHORT, 150),
    ],
)
def test_what_was_judged_wrongly_or_not_at_all_is_judged_in_its_order(
    nutrient, clock, medicine, medicine_clock, expected, gap
):
    pair = pair_of(daily(clock), daily(medicine_clock), medicine, nutrient)

    assert (verdict(pair), pair.meeting.gap) == (expected, gap)


@pytest.mark.parametrize(
    ("nutrient", "medicine"), [("Iron", "Methyldopa"), ("Magnesium", "Isentress")]
)
def test_what_is_not_to_be_together_is_never_kept_by_hours(nutrient, medicine):
    for clock in (8, 12, 20):
        pair = pair_of(daily(8), daily(clock), medicine, nutrient)
        assert pair.concern.fact.rule is Rule.NEVER
        assert pair.is_short
    assert pair_of(step(), step(), medicine, nutrient).is_short  # also without clock times


@pytest.mark.parametrize(
    ("nutrient", "medicine"),
    [
        ("Magnesium", "Pregabalin"),
        ("Magnesium", "Lyrica"),
        ("Iron", "Gabapentin"),
        ("Iron", "Vitamin C"),
        ("Venofer infusion", "Levothyroxine"),
        ("Zinc", "Cefdinir"),
        ("Iron", "Ciloxan"),  # drops for the eye
        ("Magnesium", "Moxifloxacin eye drops"),
        ("Iron", "Apretude"),  # an injection
        ("Zinc oxide cream", "Ciprofloxacin"),
        ("Magnesium bath", "Gabapentin"),
    ],
)
def test_what_no_source_names_is_no_pair(nutrient, medicine):
    assert pair_of(daily(8), daily(8), medicine, nutrient) is None


@pytest.mark.parametrize(
    ("nutrient", "medicine"),
    [
        ("Iron", "Atelvia"),  # risedronate that is taken with breakfast, not first
        ("Magnesium", "Actonel EC"),
        ("Iron", "Xofluza"),
        ("Zinc", "Xofluza"),
        ("Iron", "Vafseo"),
        ("Magnesium", "Evrenzo"),
    ],
)
def test_where_hours_were_not_read_it_is_asked_and_no_verdict_is_given(nutrient, medicine):
    pair = pair_of(daily(8), daily(8), medicine, nutrient)

    assert (pair.concern.fact.rule, pair.is_short) == (Rule.ASK, False)


def test_an_unknown_time_leaves_the_order_open_and_is_never_taken_as_kept():
    pair = pair_of(step(), step(times=at(7)))

    assert (pair.meeting, pair.is_short, pair.untimed) == (None, False, ("Iron",))


def test_the_real_regimen_keeps_what_labels_say():
    told = {
        key: (pair.meeting.needed, pair.meeting.gap, pair.is_short)
        for key, pair in found(*real_regimen()).items()
    }

    assert told == {
        ("Magnesium citrate", "Gabapentin"): (None, 60, False),  # gabapentin comes before
        ("Ferrous sulfate", "Levothyroxine"): (240, 630, False),  # 20:30 to 7:00 next morning
        ("Magnesium citrate", "Levothyroxine"): (240, 600, False),  # 21:00 to 7:00
    }


@pytest.mark.parametrize(
    ("iron", "levothyroxine", "gap"),
    [
        ((23, 30), (1, 0), 90),  # over midnight
        ((7, 0), (7, 0), 0),
        ((6, 0), (4, 0), 120),
        ((22, 0), (5, 0), 420),
    ],
)
def test_the_gap_runs_over_midnight(iron, levothyroxine, gap):
    pair = pair_of(step(times=at(*iron)), step(times=at(*levothyroxine)))

    assert pair.meeting.gap == gap


def test_the_dose_that_keeps_least_to_it_counts():
    several = pair_of(step(times=at(12) + at(20)), step(times=at(9)))
    twice = pair_of(step(times=at(8)), step(times=at(3, 59) + at(15)), "Moxifloxacin")

    assert several.meeting.gap == 180
    assert (twice.meeting.gap, twice.meeting.short_by) == (420, 60)  # 8 after, not 4 before


def test_weekdays_that_never_meet_are_compared_from_day_to_day():
    monday = step(schedule=Schedule.WEEKDAYS, weekdays=(0,), times=at(23))
    tuesday = step(schedule=Schedule.WEEKDAYS, weekdays=(1,), times=at(6))

    assert pair_of(monday, tuesday).meeting.gap == 420
    assert not pair_of(monday, tuesday).is_short
    assert pair_of(monday, tuesday, "Moxifloxacin").meeting.short_by == 60


@pytest.mark.parametrize(("first", "short"), [(MONDAY, True), (MONDAY + timedelta(days=1), False)])
def test_alternate_days_meet_only_where_they_fall_on_one_day(first, short):
    iron = step(first_day=MONDAY, schedule=Schedule.ALTERNATE, times=at(8))
    other = step(first_day=first, schedule=Schedule.ALTERNATE, times=at(9))
    one, two = product("Iron", iron), product("Levothyroxine", other, key=2)

    (pair,) = pairs([one, two], MONDAY + timedelta(days=2))
    assert pair.is_short is short


def test_a_weekly_tablet_meets_iron_of_every_other_day_within_the_fortnight():
    weekly = step(schedule=Schedule.WEEKDAYS, weekdays=(1,), times=at(7))
    iron = step(first_day=MONDAY, schedule=Schedule.ALTERNATE, times=at(7, 10))

    assert pair_of(iron, weekly, "Fosamax").is_short  # the second Tuesday


def test_an_as_needed_dose_with_a_time_can_fall_on_any_day():
    pair = pair_of(step(schedule=Schedule.AS_NEEDED, times=at(8)), step(times=at(7)))

    assert pair.meeting.gap == 60


def test_a_pair_is_listed_once_from_whichever_side_it_is_known():
    assert list(found(product("Zinc"), product("Iron", key=2))) == [("Zinc", "Iron")]


def test_an_antacid_with_magnesium_counts_as_magnesium():
    pair = found(product("Milk of magnesia", daily(8)), product("Levoxyl", daily(7), key=2))

    assert pair["Milk of magnesia", "Levoxyl"].is_short


def test_the_strictest_fact_is_taken_where_a_product_holds_several():
    pair = pair_of(daily(8), daily(9), "Stalevo")

    assert {"levodopa", "entacapone"} <= {each.key for each in recognise("Stalevo")}
    assert pair.concern.fact.key == "entacapone"


def test_the_more_particular_ingredient_is_meant():
    pair = found(product("Magnesium"), product("Gabapentin enacarbil", key=2))

    assert [p.concern.fact.key for p in pair.values()] == ["gabapentin_enacarbil"]


def said(nutrient, clock, medicine, medicine_clock):
    one = product(nutrient, daily(clock) if clock else step())
    (line,) = plan_page([one, product(medicine, daily(medicine_clock), key=2)], MONDAY, "us").pairs
    return line


@pytest.mark.parametrize(
    ("nutrient", "clock", "medicine", "medicine_clock", "asked", "has"),
    [
        (
            "Iron", 8, "Levothyroxine", 7.5,
            "Labels say at least 4 hours apart.", "Your list has 30 minutes.",
        ),
        (
            "Iron", 8, "Comtan", 9,
            "Labels say 2 to 3 hours apart.", "Your list has 1 hour.",
        ),
        (
            "Iron", 8, "Moxifloxacin", 14.5,
            "Labels say Moxifloxacin 4 hours before or 8 hours after iron.",
            "Your list has it 6 hours 30 minutes after iron.",
        ),
        (
            "Iron", 8, "Fosamax", 9,
            "Labels say Fosamax first that day, the other at least 30 minutes later.",
            "Your list has it 1 hour after iron.",
        ),
        (
            "Magnesium", 21, "Gabapentin", 20,
            "Labels say Gabapentin 2 hours after magnesium.",
            "Your list has it 1 hour before magnesium, and no hours are known for that order.",
        ),
        (
            "Iron", 8, "Sinemet", 8,
            "Not checked against a label: 2 hours apart.", "Your list has both at the same time.",
        ),
        (
            "Iron", 8, "Tivicay", 9,
            ("Labels say Tivicay 2 hours before or 6 hours after iron, "
            "unless both are taken together with food."), "Your list has it 1 hour after iron.",
        ),
        ("Iron", 8, "Methyldopa", 12, "A publication says not together.", ""),
        (
            "Magnesium", 8, "Doxycycline", 9,
            "Labels say apart from antacids with magnesium; the label names no hours.",
            "Your list has 1 hour.",
        ),
        ("Zinc", 8, "Iron", 8, "No hours are named.", "Your list has both at the same time."),
        (
            "Iron", 8, "Ofloxacin", 9,
            "Not checked against a label: the hours differ from one to the other.",
            "Your list has 1 hour.",
        ),
        ("Iron", 8, "Omeprazole", 8, "More hours between them do not help.", ""),
        (
            "Iron", None, "Levoxyl", 7,
            "Labels say at least 4 hours apart.", "No clock time is written down for Iron.",
        ),
    ],
)  # fmt: skip
def test_the_words_say_who_says_it_and_what_the_list_has(
    nutrient, clock, medicine, medicine_clock, asked, has
):
    line = said(nutrient, clock, medicine, medicine_clock)

    assert (line.advised, line.has) == (asked, has)
    assert line.advice.startswith("Please ask your pharmacist")
    assert line.basis.startswith(("Source: ", "Unverified: "))


def test_hours_before_alone_and_after_alone_have_their_sentences():
    pair = one_pair("iron", 8, "levothyroxine", 7)

    def line(before, after, **met):
        fact = replace(pair.concern.fact, before=before, after=after)
        meeting = replace(pair.meeting, **met)
        return pair_line(replace(pair, concern=replace(pair.concern, fact=fact), meeting=meeting))

    before = line(2, None, apart=60, needed=120)
    assert "levothyroxine 2 hours before iron" in before.advised.lower()
    assert before.has == "Your list has it 1 hour before iron."
    after = line(None, 2, apart=-60, needed=None)
    assert "levothyroxine 2 hours after iron" in after.advised.lower()
    assert after.has == (
        "Your list has it 1 hour after iron, and no hours are known for that order."
    )


def test_a_dose_without_a_day_is_not_compared():
    never = step(schedule=Schedule.WEEKDAYS, weekdays=(), times=at(8))
    line = pair_line(pair_of(never, daily(7)))

    assert (line.has, line.is_short) == ("No day has both, so there is nothing to compare.", False)


def test_only_what_was_compared_with_a_label_or_publication_is_said_to_be_there():
    for nutrient in NUTRIENTS.values():
        for fact in nutrient.interactions:
            checked = fact.certainty is not Certainty.GENERAL
            assert not checked or not {"general", "labels", "news"} & set(fact.sources), fact
            if fact.rule in {Rule.NEVER, Rule.FIRST}:
                assert checked, fact


def test_nothing_on_the_page_calls_a_pair_safe():
    lines = plan_page(real_regimen(), MONDAY, "us").pairs

    assert not any("safe" in str(line).casefold() for line in lines)


def test_iron_on_the_list_brings_what_is_said_of_coffee():
    partners = {concern.fact.key for concern in plan_page(real_regimen(), MONDAY, "us").at_table}

    assert "coffee_tea" in partners


def test_each_partner_is_an_ingredient_of_the_list_or_a_nutrient_of_the_guide():
    for nutrient in NUTRIENTS.values():
        for fact in nutrient.interactions:
            assert set(fact.partners) <= set(INGREDIENTS), fact
            assert set(fact.nutrients) <= set(NUTRIENTS), fact


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (120, "2 hours"),
        (90, "1 hour 30 minutes"),
    ],
)
def test_a_gap_is_written_in_hours_and_minutes(minutes, words):
    assert duration(minutes) == words
