"""What an experiment may be judged by, and how small a difference is of no note."""
# pure

from journal.figures.measures import (
    ASLEEP,
    DURING_NIGHT,
    EVENING,
    FALLING_ASLEEP,
    ONSET,
    WORST,
    Kind,
    Measure,
)

OUTCOMES: dict[str, Measure] = {
    measure.key: measure
    for measure in (EVENING, FALLING_ASLEEP, DURING_NIGHT, WORST, ONSET, ASLEEP)
}
NARROW = {Kind.RATING: 1.0, Kind.MINUTES: 20.0, Kind.CLOCK: 30.0}
