"""Units that do not fit a saturation are asked about."""

from datetime import date
from decimal import Decimal

import pytest

from journal.exchange.results.saturation import unit_questions
from journal.labs.catalogue import IRON, TIBC, TSAT, LabTest
from journal.labs.result import Result


def of(test: LabTest, value: str, unit: str) -> Result:
    return Result(0, test, "", Decimal(value), test.unit(unit), date(2015, 10, 31))


@pytest.mark.parametrize(
    ("iron", "tibc", "hint"),
    [
        (("33", "ug/L"), ("415", "ug/dL"), "With iron in µg/dL they would fit."),
        (("33", "ug/dL"), ("415", "ug/L"), "With TIBC in µg/dL they would fit."),
    ],
)
def test_a_unit_that_does_not_fit_is_asked_about(iron: tuple, tibc: tuple, hint: str) -> None:
    [asked] = unit_questions([of(IRON, *iron), of(TIBC, *tibc), of(TSAT, "8", "%")])
    assert "On 31 Oct 2015" in asked
    assert "yet the file says 8 %." in asked
    assert hint in asked


def test_units_that_fit_or_fit_nowhere_are_no_hint() -> None:
    right = [of(IRON, "33", "ug/dL"), of(TIBC, "415", "ug/dL")]
    assert not list(unit_questions([*right, of(TSAT, "8", "%")]))
    [asked] = unit_questions([*right, of(TSAT, "55", "%")])
    assert "they would fit" not in asked
