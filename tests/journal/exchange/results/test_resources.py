"""Observations are read however they are wrapped."""

import json
from contextlib import suppress
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.problem import ImportProblem
from journal.exchange.record import Refused
from journal.exchange.results import resources
from journal.exchange.results.blood_result import blood_result
from journal.exchange.results.resources import concept, observations
from journal.exchange.results.resources import text as text_in
from tests.journal.exchange.results.made_up import bundle, observation

ONE = observation(value=9)
REPORT = {"resourceType": "DiagnosticReport", "contained": [ONE]}


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(ONE).encode(),
        json.dumps(ONE, indent=2).encode("utf-8-sig"),
        json.dumps([ONE]).encode(),
        json.dumps(ONE).encode() + b"\n\n" + json.dumps({"resourceType": "Patient"}).encode(),
        bundle({"resourceType": "Patient"}, ONE),
        bundle(REPORT),
        json.dumps({"resourceType": "Bundle", "entry": [{"resource": None}, 3, {}]}).encode()
        + b"\n"
        + json.dumps(ONE).encode(),
    ],
)
def test_an_observation_is_met_in_every_wrapping(data: bytes) -> None:
    [read] = observations(data)
    assert read["valueQuantity"]["value"] == 9


def test_figures_keep_their_digits() -> None:
    [read] = observations(json.dumps(observation(value=0)).replace(": 0", ": 12.50").encode())
    assert str(read["valueQuantity"]["value"]) == "12.50"
    assert isinstance(read["valueQuantity"]["value"], Decimal)


def test_the_parts_of_a_panel_were_taken_when_it_was() -> None:
    part = {"code": ONE["code"], "valueQuantity": {"value": 7, "unit": "ng/mL"}}
    whole, inner = observations(bundle(observation(component=[part], valueQuantity=None)))
    assert "valueQuantity" not in whole
    assert inner["effectiveDateTime"] == "2026-03-03"
    assert inner["valueQuantity"]["value"] == 7


def test_too_many_and_too_deep_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "MAX_OBSERVATIONS", 2)
    with pytest.raises(ImportProblem, match="more than 2 observations"):
        list(observations(bundle(ONE, ONE, ONE)))
    nested = ONE
    for _ in range(50):
        nested = {"resourceType": "Bundle", "entry": [{"resource": nested}]}
    assert list(observations(json.dumps(nested).encode())) == []


def test_words_are_those_of_the_concept_or_of_its_codes() -> None:
    assert concept({"code": {"coding": [{"display": " Iron \n"}]}}, "code") == "Iron"
    assert concept({"code": 3}, "code") == ""
    assert text_in({"status": 3}, "status") == ""


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-1e9, 1e9) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["value", "unit", "code", "coding", "system", "low", "high", "start"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
NAMES = (
    "status code effectiveDateTime effectivePeriod valueQuantity valueString referenceRange "
    "performer method component contained"
)
FIELDS = st.sampled_from(NAMES.split())


@given(st.dictionaries(FIELDS, VALUES, max_size=6))
def test_whatever_stands_in_an_observation_is_read_or_refused(fields: dict) -> None:
    for read in observations(json.dumps(observation(**fields)).encode()):
        with suppress(Refused):
            assert blood_result(read, "ferritin", ZoneInfo("UTC")).value >= 0
