import json
from datetime import date

import pytest

from journal.labs.catalogue import FERRITIN, MAGNESIUM, TSAT
from journal.labs.chart_data import chart_data
from journal.labs.result import saturations
from journal.labs.result_tables import tables
from tests.journal.labs.made_up import DAY, result

LATER = date(2026, 6, 1)
BAND = "Band: the range your lab printed."
PMOL = FERRITIN.unit("pmol/L")


def test_two_days_make_a_chart_and_one_day_does_not():
    one, other = result("ferritin", 40), result("ferritin", 60)
    later = result("ferritin", 60, taken_on=LATER)
    assert chart_data(FERRITIN, [one], [], FERRITIN.units[0]) == ""
    assert chart_data(FERRITIN, [one, other], [], FERRITIN.units[0]) == ""
    assert chart_data(FERRITIN, [one, later], [], FERRITIN.units[0]) != ""


def test_points_lines_and_ranges_are_all_in_the_shown_unit_oldest_first():
    own = [
        result("ferritin", "<60", taken_on=LATER),
        result("ferritin", 40, range_low="30", range_high="300"),
    ]
    drawn = json.loads(chart_data(FERRITIN, own, [], PMOL))
    assert (drawn["unit"], drawn["line"], drawn["step"]) == ("pmol/L", 168.5, 0.1)
    first, last = drawn["points"]
    assert (first["day"], first["label"], first["kind"]) == (
        "2026-03-03", "89.9 pmol/L", "measured",
    )  # fmt: skip
    assert (first["value"], first["low"], first["high"]) == (89.9, 67.4, 674.1)
    assert (last["label"], last["kind"]) == ("<134.8 pmol/L", "limit")
    assert (last["low"], last["high"]) == (None, None)


def test_what_is_drawn_is_what_the_table_prints():
    mixed = [("0.77", "mmol/L"), ("1.9", "mg/dL"), ("0.78", "mmol/L"), ("1.94", "mg/dL")]
    own = [
        result("magnesium_serum", value, unit, taken_on=date(2026, month, 1))
        for month, (value, unit) in enumerate(mixed, 1)
    ]
    drawn = json.loads(chart_data(MAGNESIUM, own, [], MAGNESIUM.units[0]))
    assert [point["value"] for point in drawn["points"]] == [1.9, 1.9, 1.9, 1.94]
    assert [point["label"] for point in drawn["points"]] == [
        "1.9 mg/dL", "1.9 mg/dL", "1.9 mg/dL", "1.94 mg/dL",
    ]  # fmt: skip
    assert drawn["step"] == 0.01


def test_a_saturation_is_calculated_only_where_none_was_printed():
    iron = [result("iron", 60), result("iron", 90, taken_on=LATER)]
    tibc = [result("tibc", 300), result("tibc", 300, taken_on=LATER)]
    printed = [result("tsat", 31)]
    worked_out = saturations([*iron, *tibc, *printed])
    points = json.loads(chart_data(TSAT, printed, worked_out, TSAT.units[0]))["points"]
    assert [(p["day"], p["label"], p["kind"]) for p in points] == [
        ("2026-03-03", "31 %", "measured"),
        ("2026-06-01", "30 %, calculated", "calculated"),
    ]


@pytest.mark.parametrize(
    ("results", "legend"),
    [
        ([result("tsh", 2)], "Circles: as measured."),
        ([result("ferritin", 4)], "Circles: as measured. Dashed: the reference line."),
        (
            [result("crp", "<5", range_high="5"), result("crp", 3, range_high="5")],
            f"Circles: as measured. Triangles: printed with <. {BAND}",
        ),
        (
            [result("crp", "≥5"), result("crp", "≤5", taken_on=LATER), result("crp", "<3")],
            "Circles: as measured. Triangles: printed with <, ≤ or ≥.",
        ),
        (
            [result("iron", 60, taken_on=DAY), result("tibc", 300), result("tsat", 20)],
            "Circles: as measured. Dashed: the reference line.",
        ),
    ],
    ids=["plain", "guideline", "limits and ranges", "each sign", "nothing calculated is drawn"],
)
def test_the_legend_names_only_what_is_drawn(results, legend):
    legends = {table.test.key: table.legend for table in tables(results, "us")}
    assert legends[results[-1].test.key] == legend


def test_the_legend_names_calculated_saturations():
    made = tables([result("iron", 60), result("tibc", 300)], "us")
    legends = {table.test.key: table.legend for table in made}
    assert "Diamonds: calculated." in legends["tsat"]
