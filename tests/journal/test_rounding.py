import ast
import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import clock
from journal.rounding import amount, minute, rounded, whole
from tests import project

# Lengths and places of drawings, made-up nights, steps of five minutes, error terms: no figure
# that anybody reads.
NOT_READ = {
    "journal.demo.night_answers",
    "journal.demo.course",
    "journal.demo.day",
    "journal.forms.usual",
    "journal.hypnogram",
    "journal.rounding",
    "journal.trends.drawing",
    "journal.figures.factors",
    "journal.figures.pictures",
}
ROUNDING = re.compile(r"\.\d*[feg%]$|^g$")


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (22.5, 0, 23),
        (23.5, 0, 24),
        (-22.5, 0, -23),
        (4.25, 1, 4.3),
        (0.35, 1, 0.4),
        (2.675, 2, 2.68),
        (100 * 0.285, 0, 29),
        (84.49, 0, 84),
        (0, 1, 0),
    ],
)
def test_a_half_goes_away_from_zero(value, decimals, printed):
    assert rounded(value, decimals) == printed


def test_nothing_is_less_than_zero_by_its_sign_alone():
    assert str(rounded(-0.04, 1)) == "0.0"


def test_amounts_stay_exact():
    assert amount(Decimal("0.0625"), 3) == Decimal("0.063")
    assert str(amount(Decimal("62.5"), 0)) == "63"
    assert whole(62.5) == 63


@given(st.integers(-2880, 2880), st.sampled_from([0.0, 0.25, 0.5, 0.75]))
def test_a_clock_time_is_printed_alike_however_its_minutes_are_counted(minutes, part):
    told = minutes + part
    assert minute(told + 1440) == minute(told) + 1440
    assert clock.clock_at(told) == clock.clock_at(told + 1440) == clock.clock_at(minute(told))


def test_half_a_minute_goes_to_the_later_one():
    assert f"{clock.clock_at(597.5):%H:%M}" == "21:58"
    assert f"{clock.clock_at(492.5):%H:%M}" == "20:13"
    assert f"{clock.clock_at(-2.5):%H:%M}" == f"{clock.clock_at(1437.5):%H:%M}" == "11:58"


def test_no_figure_is_rounded_by_another_rule():
    """`round(x)` and `f"{x:.1f}"` send halves to even numbers."""
    read = {name for name in project.modules() if name.startswith("journal")} - NOT_READ
    assert not {(name, found) for name in read for found in rounded_otherwise(name)}


def rounded_otherwise(module):
    for node in ast.walk(ast.parse(project.modules()[module].read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "round":
            yield ast.unparse(node)
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = "".join(
                part.value for part in node.format_spec.values if isinstance(part, ast.Constant)
            )
            if ROUNDING.search(spec):
                yield ast.unparse(node)


def test_no_quick_way_rounds_otherwise_than_the_decimal_does():
    for value in (2.5, -2.5, 22.4999999996, 0.2850005, 999999.5, 1e6 + 0.5, -0.4, 7, -7):
        for decimals in (0, 1, 2, 6, 9):
            assert repr(rounded(value, decimals)) == repr(by_decimal(value, decimals))


@given(
    st.floats(-1e7, 1e7) | st.fractions(-200, 200, max_denominator=500).map(float),
    st.integers(0, 9),
)
def test_any_number_is_rounded_as_the_decimal_is(value, decimals):
    assert repr(rounded(value, decimals)) == repr(by_decimal(value, decimals))


def by_decimal(value, decimals):
    exact = Decimal(value).quantize(Decimal("1e-9"), ROUND_HALF_EVEN)
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)) + 0.0
