"""The periods that are one tap away from the one in view."""
# pure

from dataclasses import dataclass

from journal.clock import DAY, Period

FEWEST = 7  # nights; looking closer than a week shows nothing more


@dataclass(frozen=True, slots=True)
class Around:
    """Neighbouring periods; `None` where there is nothing more to see."""

    earlier: Period | None
    later: Period | None
    closer: Period | None
    wider: Period | None


def around(period: Period, written: Period) -> Around:
    """The periods before and after, the middle half, and twice as many nights.

    `written` runs from the first night with an entry to tonight; nothing leads out of it.
    """
    later = None
    if period.last < written.last:
        end = min(period.last + len(period) * DAY, written.last)
        later = Period(period.last + DAY, end)
    return Around(
        earlier=period.previous() if period.first > written.first else None,
        later=later,
        closer=_closer(period),
        wider=_wider(period, written),
    )


def _closer(period: Period) -> Period | None:
    if len(period) < 2 * FEWEST:
        return None
    cut = len(period) // 4
    return Period(period.first + cut * DAY, period.last - cut * DAY)


def _wider(period: Period, written: Period) -> Period | None:
    more = max(1, len(period) // 2) * DAY
    wide = Period(
        min(period.first, max(period.first - more, written.first)),
        max(period.last, min(period.last + more, written.last)),
    )
    return None if wide == period else wide
