"""Figures keep their signs and units; a unit is never guessed."""

from decimal import Decimal

import pytest

from journal.exchange.record import Refused
from journal.exchange.results.figure import Range, figure, range_of
from journal.labs.catalogue import FERRITIN, IRON
from tests.journal.exchange.results.made_up import observation


def quantity(**fields: object) -> dict:
    return observation(valueQuantity=fields)


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"value": 9, "unit": "ug/L"}, ("", "9", "ug/L")),
        ({"value": Decimal("12.50"), "unit": "x", "code": "ng/mL"}, ("", "12.5", "ng/mL")),
        ({"value": 5, "comparator": "<=", "unit": "NG/ML"}, ("≤", "5", "ng/mL")),
        ({"value": 5, "comparator": "<", "unit": "µg/l", "code": "ng/mL"}, ("<", "5", "ng/mL")),
    ],
)
def test_a_figure_has_its_sign_and_its_unit(fields: dict, kept: tuple) -> None:
    read = figure(quantity(**fields), FERRITIN)
    assert (read.comparator, format(read.value.normalize(), "f"), read.unit.ucum) == kept


@pytest.mark.parametrize(
    ("words", "kept"),
    [("<5 ng/mL", ("<", 5)), (">= 1500 ug/L", ("≥", 1500)), ("12.5ng/mL", ("", 12.5))],
)
def test_a_figure_in_words_is_read_too(words: str, kept: tuple[str, float]) -> None:
    read = figure(observation(valueQuantity=None, valueString=words), FERRITIN)
    assert (read.comparator, float(read.value)) == kept


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"value": 9}, "has no unit"),
        ({"value": 9, "unit": "mg"}, "is in “mg”. Ferritin is given in ng/mL"),
        ({"value": 9, "unit": "pmol/L", "code": "ng/mL"}, "two units"),
        ({"value": 9, "unit": "ng/mL", "comparator": "ad"}, "not known: “ad”"),
        ({"value": -9, "unit": "ng/mL"}, "cannot be kept"),
        ({"value": Decimal("9.123456"), "unit": "ng/mL"}, "at most 4 digits"),
        ({"value": "9", "unit": "ng/mL"}, "no number"),
        ({"value": True, "unit": "ng/mL"}, "no number"),
        ({"unit": "ng/mL"}, "no figure"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(fields: dict, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        figure(quantity(**fields), FERRITIN)


@pytest.mark.parametrize("words", ["negative", "1,234.5.6 ng/mL"])
def test_words_without_a_figure_are_refused(words: str) -> None:
    with pytest.raises(Refused, match="figure"):
        figure(observation(valueQuantity=None, valueString=words), FERRITIN)


def ends(low: object, high: object, unit: str = "ng/mL", **more: object) -> dict:
    return {"low": {"value": low, "unit": unit}, "high": {"value": high, "unit": unit}, **more}


@pytest.mark.parametrize(
    ("ranges", "kept"),
    [
        ([], Range()),
        ([ends(0, 0)], Range()),
        ([ends(0, 0), ends(13, 150)], Range(Decimal(13), Decimal(150))),
        ([{"high": {"value": 150}}], Range(None, Decimal(150))),
        ([ends(True, "x")], Range()),
        ([ends(Decimal("0.123456"), 150)], Range(None, Decimal(150))),
        ([ends(1, 2, type={"coding": [{"code": "treatment"}]}), ends(13, 150)],
         Range(Decimal(13), Decimal(150))),
    ],
)  # fmt: skip
def test_the_range_is_the_labs_own_and_zero_to_zero_is_none(ranges: list, kept: Range) -> None:
    unit = FERRITIN.unit("ng/mL")
    assert range_of(observation(referenceRange=ranges), FERRITIN, unit) == kept


def test_a_range_that_does_not_fit_stays_out_and_says_so() -> None:
    unit = IRON.unit("ug/dL")
    turned = range_of(observation(referenceRange=[ends(9, 3, "ug/dL")]), IRON, unit)
    assert turned.doubt
    assert "ends below its start" in turned.doubt.words
    foreign = range_of(observation(referenceRange=[ends(3, 9, "umol/L")]), IRON, unit)
    assert foreign.doubt
    assert "another unit" in foreign.doubt.words
