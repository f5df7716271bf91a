"""The demo's evenings of the sitting test: as restless as their nights are."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from accounts.models import User
from journal import clock
from journal.clock import DAY
from journal.rounding import whole
from journal.sittings.course import HIGHEST, LENGTH, MINUTES, USUAL
from journal.sittings.models import RATINGS, Sitting

EVENINGS = 7
APART = timedelta(days=21)
ENDS_BEFORE = timedelta(days=3)  # the last night of the story
UNRATED = 4  # the legs of an evening without a rating
BROKEN_OFF = (2, 2)  # the evening before the last two, its third sitting
GOT_UP = 35  # minutes


def sittings_of_the_demo(person: User, nights: int, last: date) -> None:
    """Some evenings of so many made-up nights up to `last`; whoever has one already gets none."""
    if person.sittings.exists():
        return
    evenings = [last - ENDS_BEFORE - number * APART for number in range(EVENINGS)]
    rated = dict(person.nights.filter(night__in=evenings).values_list("night", "evening_severity"))
    Sitting.objects.bulk_create(
        row
        for number, night in enumerate(evenings)
        if night > last - nights * DAY
        for row in _evening(person, night, number, rated.get(night))
    )


def _evening(person: User, night: date, number: int, rated: int | None) -> Iterator[Sitting]:
    """Three sittings, the later the worse; midnight would cost sleep."""
    random = Random(night.toordinal())  # noqa: S311  # a story, not a secret
    level = UNRATED if rated is None else rated
    for place, planned in enumerate(USUAL[:3]):
        stopped = GOT_UP if (number, place) == BROKEN_OFF else None
        minute = clock.minutes_since_noon(planned) + random.randrange(12)
        ratings = {
            name: _rating(level * (0.3 + 0.1 * place + 0.4 * due / LENGTH), random)
            for name, due in zip(RATINGS, MINUTES, strict=True)
            if stopped is None or due <= stopped
        }
        yield Sitting(
            user=person,
            night=night,
            planned_at=planned,
            started_at=clock.starts_at(night, person.zone) + timedelta(minutes=minute),
            time_zone=person.time_zone,
            stopped_minute=stopped,
            **ratings,
        )


def _rating(middle: float, random: Random) -> int:
    return max(0, min(HIGHEST, whole(random.gauss(middle, 0.6))))
