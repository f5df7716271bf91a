from datetime import date

from journal.regimen.plan import Schedule
from journal.report.stopped import stopped
from journal.report.taken import Group
from tests.journal.regimen.made_up import product, step

DAY = date(2026, 3, 31)
EVENING = Schedule.EVENING


def test_it_tells_the_highest_dose_the_dates_and_the_reason() -> None:
    (line,) = stopped(
        [
            product(
                "Ropinirole",
                step(date(2023, 2, 1), "0.25", "mg", EVENING),
                step(date(2024, 1, 1), "2", "mg", EVENING),
                step(date(2025, 1, 1), "1", "mg", EVENING),
                kind="medicine",
                category="dopaminergic",
                last_day=date(2025, 6, 30),
                reason="began earlier",
            )
        ],
        DAY,
    )
    assert (line.name, line.group, line.highest) == (
        "Ropinirole", Group.RLS, "2 mg every evening",
    )  # fmt: skip
    assert (line.first, line.last) == (date(2023, 2, 1), date(2025, 6, 30))
    assert line.reason == "began earlier"


def test_medicines_for_rls_come_first_then_the_latest_end() -> None:
    ends = {"Valerian": 2024, "Zinc": 2025}
    others = [product(name, last_day=date(year, 5, 1)) for name, year in ends.items()]
    old = product(
        "Pramipexole", kind="medicine", category="dopaminergic", last_day=date(2020, 1, 1)
    )
    assert [line.name for line in stopped([*others, old], DAY)] == [
        "Pramipexole", "Zinc", "Valerian",
    ]  # fmt: skip


def test_what_goes_on_or_ends_today_has_not_ended() -> None:
    assert stopped([product("Zinc"), product("Iron", last_day=DAY)], DAY) == ()


def test_without_an_amount_there_is_no_highest_dose() -> None:
    (line,) = stopped(
        [product("Patch", step(amount=None, unit=""), last_day=date(2025, 1, 1))], DAY
    )
    assert line.highest == ""
