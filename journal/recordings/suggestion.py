"""What a tracker says of a night as answers of its morning: suggestions, never answers.

Only clock times that nobody has written yet. Minutes to fall asleep and minutes awake are left to
the person: a tracker takes lying still for sleep, and lying awake is what the diary is about.
"""
# pure

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from journal.recordings.nights import SourceNight

NAMES = ("bedtime", "final_awakening", "rise_time")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The source, from when to when it recorded, and the answers it suggests, by question."""

    source: str
    started: time
    ended: time
    answers: dict[str, time]


def suggestion(
    nights: tuple[SourceNight, ...], answers: Mapping[str, Any], zone: ZoneInfo
) -> Suggestion | None:
    """What the first source of a night suggests in the night's zone; `None` with nothing to add.

    `answers` are those of the night by question. The start of a recording is a time in bed only
    where something was recorded before the first sleep.
    """
    main = nights[0].main if nights else None
    if main is None or answers.get("slept") is False:
        return None
    bed_is_known = main.parts[0].sleep_onset_latency_minutes is not None
    instants = {
        "bedtime": main.started_at if bed_is_known else None,
        "final_awakening": main.final_awakening_at or main.ended_at,
        "rise_time": main.ended_at,
    }
    offered = {
        name: _clock(at, zone)
        for name, at in instants.items()
        if at is not None and answers.get(name) is None
    }
    if not offered:
        return None
    ends = _clock(main.started_at, zone), _clock(main.ended_at, zone)
    return Suggestion(nights[0].source, *ends, offered)


def _clock(at: datetime, zone: ZoneInfo) -> time:
    return at.astimezone(zone).time().replace(second=0, microsecond=0, fold=0)
