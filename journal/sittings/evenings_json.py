"""The evenings of somebody as JSON: the figures of the pages, to the digit.

evenings     oldest first: `night`, `mean` of the complete sittings or null, `complete` (how many),
             `sittings` with `planned_at`, `started_at` (UTC), `ratings` (seven, null is unknown),
             `stopped_minute` or null, `mean` or null
comparison   of the last two: `earlier`, `later` (nights), `times`, `means`, `difference`, `others`
             (how many further evenings), `interval` ([low, high], null without one), `words`
"""
# pure

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from journal.sittings.comparison import Comparison, last_two
from journal.sittings.course import Course
from journal.sittings.evening import Evening
from journal.sittings.words import (
    compared_in_words,
    printed_difference,
    printed_mean,
    spread_in_words,
)


def evenings_json(every: Sequence[Evening], hours: str) -> dict[str, Any]:
    """All of it; words are by a clock of so many `hours`."""
    comparison = last_two(every)
    return {
        "evenings": [_evening(each) for each in every],
        "comparison": comparison_json(comparison, hours) if comparison else None,
    }


def _evening(evening: Evening) -> dict[str, Any]:
    return {
        "night": evening.night.isoformat(),
        "mean": printed_mean(evening.mean),
        "complete": len(evening.complete),
        "sittings": [_sitting(each) for each in evening.courses],
    }


def _sitting(course: Course) -> dict[str, Any]:
    return {
        "planned_at": f"{course.planned_at:%H:%M}",
        "started_at": f"{course.started_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "ratings": list(course.ratings),
        "stopped_minute": course.stopped_minute,
        "mean": printed_mean(course.mean),
    }


def comparison_json(comparison: Comparison, hours: str) -> dict[str, Any]:
    """Two evenings beside each other."""
    span = comparison.interval()
    return {
        "earlier": comparison.earlier.night.isoformat(),
        "later": comparison.later.night.isoformat(),
        "times": [f"{at:%H:%M}" for at in comparison.times],
        "means": [printed_mean(mean) for mean in comparison.means or (None, None)],
        "difference": printed_difference(comparison),
        "others": len(comparison.others),
        "interval": span and [printed_mean(span.low), printed_mean(span.high)],
        "words": [compared_in_words(comparison, hours), spread_in_words(comparison)],
    }
