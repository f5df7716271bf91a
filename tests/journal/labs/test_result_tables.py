import json
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from journal.labs.result_tables import RECENT, own_range, tables
from tests.journal.labs.made_up import DAY, named, result


def only(results, system="metric"):
    (table,) = tables(results, system)
    return table


def test_without_results_there_is_no_table():
    assert tables([], "metric") == []


def test_each_test_has_its_table_in_the_order_of_the_catalogue():
    made = tables([result("tsh", 2), result("crp", 3), result("ferritin", 40)], "metric")
    assert [table.test.key for table in made] == ["ferritin", "crp", "tsh"]


def test_the_newest_stands_first_and_the_later_of_one_day_before_the_earlier():
    table = only([
        result("ferritin", 1, taken_on=date(2026, 3, 3), taken_at=time(8)),
        result("ferritin", 2, taken_on=date(2026, 3, 3), taken_at=time(16)),
        result("ferritin", 3, taken_on=date(2026, 3, 4)),
    ])  # fmt: skip
    assert [row.entered for row in table.recent] == ["3 ng/mL", "2 ng/mL", "1 ng/mL"]


def test_earlier_results_are_kept_apart_and_none_is_lost():
    table = only([result("crp", n, taken_on=DAY - timedelta(days=n)) for n in range(30)])
    assert (len(table.recent), len(table.earlier)) == (RECENT, 30 - RECENT)
    assert table.sentence == (
        "30 results from 2 Feb 2026 to 3 Mar 2026. Newest: 0 mg/L on 3 Mar 2026."
    )


@pytest.mark.parametrize(
    ("system", "shown", "converted"), [("metric", "<10.7 µmol/L", True), ("us", "<60 µg/dL", False)]
)
def test_what_was_entered_stays_beside_the_persons_own_unit(system, shown, converted):
    table = only([result("iron", "<60")], system)
    assert (table.recent[0].entered, table.recent[0].shown) == ("<60 µg/dL", shown)
    assert table.converted is converted


@pytest.mark.parametrize(("value", "system"), [("3", "us"), ("75", "us"), ("900", "us")])
def test_the_guideline_line_says_the_same_to_everybody(value, system):
    table = only([result("ferritin", value)], system)
    assert table.line == (
        "RLS guidelines name 75 ng/mL as a point to discuss iron with a doctor. Makers of "
        "ferritin tests measure differently. In the same 116 samples, 75 µg/L by one (Beckman) was "
        "121 by another (Roche)."
    )
    assert "AASM guideline 2025" in table.line_source


@pytest.mark.parametrize("test", ["ferritin", "tsat"])
def test_beside_the_line_stands_that_dialysis_has_lines_of_its_own(test):
    said = " ".join(fact.text for fact in only([result(test, 20)]).facts)
    assert "On dialysis" in said
    assert "ferritin under 200 ng/mL and saturation under 20 %, both" in said


def test_a_test_without_a_guideline_has_no_line():
    assert only([result("tsh", 2)]).line == ""


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        ({"range_low": "30", "range_high": "300.50"}, "30–300.5 ng/mL"),
        ({"range_low": "30"}, "30 ng/mL or more"),
        ({"range_high": "300"}, "up to 300 ng/mL"),
        ({}, ""),
    ],
)
def test_the_labs_range_is_written_in_the_unit_of_the_report(ends, text):
    assert own_range(result("ferritin", 40, **ends)) == text


@pytest.mark.parametrize(
    ("ends", "position"),
    [
        ({"range_low": "30"}, "inside your lab’s range"),
        ({"range_low": "50"}, "outside your lab’s range"),
        ({}, ""),
    ],
)
def test_the_position_is_said_only_against_the_labs_own_range(ends, position):
    assert only([result("ferritin", 40, **ends)]).recent[0].position == position


def test_unknown_is_not_no():
    row = only([result("iron", 60)]).recent[0]
    assert (row.taken, row.fasting, row.iron_paused) == ("not known",) * 3
    row = only([result("iron", 60, in_morning=True, fasting=True, iron_paused=False)]).recent[0]
    assert (row.taken, row.fasting, row.iron_paused) == ("in the morning", "yes", "no")


@pytest.mark.parametrize(
    ("taken_at", "in_morning", "twelve_hours", "said"),
    [
        (time(8, 5), None, False, "08:05"),
        (time(8, 5), True, True, "8:05 am"),
        (time(0, 30), None, True, "12:30 am"),
        (time(12, 0), None, True, "12:00 pm"),
        (time(16, 40), None, True, "4:40 pm"),
        (None, False, False, "after noon"),
        (None, None, True, "not known"),
    ],
)
def test_when_it_was_taken_is_told_in_the_persons_clock(taken_at, in_morning, twelve_hours, said):
    taken = result("iron", 60, taken_at=taken_at, in_morning=in_morning)
    (table,) = tables([taken], "metric", twelve_hours=twelve_hours)
    assert table.recent[0].taken == said


def test_a_calculated_saturation_says_so_and_cannot_be_corrected():
    made = {t.test.key: t for t in tables([result("iron", 60), result("tibc", 300)], "metric")}
    (row,) = made["tsat"].recent
    assert (row.entered, row.pk) == ("20 %, calculated", None)
    assert row.remarks == ("Calculated: 100 × 60 µg/dL ÷ 300 µg/dL.",)


