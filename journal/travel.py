"""Which night it is for somebody who may be away from home.

The account has a zone, and each night its own. Whoever travels says "use this zone for tonight":
that is kept with the session until the night is over, and stored with the night's first answer.
Without such a word, a stored night that still goes on in its own zone is tonight.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.db.models import F

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from journal import clock
from journal.models import Night

CHOSEN = "zone_tonight"  # in the session: the zone, and the night it was chosen for
DECLINED = "zone_declined"  # in the session: the zone that is not to be offered again


@dataclass(frozen=True, slots=True)
class Tonight:
    """The night it is now, and the zone by which it is that."""

    night: date
    time_zone: str

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the night."""
        return ZoneInfo(self.time_zone)


def tonight(request: AuthenticatedHttpRequest, now: datetime) -> Tonight:
    """The night it is now where this browser said it is, else where its person is."""
    zone, night = request.session.get(CHOSEN, ("", ""))
    if is_known(zone) and clock.night_at(now, ZoneInfo(zone)).isoformat() == night:
        return Tonight(clock.night_at(now, ZoneInfo(zone)), zone)
    return night_of(request.user, now)


def night_of(person: User, at: datetime) -> Tonight:
    """The night an instant belongs to: one that is stored with another zone and holds it there,
    else that of the account's zone.
    """
    home = Tonight(clock.night_at(at, person.zone), person.time_zone)
    near = clock.Period(home.night - clock.DAY, home.night + clock.DAY)
    for night, zone in reversed(person.nights.columns(("night", "time_zone"), near)):
        if zone != person.time_zone and clock.night_at(at, ZoneInfo(zone)) == night:
            return Tonight(night, zone)
    return home


def latest_day(request: AuthenticatedHttpRequest, now: datetime) -> date:
    """The calendar date at home or where tonight is, whichever is later."""
    return max(request.user.today(now), now.astimezone(tonight(request, now).zone).date())


def is_known(zone: str) -> bool:
    """Whether this server knows a zone of that name."""
    return zone in _zones()


_zones = cache(available_timezones)  # which reads the disk


def choose(request: AuthenticatedHttpRequest, zone: str, now: datetime) -> date:
    """Use a zone in this browser for its night that it is now; returns that night."""
    night = clock.night_at(now, ZoneInfo(zone))
    request.session[CHOSEN] = zone, night.isoformat()
    return night


def move(night: Night, zone: str) -> None:
    """Give a stored night another zone; its clock times stay as they were written."""
    night.user.nights.filter(pk=night.pk).update(time_zone=zone, version=F("version") + 1)
