"""Then and now: the first nights of a period against its last, by one rule for every room."""
# pure

from journal.clock import DAY, Period

NIGHTS = 28  # at most, at each end


def ends_of(period: Period) -> tuple[Period, Period]:
    """The first and the last 28 nights; the two halves of a shorter period.

    A single night is set against the one before it.
    """
    nights = max(1, min(NIGHTS, len(period) // 2))
    last = Period.ending(period.last, nights)
    first = min(period.first, last.first - nights * DAY)
    return Period(first, first + (nights - 1) * DAY), last
