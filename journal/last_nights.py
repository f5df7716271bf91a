"""The seven nights before one, in a strip."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.symptoms import worst_severity

WEEK = 7


@dataclass(frozen=True, slots=True)
class StripNight:
    """One night of the strip: its worst rating, if it has one.

    `is_missing`: nothing of it was written, though an earlier night was.
    """

    night: date
    worst: int | None
    is_written: bool
    is_missing: bool

    @property
    def words(self) -> str:
        """What stands between its weekday and its rating for somebody who does not see them."""
        state = "written, without a rating" if self.is_written else "nothing written yet"
        if self.worst is not None:
            state = "worst rating"
        return f"{self.night.day} {self.night:%B}: {state}"


def strip(night: date, before: Iterable[DiaryNight]) -> list[StripNight]:
    """The seven nights before one, oldest first; none where no night was ever written."""
    written = {each.night: each for each in before}
    if not written:
        return []
    nights = []
    for each in Period.ending(night - DAY, WEEK).nights():
        diary = written.get(each)
        worst = worst_severity(diary) if diary else None
        nights.append(StripNight(each, worst, bool(diary), not diary and each > min(written)))
    return nights
