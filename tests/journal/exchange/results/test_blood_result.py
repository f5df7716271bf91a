"""Which test, on which day, and what was withdrawn."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from journal.exchange.record import Refused
from journal.exchange.results.blood_result import blood_result, key_of, when
from tests.journal.exchange.results.made_up import observation

BERLIN = ZoneInfo("Europe/Berlin")
WEST = ZoneInfo("America/Los_Angeles")


def codings(*pairs: tuple[str, str]) -> dict:
    return observation(code={"coding": [{"system": s, "code": c} for s, c in pairs]})


@pytest.mark.parametrize(
    ("pairs", "key"),
    [
        ([("http://loinc.org", "2276-4")], "ferritin"),
        ([("urn:oid:2.16.840.1.113883.6.1", "2500-7")], "tibc"),
        ([("http://loinc.org", "11580-8")], "tsh"),
        ([("local", "2276-4")], ""),
        ([("http://loinc.org", "2951-2")], ""),
        ([], ""),
    ],
)
def test_a_test_is_known_by_its_loinc_number(pairs: list, key: str) -> None:
    assert key_of(codings(*pairs)) == key


def test_codes_of_two_tests_are_refused() -> None:
    with pytest.raises(Refused, match="Ferritin and Iron in serum at once"):
        key_of(codings(("http://loinc.org", "2276-4"), ("http://loinc.org", "2498-4")))


@pytest.mark.parametrize(
    ("fields", "zone", "taken"),
    [
        ({"effectiveDateTime": "2015-10-31"}, WEST, (date(2015, 10, 31), None)),
        ({"effectiveDateTime": "2015-10-31T00:00:00Z"}, WEST, (date(2015, 10, 31), None)),
        ({"effectiveDateTime": "2015-10-31T08:15:30-05:00"}, BERLIN,
         (date(2015, 10, 31), time(8, 15))),
        ({"effectiveDateTime": "2026-01-31T23:30:00Z"}, BERLIN, (date(2026, 2, 1), time(0, 30))),
        ({"effectiveDateTime": None, "effectivePeriod": {"start": "2015-10-31"}}, BERLIN,
         (date(2015, 10, 31), None)),
    ],
)  # fmt: skip
def test_a_day_is_never_moved(fields: dict, zone: ZoneInfo, taken: tuple) -> None:
    assert when(observation(**fields), zone) == taken


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"effectiveDateTime": None}, "no date"),
        ({"effectiveDateTime": "2015"}, "cannot be read"),
        ({"effectiveDateTime": "1015-10-31"}, "too long ago"),
        ({"status": "entered-in-error"}, "withdrawn"),
        ({"status": "cancelled"}, "withdrawn"),
    ],
)
def test_what_is_no_result_is_refused(fields: dict, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        blood_result(observation(**fields), "ferritin", BERLIN)


def test_lab_method_and_what_is_not_final_are_kept() -> None:
    performer = [{"reference": "Organization/1"}, {"display": "Lab by the lake"}]
    result = blood_result(
        observation(status="preliminary", performer=performer, method={"text": "ECLIA"}),
        "ferritin",
        BERLIN,
    )
    assert (result.laboratory, result.assay) == ("Lab by the lake", "ECLIA")
    assert [doubt.of("Ferritin") for doubt in result.doubts] == [
        "Ferritin is not final yet. The lab may still change it."
    ]
