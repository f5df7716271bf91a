"""An upgrade of the tables killed in its middle and run again."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.drill import place
from tests.drill.place import NotHereError, Place
from tests.drill.result import Result, Size

GOAL = "same schema, same rows"


def run(size: Size) -> Iterator[Result]:
    """On SQLite; FULL also on PostgreSQL."""
    with place.sqlite() as here:
        yield judge(here.database, upgraded(here, 24 if size is Size.FULL else 1))
    if size is Size.SHORT:
        return
    try:
        with place.postgresql() as (here, _):
            yield judge(here.database, upgraded(here, 12))
    except NotHereError as error:
        yield Result("Upgrade killed midway, PostgreSQL", str(error), GOAL, None)


def upgraded(here: Place, points: int) -> dict[str, Any]:
    """What `tests.drill.upgrading` says."""
    place_of_its_own = replace(here, more={**here.more, "DATABASE_POOL": "0"})
    process = place_of_its_own.start(
        "-m", "tests.drill.upgrading", str(points), stderr=subprocess.PIPE
    )
    said, errors = process.communicate()
    if process.returncode:
        raise RuntimeError(f"upgrading failed: {errors[-2000:]}")
    told: dict[str, Any] = json.loads(said)
    return told


def judge(database: str, told: dict[str, Any]) -> Result:
    """As a row."""
    good = [tried for tried in told["tries"] if tried["killed"] and tried["same"]]
    figure = (
        f"{told['migrations']} migrations, {told['statements']} statements; killed at"
        f" {len(told['tries'])} of them and run again: {len(good)} with the same"
        f" {told['tables']} tables and {told['rows']:,} rows"
    )
    wrong = [tried for tried in told["tries"] if tried not in good]
    if wrong:
        figure += " (not: " + "; ".join(f"{one['at']}, {one['said']}" for one in wrong) + ")"
    return Result(f"Upgrade killed midway, {database}", figure, GOAL, bool(good) and not wrong)
