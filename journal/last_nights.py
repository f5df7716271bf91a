"""The nights before this one: seven in a strip, and how one was in a sentence."""
# pure

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from journal import sleep
from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.figures.wording import duration, number
from journal.symptoms import median_of, worst_severity

WEEK, FORTNIGHT = 7, 14
FEW = 3  # nights that the middle of a fortnight needs
TIMES = {0: "did not wake", 1: "woke once", 2: "woke twice"}


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


def in_a_sentence(diary: DiaryNight) -> str:
    """How a night was, as far as it is known: "6 h asleep, woke once for 36 min, legs 5."."""
    asleep = sleep.metrics(diary).total_sleep_time
    worst = worst_severity(diary)
    parts = (
        "" if asleep is None else f"{duration(asleep / sleep.MINUTE)} asleep",
        _awake(diary),
        "" if worst is None else f"legs {worst}",
    )
    known = ", ".join(filter(None, parts))
    return f"{known[:1].upper()}{known[1:]}." if known else ""


def fortnight(night: date, before: Sequence[DiaryNight]) -> str:
    """The middle of the fourteen nights before, to see one beside; empty below three nights."""
    period = Period.ending(night - DAY, FORTNIGHT)
    nights = [each for each in before if each.night in period]
    totals = [sleep.metrics(each).total_sleep_time for each in nights]
    asleep = median_of(None if each is None else each / sleep.MINUTE for each in totals)
    worst = median_of(map(worst_severity, nights))
    parts = []
    if asleep.value is not None and asleep.nights >= FEW:
        parts.append(f"{duration(asleep.value)} asleep")
    if worst.value is not None and worst.nights >= FEW:
        parts.append(f"legs {number(worst.value)}")
    return f"Middle of your last 14 nights: {', '.join(parts)}." if parts else ""


def _awake(diary: DiaryNight) -> str:
    """How often somebody woke, and for how long."""
    minutes, woke = diary.wake_after_sleep_onset_minutes, diary.awakenings
    if woke is None:
        return f"awake for {duration(minutes)}" if minutes else ""
    often = TIMES.get(woke, f"woke {woke} times")
    return f"{often} for {duration(minutes)}" if minutes else often
