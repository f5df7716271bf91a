"""The note for a prescriber: shown without a change within a year, and its delay with one."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from statistics import median

import numpy as np

from bench.statistics import series
from bench.statistics.factors import random_of
from bench.statistics.series import Values
from bench.statistics.shares import Share, table
from journal.clock import Period, clock_at
from journal.diary import DiaryNight
from journal.night_figures import by_night
from journal.trends.prescriber_note import onset_shifts

START = date(2025, 1, 1)
BASELINE = 28
YEAR = 365
EVERY = 7  # nights between two looks: the note is not taken back by a night
MOVED, OVER = 180, 60  # minutes earlier, over so many nights
ANSWERED = 0.85
USUAL = 600  # minutes since noon
KINDS = ((75, 0.4), (75, 0.7), (120, 0.4), (120, 0.7))
MOVES_FROM = 120  # nights after the start of the medicine


def note(count: int) -> Iterator[str]:
    """Opened every week for a year: shown without a change; nights from a move to the note."""
    rows = []
    for number, (spread, memory) in enumerate(KINDS):
        random = random_of(8, number)
        shape = (count, BASELINE + YEAR)
        onsets = USUAL + spread * series.persistent(shape, memory, random)
        answered = random.random(shape) < ANSWERED
        null = sum(
            _first_shown(row, there) is not None
            for row, there in zip(onsets, answered, strict=True)
        )
        begun = BASELINE + MOVES_FROM
        moved = onsets - MOVED * np.clip((np.arange(shape[1]) - begun) / OVER, 0, 1)
        delays = [
            _first_shown(row, there, MOVES_FROM) for row, there in zip(moved, answered, strict=True)
        ]
        seen = median(YEAR if each is None else each - MOVES_FROM for each in delays)
        rows.append([spread, memory, Share(null, count), f"{seen:.0f} nights"])
    head = ["Spread, minutes", "Memory", "Shown within a year, no change"]
    yield from table([*head, f"Median delay of {MOVED} minutes over {OVER} nights"], rows)


def _first_shown(onsets: Values, answered: Values, start: int = 0) -> int | None:
    """Nights from the start of the medicine to the first look that shows the note."""
    nights = [
        DiaryNight(
            night=START + timedelta(days=place - BASELINE),
            symptom_onset=_clock(minutes) if there else None,
        )
        for place, (minutes, there) in enumerate(zip(onsets, answered, strict=True))
    ]
    figures, medicine = by_night(nights), ("Pramipexole", START)
    for night in range(start, YEAR, EVERY):
        last = START + timedelta(days=night)
        shifts = onset_shifts([medicine], figures.during(Period(date.min, last)), last)
        if any(each.passes for each in shifts):
            return night
    return None


def _clock(minutes: float) -> time:
    return clock_at(int(minutes) % 1440)
