"""Whether the time of an answer tells who has an account, or which link once was one.

Calls for what exists and for what does not take turns, so that a busy moment meets both. Figures
of time belong to the machine, so this drill is in the full run only and decides about no merge.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from statistics import median
from time import perf_counter

from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import User
from journal.share import code as codes
from journal.share.models import Share
from journal.share.snapshot import Page, Snapshot
from tests.drill import house
from tests.drill.addresses import person_called
from tests.drill.result import Result, Size

CALLS = 200
LEAST, MOST = 0.8, 1.25
PASSWORD = "four quiet words here"
_number = count()

Call = Callable[[bool], tuple[str, dict[str, str]]]


def run(size: Size) -> Iterator[Result]:
    """With and without mail, which are two ways of signing up."""
    if size is Size.FULL:
        yield from house.inside("timing", size, ("SQLite",))
        yield from house.inside("timing", size, ("SQLite",), EMAIL_HOST="127.0.0.1")


def attack(_: Size) -> Iterator[Result]:
    """In a furnished house."""
    owner = person_called("owner")
    ended(owner)
    calls: dict[str, Call] = {
        "sign-in": lambda exists: (
            "/account/login/",
            {"login": _address(exists), "password": PASSWORD},
        ),
        "sign-up": lambda exists: (
            "/account/signup/",
            {"email": _address(exists), "password1": PASSWORD, "time_zone": "UTC"},
        ),
        "password reset": lambda exists: ("/account/password/reset/", {"email": _address(exists)}),
        "share entrance": lambda exists: ("/share/open/", {"code": _code(exists)}),
    }
    for name, call in calls.items():
        known, unknown = in_turns(call, CALLS)
        yield compared(name + (" with mail" if settings.MAIL else ""), known, unknown)


def in_turns(call: Call, times: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each call for what exists, and for what does not."""
    took: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(2 * times + 2):
        exists = bool(turn % 2)
        address, sent = call(exists)
        cache.clear()  # limits count, and would end the drill
        mail.outbox.clear()
        client = Client()
        began = perf_counter()
        client.post(address, sent)
        if turn > 1:  # the first of each loads what it needs
            took[exists].append((perf_counter() - began) * 1000)
        User.objects.filter(email__startswith="nobody").delete()
    return took[True], took[False]


def compared(name: str, known: list[float], unknown: list[float]) -> Result:
    """As one row."""
    there, nowhere = median(known), median(unknown)
    ratio = there / nowhere
    figure = (
        f"{name}: {len(known)} calls each, {there:.1f} ms for what exists,"
        f" {nowhere:.1f} ms for what does not, ratio {ratio:.2f}"
    )
    return Result("timing", figure, f"{LEAST} to {MOST}", LEAST <= ratio <= MOST)


def ended(owner: User) -> None:
    """A share that has run out: its link and one that never was get the same answer."""
    page = Snapshot(Page("Shared", (), ()), b"%PDF", (b"<svg/>",))
    share, _ = owner.shares.hand_out(owner, page, code=_code(exists=True), now=timezone.now())
    earlier = timezone.now() - timedelta(days=30)
    Share.objects.filter(pk=share.pk).update(
        created_at=earlier, expires_at=earlier + timedelta(days=7)
    )


def _address(exists: bool) -> str:
    return "owner@example.org" if exists else f"nobody{next(_number)}@example.org"


def _code(exists: bool) -> str:
    return ("a" if exists else "b") * codes.LENGTH
