"""Drinks, workouts, mindful minutes and periods of an export."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from journal.exchange.apple import export as exports
from journal.exchange.apple.body import Body
from journal.exchange.apple.day import TYPES, happening
from journal.exchange.apple.elements import elements
from journal.exchange.apple.export import read_export
from journal.exchange.problem import ImportProblem
from tests.journal.exchange.apple.made_up import DAY, record, workout, xml

BERLIN = ZoneInfo("Europe/Berlin")
AT = "2026-03-03 09:00:00 +0200"


def read(*records: str) -> list[Any]:
    found = list(elements(Body(BytesIO(xml(*records)), 10**6), TYPES))
    return [happening(element, BERLIN) for element in found[1:]]


def test_each_kind_has_its_amount() -> None:
    coffee, ride, mindful, period = read(*DAY)
    assert (coffee.kind, coffee.amount, coffee.app) == ("caffeine", 95, "Coffee app")
    assert coffee.started_at == datetime(2026, 3, 3, 7, tzinfo=UTC)
    assert (ride.kind, ride.amount, ride.what) == ("exercise", 40, "cycle")
    assert (mindful.kind, mindful.amount, str(mindful.night)) == ("mindful", 10, "2026-03-03")
    assert (period.kind, period.amount) == ("period", None)


@pytest.mark.parametrize(
    "odd",
    [
        record("HKQuantityTypeIdentifierDietaryCaffeine", AT, AT, "95", unit="cups"),
        record("HKQuantityTypeIdentifierDietaryCaffeine", AT, AT, "much", unit="mg"),
        record("HKQuantityTypeIdentifierDietaryCaffeine", AT, AT, "nan", unit="mg"),
        record("HKCategoryTypeIdentifierMindfulSession", AT, AT),
        record("HKCategoryTypeIdentifierMindfulSession", AT, "then"),
        record("HKCategoryTypeIdentifierMenstrualFlow", AT, AT, "HKCategoryValueMenstrualFlowNone"),
        workout("Running", AT, "2026-03-03 08:00:00 +0200"),
    ],
)
def test_what_says_nothing_is_nothing(odd: str) -> None:
    assert read(odd) == [None]


def test_a_sport_that_the_diary_does_not_list_is_something_else() -> None:
    [curling] = read(workout("Curling", AT, "2026-03-03 10:00:00 +0200"))
    assert curling.what == "other"


def test_a_zone_that_is_named_makes_the_night() -> None:
    late = record(
        "HKCategoryTypeIdentifierMindfulSession",
        "2026-03-04 06:00:00 +0200",
        "2026-03-04 06:10:00 +0200",
        zone="America/New_York",
    )
    [sitting] = read(late)
    assert (sitting.zone.key, str(sitting.night)) == ("America/New_York", "2026-03-03")


def test_what_cannot_be_kept_is_counted_and_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad = record("HKQuantityTypeIdentifierDietaryCaffeine", AT, AT, "much", unit="mg")
    latest = datetime(2026, 11, 30, tzinfo=UTC).date()
    whole = read_export(BytesIO(xml(*DAY, bad)), 10**6, BERLIN, latest)
    assert len(whole.happenings) == 4
    assert whole.refused == ["1 drink or workout has no time or amount that can be kept."]
    monkeypatch.setattr(exports, "MAX_HAPPENINGS", 3)
    with pytest.raises(ImportProblem, match="More than 3 drinks"):
        read_export(BytesIO(xml(*DAY)), 10**6, BERLIN, latest)
