"""Made-up sittings."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from journal.clock import DAY
from journal.sittings.course import MINUTES, USUAL, Course
from journal.sittings.evening import Evening

NIGHT = date(2026, 3, 3)


def course(*ratings: int | None, at: time = USUAL[0], **columns: Any) -> Course:
    """A sitting with these ratings, or with the one that is given at every time."""
    every = ratings * len(MINUTES) if len(ratings) == 1 else ratings
    day = NIGHT if at.hour >= 12 else NIGHT + DAY
    begun = datetime.combine(day, at, UTC)
    return Course(**{"planned_at": at, "started_at": begun, "ratings": every, **columns})


def evening(*means: int | None, night: date = NIGHT) -> Evening:
    """An evening whose sittings have the same rating throughout; `None` is a broken-off one."""
    return Evening(
        night,
        tuple(
            course(0, at=at, stopped_minute=9) if mean is None else course(mean, at=at)
            for mean, at in zip(means, USUAL, strict=False)
        ),
    )


def evenings_of(*means: int) -> list[Evening]:
    """Evenings a week apart, each with one rating throughout."""
    return [
        evening(mean, mean, mean, mean, night=NIGHT + timedelta(weeks=week))
        for week, mean in enumerate(means)
    ]
