"""The screen of a running sitting: what it has to know, with a signal and without."""

import json
from collections.abc import Sequence
from datetime import UTC, time
from typing import Any

from django.template.loader import render_to_string

from accounts.fields.clock_times import HOURS_24
from journal.sittings.course import HIGHEST, LATEST, LENGTH, MINUTES, USUAL
from journal.sittings.forms import time_choices
from journal.sittings.models import RATINGS, Sitting

RULES = {"minutes": MINUTES, "length": LENGTH, "latest": LATEST}


def screen(offered: Sequence[time], hours: str, running: Sitting | None = None) -> dict[str, Any]:
    """What the template shows: times to choose, numbers to tap, the sitting that goes on."""
    return {
        "times": time_choices(offered, hours),
        "numbers": range(HIGHEST + 1),
        "rules": json.dumps(RULES),
        "running": json.dumps(_as_the_script_knows(running)) if running else "",
    }


def empty_screen() -> str:
    """The screen without a signal, the same for everybody."""
    return render_to_string("sittings/sitting_now.html", screen(USUAL, HOURS_24) | {"empty": True})


def _as_the_script_knows(row: Sitting) -> dict[str, Any]:
    ratings = {minute: getattr(row, name) for minute, name in zip(MINUTES, RATINGS, strict=True)}
    return {
        "uid": str(row.uid),
        "planned": f"{row.planned_at:%H:%M}",
        "started": row.started_at.astimezone(UTC).isoformat(),
        "ratings": {minute: value for minute, value in ratings.items() if value is not None},
        "stopped": row.stopped_minute,
    }
