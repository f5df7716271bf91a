"""What a browser holds for somebody who is not signed in, in place of a session on the server.

A signed cookie of a few minutes. Whoever is nobody leaves no row behind, however often they ask.
"""

from typing import Any

from django.conf import settings
from django.contrib.messages.storage.base import BaseStorage, Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.session import SessionStorage
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

SALT = "accounts.short_notes"
MINUTES = 10
SECONDS = MINUTES * 60


def write(response: HttpResponseBase, name: str, note: Any) -> None:
    """Let the browser hold a note, anything that JSON can say, for ten minutes."""
    response.set_cookie(
        _cookie(name),
        signing.dumps(note, salt=f"{SALT}.{name}"),
        max_age=SECONDS,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def read(request: HttpRequest, name: str) -> Any:
    """The note; `None` where there is none of ours or its time is over."""
    try:
        return signing.loads(
            request.COOKIES.get(_cookie(name), ""), salt=f"{SALT}.{name}", max_age=SECONDS
        )
    except signing.BadSignature:
        return None


def forget(response: HttpResponseBase, name: str) -> None:
    """Tell the browser to drop the note."""
    response.delete_cookie(_cookie(name), samesite="Lax")


def _cookie(name: str) -> str:
    return f"__Host-{name}" if settings.HTTPS else name


class _InCookie(CookieStorage):
    @property
    def cookie_name(self) -> str:  # type: ignore[override]
        return _cookie("messages")


class MessageStorage(BaseStorage):
    """Sentences for the next page: in the session of whoever is signed in, else in a cookie."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.in_session: Any = SessionStorage(request)
        self.in_cookie: Any = _InCookie(request)

    def _get(self) -> tuple[list[Message], bool]:
        messages = [*(self.in_cookie._get()[0] or []), *(self.in_session._get()[0] or [])]
        return messages, True

    def _store(self, messages: list[Message], response: HttpResponseBase) -> list[Message]:
        if not self.request.user.is_authenticated:
            left: list[Message] = self.in_cookie._store(messages, response)
            return left
        if _cookie("messages") in self.request.COOKIES:
            self.in_cookie._store([], response)
        self.in_session._store(messages, response)
        return []
