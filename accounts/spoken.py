"""The language of a visitor: the one they chose, else the one their browser asks for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config import language

YEAR = 365 * 24 * 3600  # seconds


def by(request: HttpRequest) -> str:
    """The code of the language to answer a visitor in."""
    chosen = request.COOKIES.get(_cookie(), "")
    if chosen in language.offered():
        return chosen
    return language.wished(request.headers.get("Accept-Language", "")) or settings.LANGUAGE_CODE


def remember(response: HttpResponse, code: str) -> None:
    """Let the browser hold the choice for a year."""
    response.set_cookie(
        _cookie(), code, max_age=YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )


def _cookie() -> str:
    return "__Host-language" if settings.HTTPS else "language"
