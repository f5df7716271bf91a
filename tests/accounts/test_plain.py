"""What is kept is data: it comes back as it was, and nothing else comes back."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.plain import from_plain, to_plain
from journal.figures.differences import Difference
from journal.findings import CachedFinding, CachedFindings


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Inner:
    name: str
    colour: Colour
    since: date | None


@dataclass(frozen=True)
class Outer:
    inner: tuple[Inner, ...]
    pair: tuple[int, float] | None
    shares: list[float]
    is_clear: bool


OUTER = Outer((Inner("tea", Colour.RED, date(2026, 3, 3)),), (1, 2.5), [1, 0.5], True)


def through_json(value):
    return json.loads(json.dumps(to_plain(value)))


def test_it_comes_back_as_it_was():
    assert from_plain(Outer, through_json(OUTER)) == OUTER
    nothing = Outer((), None, [], False)
    assert from_plain(Outer, through_json(nothing)) == nothing


@given(st.builds(CachedFindings), st.lists(st.builds(Difference)))
def test_findings_and_differences_come_back_as_they_were(findings, differences):
    # by what they print: a number that is none (NaN) is equal to nothing
    assert repr(from_plain(CachedFindings, through_json(findings))) == repr(findings)
    assert repr(from_plain(list[Difference], through_json(differences))) == repr(differences)


def test_numbers_of_numpy_are_numbers():
    import numpy

    assert through_json([numpy.int64(3), numpy.float64(0.5), True]) == [3, 0.5, True]


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object(), print])
def test_what_is_no_data_is_not_kept(value):
    with pytest.raises(TypeError, match="cannot be kept"):
        to_plain(value)


@pytest.mark.parametrize(
    ("shape", "plain"),
    [
        (int, "3"),
        (str, 3),
        (Colour, "green"),
        (date, "yesterday"),
        (date, 3),
        (list[int], "123"),
        (tuple[int, int], [1]),
        (Inner, []),
        (Inner, {"name": "tea"}),
        (CachedFinding, {"key": "x"}),
    ],
)
def test_anything_of_another_shape_is_refused(shape, plain):
    with pytest.raises(ValueError, match=r"another shape|valid|Invalid|zip"):
        from_plain(shape, plain)
