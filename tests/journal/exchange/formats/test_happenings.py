"""What happened on a day, once, on its evening's page."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from journal.exchange.formats.happenings import Happening, distinct

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 3, 3, 11, tzinfo=UTC)


def of(
    kind: str = "exercise", at: int = 0, minutes: int = 30, app: str = "a", **more: Any
) -> Happening:
    begin = NOON + timedelta(minutes=at)
    fields: dict[str, Any] = {"amount": float(minutes), "zone": BERLIN} | more
    return Happening(
        kind=kind, started_at=begin, ended_at=begin + timedelta(minutes=minutes), app=app, **fields
    )


@pytest.mark.parametrize(
    ("at", "night"),
    [(0, date(2026, 3, 3)), (15 * 60, date(2026, 3, 3)), (17 * 60, date(2026, 3, 4))],
)
def test_until_four_it_belongs_to_the_evening_before(at: int, night: date) -> None:
    assert of(at=at).night == night


def test_what_two_apps_wrote_is_there_once_and_the_longest_counts() -> None:
    short, long, other = of(minutes=20), of(at=-5, minutes=45, app="b"), of(at=60)
    assert distinct([short, long, other]) == [long, other]
    assert distinct([of(minutes=20), of(minutes=30)]) == [of(minutes=30)]


def test_two_coffees_are_two_and_a_mirrored_one_is_one() -> None:
    coffee = of("caffeine", minutes=0, amount=95.0)
    mirrored = of("caffeine", minutes=0, amount=95.0, app="b")
    assert len(distinct([coffee, mirrored])) == 1
    assert len(distinct([coffee, of("caffeine", minutes=0, amount=60.0)])) == 2


def test_a_day_has_one_period() -> None:
    assert len(distinct([of("period", amount=None), of("period", at=90, amount=None)])) == 1


@pytest.mark.parametrize(
    ("kind", "amount", "fits"),
    [("caffeine", 95.0, True), ("caffeine", 0.2, False), ("caffeine", 2001.0, False),
     ("exercise", 960.4, True), ("mindful", None, False), ("period", None, True)],
)  # fmt: skip
def test_only_what_the_diary_holds_fits(kind: str, amount: float | None, fits: bool) -> None:
    assert of(kind, amount=amount).fits is fits


def test_a_row_is_named_by_app_and_moment() -> None:
    row = of(what="walk", app="a").row("apple_health")
    assert (row["night"], row["at"], row["amount"]) == ("2026-03-03", "2026-03-03T11:00:00Z", 30)
    assert row["external_id"] != of(what="walk", app="b").row("apple_health")["external_id"]
    assert len(row["external_id"]) <= 64
    assert "amount" not in of("period", amount=None).row("apple_health")
