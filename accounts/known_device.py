"""A browser in which somebody has signed in before, told by a signed cookie.

Wrong guesses are counted for each network apart and, for a browser that is known, for that
browser alone. A stranger can so use up their own attempts, never the owner's.
"""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SALT = "accounts.known_device"
LIFETIME = 365 * 24 * 3600  # seconds
MAX_PEOPLE = 5


def known_to(request: HttpRequest, email: str) -> str | None:
    """The name this browser was given when the owner of the address last signed in here."""
    cookie = _read(request)
    return cookie["device"] if _mark(email) in cookie["people"] else None


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Know this browser from now on; it learns no address, only a keyed hash of one."""
    cookie = _read(request)
    others = [mark for mark in cookie["people"] if mark != _mark(email)]
    cookie["people"] = [_mark(email), *others][:MAX_PEOPLE]
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps(cookie, salt=SALT),
        max_age=LIFETIME,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        cookie: dict[str, Any] = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=LIFETIME
        )
    except signing.BadSignature:
        return {"device": secrets.token_urlsafe(12), "people": []}
    return cookie


def _mark(email: str) -> str:
    return salted_hmac(SALT, email.lower(), algorithm="sha256").hexdigest()[:24]
