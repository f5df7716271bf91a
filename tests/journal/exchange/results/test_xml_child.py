"""FHIR in XML says what the same in JSON says, and nothing of it reaches beyond itself."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.problem import ImportProblem
from journal.exchange.results import xml_child
from journal.exchange.results.resources import Resource, observations
from journal.exchange.results.xml_child import MAX_DEPTH, NOT_WHOLE, OWN_TYPES, in_json
from tests.journal.exchange.results.made_up import bundle, in_xml, observation

PART = {"code": observation()["code"], "valueQuantity": {"value": 7, "unit": "ng/mL"}}
RANGE = {"low": {"value": 13}, "high": {"value": 150.5}, "type": {"coding": [{"code": "normal"}]}}
SEVERAL = (
    observation(value=9),
    observation(value=5, valueQuantity={"value": 5, "comparator": "<", "unit": "ng/mL"}),
    observation(valueQuantity=None, component=[PART], effectivePeriod={"start": "2026-03-01"}),
    observation(referenceRange=[RANGE], performer=[{"display": "Lab & Co"}], method={"text": "X"}),
    observation(valueQuantity=None, valueString="<5 ng/mL"),
)

BOMB = "<!ENTITY e0 'ha'>" + "".join(
    f"<!ENTITY e{at} '{f'&e{at - 1};' * 10}'>" for at in range(1, 10)
)  # 2 GB


def read(data: bytes) -> Iterator[Resource]:
    return observations(f"[{','.join(in_json(data))}]".encode())


def test_xml_is_read_as_the_same_in_json() -> None:
    assert list(read(in_xml(*SEVERAL))) == list(observations(bundle(*SEVERAL)))


def test_an_observation_alone_or_within_another_is_met() -> None:
    alone = (
        b'<f:Observation xmlns:f="http://hl7.org/fhir"><f:status value="final"/></f:Observation>'
    )
    assert list(read(alone)) == [{"resourceType": "Observation", "status": "final"}]
    report = {"resourceType": "DiagnosticReport", "contained": [observation(value=9)]}
    [inner] = read(in_xml(report))
    assert inner["valueQuantity"]["value"] == 9


def test_figures_keep_their_digits_and_words_are_no_figures() -> None:
    data = in_xml(observation(value="12.50"), observation(value="1e400"), observation(value="NaN"))
    values = [each["valueQuantity"]["value"] for each in read(data)]
    assert values == [Decimal("12.50"), Decimal("1e400"), "NaN"]
    assert str(values[0]) == "12.50"


def test_only_what_is_read_of_an_observation_leaves_the_process() -> None:
    told = observation(subject={"reference": "Patient/7351"}, note={"text": "canary"})
    [text] = in_json(in_xml(told))
    assert "7351" not in text
    assert "canary" not in text


def test_comments_foreign_names_and_great_depth_are_passed_over() -> None:
    deep = "<low>" * 100 + "</low>" * 100
    inner = (
        f"<!-- <status value='x'/> --><div xmlns='other'/><referenceRange>{deep}</referenceRange>"
    )
    [text] = in_json(f'<Observation xmlns="http://hl7.org/fhir">{inner}</Observation>'.encode())
    assert text.count("low") == MAX_DEPTH - 1
    assert "div" not in text
    assert "status" not in text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (in_xml(observation())[:-20], NOT_WHOLE),
        (b"<Observation", NOT_WHOLE),
        (b"<a>&unknown;</a>", NOT_WHOLE),
        (b"<a>" * 300 + b"</a>" * 300, NOT_WHOLE),  # lxml's own limit of depth
        (in_xml(head="<!DOCTYPE Bundle>"), OWN_TYPES),
        (in_xml(head='<!DOCTYPE Bundle SYSTEM "file:///etc/hostname">'), OWN_TYPES),
        (in_xml(head='<!DOCTYPE Bundle [<!ENTITY a "b">]>'), OWN_TYPES),
        (f"<!DOCTYPE a [{BOMB}]><a b='&e9;'/>".encode(), NOT_WHOLE),
        (
            in_xml(head='<!DOCTYPE Bundle [<!ENTITY a "b">]>').decode().encode("utf-16"),
            OWN_TYPES,
        ),
    ],
)
def test_broken_xml_and_xml_with_its_own_types_are_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(ImportProblem) as refused:
        list(in_json(data))
    assert str(refused.value) == sentence


@given(st.data())
def test_a_file_with_bytes_changed_is_read_or_refused(data: Any) -> None:
    whole = in_xml(*SEVERAL)
    place = data.draw(st.integers(0, len(whole)))
    junk = data.draw(st.binary(max_size=6))
    with suppress(ImportProblem):
        json.loads(f"[{','.join(in_json(whole[:place] + junk + whole[place + len(junk) :]))}]")


@pytest.mark.parametrize("data", [in_xml(observation()), b"<Bundle"])
def test_the_process_answers_with_observations_or_with_the_problem(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(xml_child, "limit", lambda memory, seconds: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    xml_child.main("en")
    answer = json.loads(capsys.readouterr().out)
    assert answer.get("problem") == NOT_WHOLE or len(json.loads(answer["observations"])) == 1