def test_a_saturation_from_transferrin_names_its_formula():
    pair = [result("iron", 10, "umol/L"), result("transferrin", "2.5", "g/L"), result("tsat", 30)]
    made = {t.test.key: t for t in tables(pair, "metric")}
    rows = {row.entered: row.remarks for row in made["tsat"].recent}
    assert rows["15.9 %, calculated"] == (
        "Calculated: 3.98 × iron in µmol/L ÷ transferrin in g/L, from 10 µmol/L and 2.5 g/L.",
    )
    assert rows["30 %"][0].startswith("Iron and transferrin of this day give 15.9 %.")


def test_a_calculated_saturation_was_in_the_morning_only_when_both_were():
    pair = [result("iron", 60, in_morning=True), result("tibc", 300)]
    made = {t.test.key: t for t in tables(pair, "metric")}
    assert made["tsat"].recent[0].taken == "not known"


@pytest.mark.parametrize(("other", "said"), [(time(8), "08:00"), (time(9), "in the morning")])
def test_a_calculated_saturation_has_a_time_only_when_both_share_it(other, said):
    pair = [result("iron", 60, taken_at=time(8)), result("tibc", 300, taken_at=other)]
    made = {t.test.key: t for t in tables(pair, "metric")}
    assert made["tsat"].recent[0].taken == said


def test_tests_that_were_named_come_last_by_name_and_are_told_by_name_and_unit():
    made = tables(
        [
            named("Zonulin", 3, "ng/mL"),
            named("cholesterol", 180, "mg/dL"),
            named("Cholesterol", 190, "mg/dL", taken_on=DAY + timedelta(days=9)),
            named("Cholesterol", "4.9", "mmol/L"),
            result("tsh", 2),
        ],
        "metric",
    )
    assert [(t.test.name, t.unit.label, len(t.recent), t.anchor) for t in made] == [
        ("TSH", "mIU/L", 1, "tsh"),
        ("Cholesterol", "mg/dL", 2, "own-1"),
        ("Cholesterol", "mmol/L", 1, "own-2"),
        ("Zonulin", "ng/mL", 1, "own-3"),
    ]
    assert made[1].like == made[1].recent[0].pk
    assert [t.like is None for t in made] == [True, False, False, False]


def test_a_named_test_has_its_own_range_a_chart_and_nothing_that_is_not_known_of_it():
    table = only([
        named("Cholesterol", 190, "mg/dL", range_high=Decimal(200)),
        named("Cholesterol", 210, "mg/dL", taken_on=DAY + timedelta(days=90),
              range_high=Decimal(200)),
    ])  # fmt: skip
    assert (table.line, table.facts, table.converted, table.asks_iron) == ("", (), False, False)
    assert [row.position for row in table.recent] == [
        "outside your lab’s range",
        "inside your lab’s range",
    ]
    assert [p["high"] for p in json.loads(table.chart_data)["points"]] == [200, 200]
    assert table.legend == "Circles: as measured. Band: the range your lab printed."


def test_a_named_test_without_a_unit_is_written_without_one():
    table = only([named("INR", "1.1", range_low=Decimal("0.8"), range_high=Decimal("1.2"))])
    row = table.recent[0]
    assert (row.entered, row.own_range, table.unit_sentence) == ("1.1", "0.8–1.2", "")
    assert table.sentence == "One result. Newest: 1.1 on 3 Mar 2026."
    assert own_range(named("INR", 1, range_low=Decimal(1))) == "1 or more"
    assert own_range(named("INR", 1, range_high=Decimal(2))) == "up to 2"


def test_a_saturation_that_does_not_add_up_is_questioned_and_stays():
    day = [result("iron", 60), result("tibc", 300), result("tsat", 31)]
    rows = {t.test.key: t for t in tables(day, "metric")}["tsat"].recent
    assert [row.entered for row in rows] == ["31 %", "20 %, calculated"]
    assert rows[0].remarks[0].startswith("Iron and TIBC of this day give 20 %.")
    assert "Nothing was changed" in rows[0].remarks[0]


def test_a_question_stands_only_beside_the_day_it_is_about():
    later = date(2026, 6, 1)
    results = [result("iron", 60), result("tibc", 300), result("tsat", 20)]
    results += [
        result("iron", 90, taken_on=later),
        result("tibc", 300, taken_on=later),
        result("tsat", 60, taken_on=later),
    ]
    rows = {t.test.key: t for t in tables(results, "metric")}["tsat"].recent
    questioned = [row.entered for row in rows if "Nothing was changed" in " ".join(row.remarks)]
    assert questioned == ["60 %"]


def test_a_ferritin_near_a_high_crp_carries_the_note():
    results = [result("ferritin", 90), result("crp", 18, range_high="5")]
    ferritin, crp = tables(results, "metric")
    (remark,) = ferritin.recent[0].remarks
    assert remark == (
        "CRP of 3 Mar 2026 was above your lab’s range. "
        "Ferritin may read higher during inflammation."
    )
    assert crp.recent[0].remarks == ()


def test_laboratory_method_and_note_stand_below_the_figure():
    written = result("ferritin", 90, laboratory="City lab", assay="ECLIA", note="After a cold")
    assert only([written]).recent[0].remarks == ("City lab, ECLIA", "After a cold")
