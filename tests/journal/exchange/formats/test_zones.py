from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.formats.zones import zone_at, zone_of_name

BERLIN = ZoneInfo("Europe/Berlin")
WINTER, SUMMER = datetime(2026, 1, 9, tzinfo=UTC), datetime(2026, 7, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "at", "name"),
    [
        (1, WINTER, "Europe/Berlin"),
        (2, SUMMER, "Europe/Berlin"),
        (1, SUMMER, "Etc/GMT-1"),
        (-5, WINTER, "Etc/GMT+5"),
        (0, WINTER, "Etc/UTC"),
        (14, WINTER, "Etc/GMT-14"),
        (5.5, WINTER, "Asia/Kolkata"),
        (-2.5, SUMMER, "America/St_Johns"),
        (-3.5, WINTER, "America/St_Johns"),
        (0.25, WINTER, "Europe/Berlin"),
        (17, WINTER, "Europe/Berlin"),
    ],
)
def test_an_offset_is_a_zone_with_such_clocks_the_persons_own_first(
    hours: float, at: datetime, name: str
) -> None:
    assert zone_at(timedelta(hours=hours), at, BERLIN).key == name


@given(st.integers(-12, 14))
def test_every_whole_hour_has_a_zone(hours: int) -> None:
    zone = zone_at(timedelta(hours=hours), WINTER, BERLIN)
    assert WINTER.astimezone(zone).utcoffset() == timedelta(hours=hours)


@given(st.text(max_size=30))
def test_any_name_is_a_zone_or_none(name: str) -> None:
    assert isinstance(zone_of_name(name), str)


@pytest.mark.parametrize("name", ["", "Mars/Base", "../../etc/passwd", "GMT+2", "Europe"])
def test_only_zones_that_exist_are_believed(name: str) -> None:
    assert not zone_of_name(name)
    assert zone_of_name("Europe/Paris") == "Europe/Paris"
