"""Where somebody is signed in: one row a session, so that each can be ended, and for how long."""

import time
from typing import Any

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from accounts import network
from accounts.browsers import name_of
from accounts.models import User

BEGAN_AT, SEEN_AT = "began_at", "seen_at"
A_DAY = 24 * 3600  # seconds


def begin(request: HttpRequest | None, **_: Any) -> None:
    """Django's signal: the longest a session may last counts from here."""
    if request is not None:
        request.session[BEGAN_AT] = request.session[SEEN_AT] = time.time()


def goes_on(request: HttpRequest) -> bool:
    """Whether this session may still be used; unused it ends by itself (SESSION_COOKIE_AGE).

    Being used is noted once a day, which is what makes it last, and not at each request.
    """
    now = time.time()
    if now - request.session.setdefault(BEGAN_AT, now) > settings.SESSION_LONGEST:
        return False
    if now - request.session.get(SEEN_AT, 0) > A_DAY:
        request.session[SEEN_AT] = now
    return True


def renew_key(request: HttpRequest) -> None:
    """Give this session another key; the former one opens nothing any more."""
    former = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=former).update(session_key=request.session.session_key)


def remember(request: HttpRequest | None, **_: Any) -> None:
    """Django's signal: a session has begun, by whatever way of signing in."""
    if request is not None and request.META.get("REMOTE_ADDR"):
        UserSession.objects.create_from_request(request)


def keep_little(instance: UserSession, **_: Any) -> None:
    """Before a row is stored, cut it to a browser's name and a network."""
    instance.user_agent = name_of(instance.user_agent)
    instance.ip = network.network_of(instance.ip)


def end_others(request: HttpRequest, user: User) -> None:
    """Sign out everywhere but here."""
    here = request.session.session_key
    get_adapter().end_sessions(UserSession.objects.filter(user=user).exclude(session_key=here))


def end_others_after_change(request: HttpRequest, user: User, **_: Any) -> None:
    """allauth's signals: a passkey, an app or codes came or went."""
    end_others(request, user)


def stop_tokens(user: User, **_: Any) -> None:
    """Stop every access token; also allauth's signal that a password was reset by mail."""
    user.tokens.revoke(timezone.now())


def end_everywhere(user: User) -> int:
    """Sign out in every browser and stop every access token; returns how many browsers."""
    stop_tokens(user)
    sessions = UserSession.objects.filter(user=user)
    count = int(sessions.count())
    get_adapter().end_sessions(sessions)
    return count
