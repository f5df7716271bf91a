"""Whether the Sunday card has something new to say, for whoever writes that it is ready."""

from datetime import date

from accounts.models import User
from journal.clock import Period
from journal.trends.sentences import ENOUGH

WEEK, YEAR = 7, 365


def has_new_card(person: User, tonight: date) -> bool:
    """Whether a year holds nights enough for any sentence, one of them of the last seven.

    So nobody is written to who does not write.
    """
    nights = person.nights
    last_week = Period.ending(tonight, WEEK + 1)
    return (
        nights.during(last_week).exists()
        and nights.during(Period.ending(tonight, YEAR)).count() >= ENOUGH
    )
