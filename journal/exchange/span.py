"""A recording whose clock times carry no zone: from what its clock showed to instants."""
# pure, words

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from config.language import gettext as _
from journal.exchange.record import Refused
from journal.figures.wording import duration

MINUTE = timedelta(minutes=1)


def _instants(wall: datetime, zone: ZoneInfo) -> list[datetime]:
    """The one or two moments (UTC) at which clocks in the zone show `wall`."""
    return sorted({wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)})


@dataclass(frozen=True, slots=True)
class Span:
    """Where a recording lies: `start`, `end` as its clock showed them, `…ed_at` in UTC."""

    zone: ZoneInfo
    start: datetime
    end: datetime
    started_at: datetime
    ended_at: datetime

    @classmethod
    def between(
        cls, start: datetime, end: datetime, zone: ZoneInfo, length: timedelta | None
    ) -> "Span":
        """The span of a recording that really took `length`, if that is known.

        Where clocks were changed, the length tells the repeated hour's two readings apart.
        Raises `Refused` if clock times and length fit neither the zone nor each other.
        """
        starts = _instants(start, zone)
        if length is None:
            span = cls(zone, start, end, starts[0], _instants(end, zone)[-1])
            if span.length <= timedelta():
                raise Refused(_("{name} ends before it starts."))
            return span
        if not length:
            raise Refused(_("{name} lasted no time at all."))
        spans = [cls(zone, start, end, started, started + length) for started in starts]
        fitting = [span for span in spans if span.fits]
        if fitting:
            return fitting[0]
        if spans[0].steady:
            return spans[0]
        raise Refused(
            _(
                "{name} runs from {start} to {end} by its clock, yet lasted {duration}. That "
                "does not fit {zone}: it may come from another time zone."
            ),
            start=f"{start:%Y-%m-%d %H:%M}",
            end=f"{end:%Y-%m-%d %H:%M}",
            duration=duration(length / MINUTE),
            zone=zone,
        )

    @property
    def length(self) -> timedelta:
        """Real elapsed time."""
        return self.ended_at - self.started_at

    @property
    def fits(self) -> bool:
        """Whether clocks in the zone show `end` when the recording ends."""
        shown = self.ended_at.astimezone(self.zone).replace(tzinfo=None)
        return abs(shown - self.end) <= MINUTE

    @property
    def steady(self) -> bool:
        """Whether its clock ran on without a change, so that differences are real time."""
        return abs((self.end - self.start) - self.length) <= MINUTE

    def instant(self, wall: datetime, earliest: datetime) -> datetime:
        """The moment its clock showed `wall`: in a repeated hour the first from `earliest` on."""
        if self.steady:
            return self.started_at + (wall - self.start)
        instants = _instants(wall, self.zone)
        return next((instant for instant in instants if instant >= earliest), instants[-1])
