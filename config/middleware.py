"""Headers that keep a person's nights out of caches, frames and other sites; request numbers."""

import logging
import uuid
from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config.operations import logs

log = logging.getLogger(logs.REQUESTS)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def privacy_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Keep every answer but static files out of caches, other types and other sites."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        kind = response.headers.get("Content-Type", "")
        if kind.startswith("text/") or kind.endswith("+xml"):
            response.headers["Content-Type"] = in_utf_8(kind)
        if "html" in kind:  # nothing else asks for a camera
            response.headers["Permissions-Policy"] = PERMISSIONS
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if not is_file(request):  # which has no documents or workers, that it is about
            response.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
        return response

    return middleware


def is_file(request: HttpRequest) -> bool:
    """Whether a static file is asked for: each header of one is part of a first visit's bytes."""
    return request.path.startswith(settings.STATIC_URL)


def in_utf_8(kind: str) -> str:
    """A kind of text with its charset, so that no browser has to guess."""
    return kind if "charset=" in kind else f"{kind}; charset=utf-8"


def numbered_requests(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Give each request a random number, in its log lines and in its answer's X-Request-Id.

    With LOG_REQUESTS each is a line: page by name, method, status, milliseconds; nobody's name
    and no address.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        number, began = uuid.uuid4().hex, perf_counter()
        token = logs.request_id.set(number)
        try:
            response = get_response(request)
            if not is_file(request):
                response.headers["X-Request-Id"] = number
            if log.isEnabledFor(logging.INFO):
                log.info("", extra=_line(request, response, began))
        finally:
            logs.request_id.reset(token)
        return response

    return middleware


def _line(request: HttpRequest, response: HttpResponse, began: float) -> dict[str, object]:
    return {
        "request": request,
        "method": request.method,
        "status_code": response.status_code,
        "ms": round((perf_counter() - began) * 1000, 1),
    }
