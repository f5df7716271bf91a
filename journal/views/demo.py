"""A throw-away account full of made-up nights, for a look around."""

import secrets
from datetime import datetime, timedelta
from hashlib import blake2b
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.deletion import clear_ended_demos
from accounts.models import User
from config.language import current, ngettext
from config.language import gettext as _
from journal import clock
from journal.once import uid_of
from journal.seeding import fill_with_demo

NIGHTS = 180
SEED = 180
LIFETIME = timedelta(days=1)
MOST_AN_HOUR = 60


@require_POST
def demo(request: HttpRequest) -> HttpResponse:
    """Open a demo account for a day; demo accounts that are over are deleted on the way."""
    if not settings.DEMO:
        raise Http404("This server offers no demo.")
    now = timezone.now()
    clear_ended_demos()
    if not _one_more_this_hour(f"{now:%Y%m%d%H}"):
        messages.error(request, _("Many people are trying the demo. Please come back in an hour."))
        return redirect("journal:home")
    address = _address(request)
    try:
        person = _made(address, now, _known(request.POST.get("time_zone", "")))
    except IntegrityError:  # two taps on one button open one demo
        person = User.objects.get(email=address)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    note = ngettext(
        "This is a demo with {count} made-up night. It is deleted after a day.",
        "This is a demo with {count} made-up nights. It is deleted after a day.",
        NIGHTS,
    ).format(count=NIGHTS)
    messages.success(request, note)
    return redirect("trends:trends")


def _address(request: HttpRequest) -> str:
    """The account's name: made of the page's id, from which nobody else can guess it."""
    uid = uid_of(request)
    name = blake2b(uid.bytes, digest_size=8).hexdigest() if uid else secrets.token_hex(8)
    return f"demo-{name}@example.invalid"


@transaction.atomic
def _made(address: str, now: datetime, time_zone: str) -> User:
    person = User.objects.create_user(
        address, time_zone=time_zone, language=current(), demo_ends_at=now + LIFETIME
    )
    last = clock.night_at(now, person.zone) - clock.DAY
    fill_with_demo(person, nights=NIGHTS, seed=SEED, last=last)
    return person


def _known(time_zone: str) -> str:
    """The browser's zone where the server knows it, else the server's own."""
    return time_zone if time_zone in available_timezones() else settings.TIME_ZONE


def _one_more_this_hour(hour: str) -> bool:
    """A brake shared by all processes: making a demo costs more than reading a page."""
    key = f"demo-{hour}"
    cache.add(key, 0, timeout=3600)
    return cache.incr(key) <= MOST_AN_HOUR
