from datetime import date, time
from decimal import Decimal

from journal.report.bloods import bloods
from tests.journal.labs.made_up import named, result

NEW, OLD, DAY = date(2026, 3, 12), date(2025, 11, 27), date(2026, 3, 31)


def test_the_newest_of_each_test_stands_beside_the_one_before() -> None:
    results = [
        result("crp", 3, taken_on=OLD),
        result("ferritin", 24, taken_on=OLD),
        result("ferritin", 58, taken_on=NEW),
        result("ferritin", 9, taken_on=date(2024, 1, 1)),
    ]
    ferritin, crp = bloods(results, DAY)
    assert ferritin.newest
    assert ferritin.before
    assert ferritin.newest.value == 58
    assert ferritin.before.value == 24
    assert crp.before is None


def test_two_results_of_one_day_are_told_apart_by_the_clock() -> None:
    late = result("ferritin", 60, taken_on=NEW, taken_at=time(15))
    early = result("ferritin", 50, taken_on=NEW, taken_at=time(8))
    (ferritin,) = bloods([late, early], DAY)
    assert ferritin.newest is late


def test_a_result_after_the_day_is_not_known_yet() -> None:
    assert bloods([result("ferritin", 58, taken_on=NEW)], OLD) == ()


def test_saturation_is_worked_out_where_nobody_measured_it() -> None:
    pair = [result("iron", 60, taken_on=NEW), result("tibc", 300, taken_on=NEW)]
    by_test = {blood.test: blood for blood in bloods(pair, DAY)}
    saturation = by_test["Transferrin saturation"]
    assert saturation.newest is None
    assert saturation.calculated
    assert saturation.calculated.percent == 20
    measured = [*pair, result("tsat", "19", taken_on=OLD)]
    by_test = {blood.test: blood for blood in bloods(measured, DAY)}
    newest = by_test["Transferrin saturation"].newest
    assert newest
    assert newest.value == Decimal(19)


def test_tests_that_somebody_named_come_last_each_by_name_and_unit() -> None:
    results = [
        named("Zinc", 80, "ug/dL", taken_on=NEW),
        named("INR", "1.0", taken_on=OLD),
        named("inr", "1.1", taken_on=NEW),
        named("Zinc", 12, "umol/L", taken_on=OLD),
        result("crp", 3, taken_on=OLD),
    ]
    found = bloods(results, DAY)
    assert [blood.test for blood in found] == ["C-reactive protein (CRP)", "inr", "Zinc", "Zinc"]
    assert found[1].before
    assert found[1].before.value == 1
    assert found[2].before is found[3].before is None
