"""How often, and how much at once, one person may ask for what costs the server much.

Whoever asks too often is told when it will be answered again: `TooOften` ends the request, and
`accounts.middleware.TooOftenMiddleware` makes the page of it.
"""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

from accounts.models import User
from config.language import ngettext
from config.operations.faults import if_there_is_room as if_there_is_room  # for all of accounts

View = Callable[..., HttpResponseBase]

COMPUTATIONS = "60/10m"  # of the trends' questions and of experiments: two seconds at most
PRINTINGS = "300/10m"  # a look at a summary prints it for each page
AT_ONCE = 2  # computations of one person that run at the same time
MAX_REQUEST_SECONDS = 60  # seconds, after which the server ends a request
SHORT_WAIT = 5  # seconds
WRITTEN_BY = 10
MOST_NOT_WRITTEN = 10_000
_not_written: dict[str, tuple[int, int]] = {}  # counts of this process, with their windows
_stuck: set[str] = set()  # places of computations that are over, which a full disk did not free


class TooOften(Exception):  # noqa: N818 - nothing went wrong
    """Raised where somebody asks too often; `seconds` until they are answered again."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds

    def sentence(self) -> str:
        """The sentence on the page and in the JSON of a refusal."""
        if self.seconds < 2 * 60:
            return ngettext(
                "This is hard work for the server. Please try again in {count} second."
                " Nothing is lost.",
                "This is hard work for the server. Please try again in {count} seconds."
                " Nothing is lost.",
                self.seconds,
            ).format(count=self.seconds)
        minutes = math.ceil(self.seconds / 60)
        return ngettext(
            "This is hard work for the server. Please try again in {count} minute."
            " Nothing is lost.",
            "This is hard work for the server. Please try again in {count} minutes."
            " Nothing is lost.",
            minutes,
        ).format(count=minutes)


def take_one(person: User, what: str, rate: str) -> None:
    """Use up one of what `rate` allows, such as "60/h"; `TooOften` where none is left.

    Counted without a lock, unlike guesses: two requests at the same moment may count as one.
    Nothing is counted on a full disk, where only reading goes on.
    """
    most, seconds = _parsed(rate)
    key, now = _key(what, person), time.time()
    counted: list[float] = [at for at in cache.get(key, []) if at > now - seconds]
    if len(counted) >= most:
        raise TooOften(max(1, math.ceil(counted[0] + seconds - now)))
    with if_there_is_room():
        cache.set(key, [*counted, now], seconds)


def count_one(what: str, window: int) -> tuple[int, int]:
    """Count one more in this window of so many seconds, which begin by the clock.

    Returns how many there were, this one included, and the seconds until the next window. Each
    process writes its count down by tens, so that what is asked now and then writes nothing: others
    may know up to nine less. Nothing is counted for others on a full disk.
    """
    now = int(time.time())
    number, seconds = now // window, window - now % window
    key = f"count:{what}:{number}"
    of, mine = _not_written.pop(what, (number, 0))
    mine = mine + 1 if of == number else 1
    count: int = cache.get(key, 0) + mine
    if mine == WRITTEN_BY:
        mine = 0
        with if_there_is_room():
            cache.set(key, count, seconds)
    _not_written[what] = number, mine
    while len(_not_written) > MOST_NOT_WRITTEN:
        del _not_written[next(iter(_not_written))]  # the one that was not asked for longest
    return count, seconds


def _parsed(rate: str) -> tuple[int, float]:
    most, per = rate.split("/")
    return int(most), float(ratelimit.parse_duration(per))


def _key(what: str, person: User) -> str:
    who = salted_hmac("accounts.limits", str(person.pk), algorithm="sha256").hexdigest()
    return f"limit:{what}:{who}"


@contextmanager
def computing(person: User) -> Iterator[None]:
    """Hold one of the few computations a person may have running, and one of ten minutes' worth."""
    take_one(person, "computation", COMPUTATIONS)
    places = [_key(f"computing-{number}", person) for number in range(AT_ONCE)]
    mine = None
    with if_there_is_room():
        mine = next((place for place in places if place in _stuck or _taken(place)), None)
        if mine is None:
            raise TooOften(SHORT_WAIT)
    try:
        yield
    finally:
        if mine is not None:
            _stuck.add(mine)
            with if_there_is_room():
                cache.delete(mine)
                _stuck.discard(mine)


def _taken(place: str) -> bool:
    return bool(cache.add(place, 1, timeout=MAX_REQUEST_SECONDS))


def at_most(rate: str, what: str, *, reading: bool = False) -> Callable[[View], View]:
    """Limit a view to so many requests a person, such as "60/h"; then raise `TooOften`.

    Put it below `@login_required`. Only what is sent counts, unless `reading` says that looking
    is what costs.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if reading or request.method != "GET":
                take_one(request.user, what, rate)  # type: ignore[arg-type]
            return view(request, *args, **kwargs)

        return limited

    return decorate


def computed(view: View) -> View:
    """Limit a view that is one computation each time. Put it below `@login_required`."""

    @wraps(view)
    def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with computing(request.user):  # type: ignore[arg-type]
            return view(request, *args, **kwargs)

    return limited
