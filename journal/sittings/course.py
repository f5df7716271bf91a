"""One sitting as plain data: an hour of sitting still, with a rating every ten minutes.

The times follow the multiple suggested immobilisation test (Garcia-Borreguero et al., Sleep
2013;36:1101–1109). A rating that was not given is unknown, and so is every mean it belongs to:
legs get worse through the hour, so a mean without one of its ratings is another figure.
"""
# pure

from dataclasses import dataclass
from datetime import datetime, time, timedelta

LENGTH = 60  # minutes
STEP = 10  # minutes from one rating to the next
MINUTES = tuple(range(0, LENGTH + 1, STEP))  # when a rating is due, from the start
LATEST = 5  # minutes after it is due in which a rating is still that rating
HIGHEST = 10
USUAL = (time(18), time(20), time(22), time(0))  # when the sittings of an evening begin


@dataclass(frozen=True, slots=True)
class Course:
    """The ratings 0–10 of one sitting in the order of `MINUTES`; unknown is `None`.

    `planned_at` is the clock time it was meant for, which says which of the evening's sittings it
    is; `started_at` is an aware instant. `stopped_minute` is when its person got up, else `None`.
    """

    planned_at: time
    started_at: datetime
    ratings: tuple[int | None, ...]
    stopped_minute: int | None = None

    @property
    def is_complete(self) -> bool:
        """Whether it went on for its hour and every rating is known."""
        return self.stopped_minute is None and None not in self.ratings

    @property
    def total(self) -> int | None:
        """The sum of its ratings; unknown unless it is complete."""
        known = [rating for rating in self.ratings if rating is not None]
        return sum(known) if self.is_complete else None

    @property
    def mean(self) -> float | None:
        """The mean of its ratings, 0–10; unknown unless it is complete."""
        return None if self.total is None else self.total / len(MINUTES)

    def is_running(self, now: datetime) -> bool:
        """Whether it goes on at an instant, its last rating included."""
        ends = self.started_at + timedelta(minutes=LENGTH + LATEST)
        last = self.ratings[-1] is not None and now >= ends - timedelta(minutes=LATEST)
        return self.stopped_minute is None and self.started_at <= now < ends and not last
