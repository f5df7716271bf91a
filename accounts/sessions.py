"""Where somebody is signed in: one row a session, so that each can be ended."""

import ipaddress
from typing import Any

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest

from accounts.browsers import name_of
from accounts.models import User


def remember(request: HttpRequest | None, **_: Any) -> None:
    """Django's signal: a session has begun, by whatever way of signing in."""
    if request is not None and request.META.get("REMOTE_ADDR"):
        UserSession.objects.create_from_request(request)


def keep_little(instance: UserSession, **_: Any) -> None:
    """Before a row is stored: a name and a network are enough to know a browser again."""
    instance.user_agent = name_of(instance.user_agent)
    address = ipaddress.ip_address(instance.ip)
    prefix = 24 if address.version == 4 else 48
    instance.ip = str(ipaddress.ip_network((address, prefix), strict=False).network_address)


def end_others(request: HttpRequest, user: User) -> None:
    """Sign out everywhere but here."""
    here = request.session.session_key
    get_adapter().end_sessions(UserSession.objects.filter(user=user).exclude(session_key=here))


def end_others_after_change(request: HttpRequest, user: User, **_: Any) -> None:
    """allauth's signals: a passkey, an app or codes came or went."""
    end_others(request, user)
