"""What a night is: noon to noon, named by its evening; wall clock to instants and back.

A person writes clock times ("in bed 23:10, up at 7"). They become instants only here, and
only for arithmetic: what is stored is the night's date, the wall-clock times and the zone.
"""
# pure, words

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accounts.fields.clock_times import in_words
from config.language import city, date_text, direction
from journal.rounding import minute

NOON = time(12)
DAY = timedelta(days=1)
EARLIEST_YEAR = 1900  # a spreadsheet knows no date before
LONG_AGO = 1950  # the year of a night before it is asked about; it may be a slip
FURTHEST_AHEAD = ZoneInfo("Etc/GMT-14")  # UTC+14: no place on Earth has a later date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of nights, both ends inside."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"A period cannot end ({self.last}) before it starts ({self.first}).")

    @classmethod
    def ending(cls, last: date, nights: int) -> "Period":
        """The given number of nights up to and including `last`."""
        return cls(last - (nights - 1) * DAY, last)

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, night: date) -> bool:
        return self.first <= night <= self.last

    def nights(self) -> Iterator[date]:
        """Every night of the period in order, logged or not."""
        return map(date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1))

    def previous(self) -> "Period":
        """The period of the same length that ends the night before this one starts."""
        return Period.ending(self.first - DAY, len(self))


def joined(periods: Iterable[Period]) -> list[Period]:
    """The same nights in periods that neither touch nor overlap, in their order."""
    apart: list[Period] = []
    for each in sorted(periods):
        if apart and each.first <= apart[-1].last + DAY:
            apart[-1] = Period(apart[-1].first, max(apart[-1].last, each.last))
        else:
            apart.append(each)
    return apart


def ends_of(periods: Iterable[Period]) -> list[date]:
    """First and last night of each of some periods, one after the other."""
    return [end for each in periods for end in (each.first, each.last)]


def night_at(instant: datetime, zone: ZoneInfo) -> date:
    """The night an instant belongs to: before noon it is still the evening before's.

    The nights follow one another without gap or overlap, also where the calendar does not:
    a day that a zone skipped (Samoa had no 30 December 2011) is a night without length.
    """
    local = instant.astimezone(zone)
    night = local.date() if local.time() >= NOON else local.date() - DAY
    if instant < starts_at(night, zone):
        return night - DAY
    return night if instant < ends_at(night, zone) else night + DAY


def last_shown(tonight: date, *, written: bool) -> date:
    """The night up to which "the last nights" count, on every page and on paper.

    Tonight once something of it is written, else the night before: an evening that is still to
    be lived is no night without an entry.
    """
    return tonight if written else tonight - DAY


def ago(minutes: int, now: datetime, zone: ZoneInfo) -> tuple[date, time]:
    """The night and wall clock so many real minutes before an instant.

    Shortly after noon that is another night than the one it is now. In an hour that comes twice,
    the clock does not say which of the two it was; `timeline` takes the first.
    """
    instant = now.astimezone(UTC) - timedelta(minutes=minutes)
    wall = instant.astimezone(zone).time()
    return night_at(instant, zone), wall.replace(second=0, microsecond=0, fold=0)


def latest_night(now: datetime) -> date:
    """The last night that has begun anywhere: nobody on Earth is later."""
    return night_at(now, FURTHEST_AHEAD)


def city_of(zone: str) -> str:
    """The name of a zone in a sentence: "New York", "Buenos Aires", "UTC"."""
    return city(zone)


def starts_at(night: date, zone: ZoneInfo) -> datetime:
    """Noon of the night's evening, as a UTC instant."""
    return datetime.combine(night, NOON, zone).astimezone(UTC)


def ends_at(night: date, zone: ZoneInfo) -> datetime:
    """Noon of the next day, as a UTC instant; 23 or 25 hours on when the clocks change."""
    return starts_at(night + DAY, zone)


def _occurrence(clock: time, night: date, zone: ZoneInfo, after: datetime | None) -> datetime:
    """The first instant (UTC), not before `after`, at which a wall clock shows `clock`.

    A repeated hour gives two; a skipped one gives the moment moved forward over the gap.
    """
    day = night if clock >= NOON else night + DAY
    while True:
        wall = datetime.combine(day, clock, zone)
        instant = wall.astimezone(UTC)  # a skipped time is read with the offset before the change
        if after is None or instant >= after:
            return instant
        again = wall.replace(fold=1).astimezone(UTC)
        if again >= after and again > instant:
            return again
        day += DAY


def timeline(night: date, zone: ZoneInfo, *clocks: time | None) -> tuple[datetime | None, ...]:
    """UTC instants of wall-clock times written in the order in which they happened.

    The first known time is on the evening if it is 12:00 or later, else on the next morning;
    each following one is its first occurrence at or after the one before. Unknown times stay
    `None` and constrain nothing.
    """
    instants: list[datetime | None] = []
    after: datetime | None = None
    for clock in clocks:
        if clock is None:
            instants.append(None)
            continue
        if clock.fold or clock.tzinfo:
            clock = clock.replace(fold=0, tzinfo=None)
        after = _occurrence(clock, night, zone, after)
        instants.append(after)
    return tuple(instants)


def minutes_since_noon(clock: time) -> float:
    """Where a clock time lies on the noon-to-noon axis, 0 (noon) to just under 1440.

    Seconds count, fractions of a second do not.
    """
    minutes = clock.hour * 60 + clock.minute + clock.second / 60
    return (minutes - 720) % 1440


def clock_at(minutes: float) -> time:
    """The clock time at so many minutes since noon, to the nearest minute, a half to the later."""
    hours, rest = divmod((minute(minutes) + 720) % 1440, 60)
    return time(hours, rest)


def short_name_of(night: date, today: date) -> str:
    """The name of a night in a heading, where it must not wrap: "Tue 3 → Wed 4 March".

    A second month or a year, which is left out while it is this one, makes the months short:
    "Mon 30 Nov → Tue 1 Dec", "Thu 31 Dec → Fri 1 Jan 2027".
    """
    morning = night + DAY
    within = night.month == morning.month
    first, second = ("Ed", "MMMMEd") if within else ("MMMEd", "MMMEd")
    if morning.year != today.year:
        second = "yMMMEd"
    return _from_to(date_text(night, first), date_text(morning, second))


def wording(hours: str) -> Callable[[float], str]:
    """How a person reads minutes since noon: "21:40", or "9:40 pm" on a clock of "12" hours."""
    return lambda minutes: in_words(clock_at(minutes), hours)


def name_of(night: date) -> str:
    """The name of a night on every page: "Tue 3 → Wed 4 March 2026"."""
    morning = night + DAY
    if night.year != morning.year:
        first = "yMMMMEd"
    else:
        first = "Ed" if night.month == morning.month else "MMMMEd"
    return _from_to(date_text(night, first), date_text(morning, "yMMMMEd"))


def _from_to(evening: str, morning: str) -> str:
    return f"{evening} {'→' if direction() == 'ltr' else '←'} {morning}"
