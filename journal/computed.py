"""What is worked out of somebody's nights once for each change of what it rests on.

It is cached under a fingerprint of the person's nights and of all else that it rests on, so that
any change of a night asks for it anew; what is left behind expires, and all ends with the account.
"""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import TypeVar

from accounts.models import User
from accounts.results_cache import cached
from config.language import current
from journal import night_figures
from journal.clock import Period

METHOD = 11  # goes up when any of the results is worked out in another way

Worked = TypeVar("Worked")


def computed(
    person: User,
    shape: type[Worked],
    periods: Sequence[Period],
    question: object,
    work: Callable[[], Worked],
) -> Worked:
    """What `work` makes of the nights of some periods, worked out only if they changed.

    `question` is all that it rests on besides nights, half-life, clock and language; `shape` is
    what comes of it (see `accounts.plain`).
    """
    return cached(person, fingerprint(person, periods, question), shape, work)


def fingerprint(person: User, periods: Sequence[Period], question: object) -> str:
    """A hash that changes with any night of the periods, a row under it, or the question."""
    parts = (
        METHOD,
        night_figures.METHOD,
        current(),
        person.caffeine_half_life_hours,
        person.clock,
        periods,
        question,
        person.nights.versions(*periods),
    )
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()
