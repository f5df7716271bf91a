"""The nights before this one: seven in a strip, and how one was in a sentence."""
# pure, words

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from config.language import date_text, gettext_lazy, ngettext, pgettext, with_commas
from config.language import gettext as _
from journal import sleep
from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.figures.wording import duration, number
from journal.symptoms import median_of, worst_severity

WEEK, FORTNIGHT = 7, 14
FEW = 3  # nights that the middle of a fortnight needs
OFTEN = {
    0: gettext_lazy("did not wake"),
    1: gettext_lazy("woke once"),
    2: gettext_lazy("woke twice"),
}
OFTEN_FOR = {
    0: gettext_lazy("did not wake for {duration}"),
    1: gettext_lazy("woke once for {duration}"),
    2: gettext_lazy("woke twice for {duration}"),
}


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
        day = date_text(self.night, "MMMMd")
        if self.worst is not None:
            return _("{day}: worst rating").format(day=day)
        if self.is_written:
            return _("{day}: written, without a rating").format(day=day)
        return _("{day}: nothing written yet").format(day=day)


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
        "" if asleep is None else _asleep(asleep / sleep.MINUTE),
        _awake(diary),
        "" if worst is None else _legs(worst),
    )
    known = with_commas(filter(None, parts))
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
        parts.append(_asleep(asleep.value))
    if worst.value is not None and worst.nights >= FEW:
        parts.append(_legs(worst.value))
    if not parts:
        return ""
    return _("Middle of your last 14 nights: {figures}.").format(figures=with_commas(parts))


def _asleep(minutes: float) -> str:
    return _("{duration} asleep").format(duration=duration(minutes))


def _legs(rating: float) -> str:
    return pgettext("a night", "legs {rating}").format(rating=number(rating))


def _awake(diary: DiaryNight) -> str:
    """How often somebody woke, and for how long."""
    minutes, woke = diary.wake_after_sleep_onset_minutes, diary.awakenings
    if woke is None:
        return _("awake for {duration}").format(duration=duration(minutes)) if minutes else ""
    if woke in OFTEN:
        return OFTEN_FOR[woke].format(duration=duration(minutes)) if minutes else str(OFTEN[woke])
    if not minutes:
        return ngettext("woke {count} time", "woke {count} times", woke).format(count=woke)
    return ngettext(
        "woke {count} time for {duration}", "woke {count} times for {duration}", woke
    ).format(count=woke, duration=duration(minutes))
