"""What is said when something fails on the server's side: a sentence, and a status that fits.

Scripts and queues are answered in JSON. Any of these statuses means "later" to them, so what
they hold stays with them and is sent again.
"""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from config import language
from config.language import gettext_lazy as _

AGAIN_AFTER = 30  # seconds
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
DISK_FULL = "53100"  # PostgreSQL's own code


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of failure: the sentence, the title and the status that a person gets."""

    status: HTTPStatus
    title: object
    sentence: object


FULL = Fault(
    HTTPStatus.INSUFFICIENT_STORAGE,
    _("No room on the server"),
    _(
        "The server’s disk is full. What you just sent is not saved. What was saved before is safe."
        " Please tell the person who runs this server."
    ),
)
AWAY = Fault(
    HTTPStatus.SERVICE_UNAVAILABLE,
    _("The journal cannot be reached"),
    _(
        "The database does not answer. What you just sent may not be saved. What was saved before"
        " is safe. Please try again in a minute."
    ),
)
BROKEN = Fault(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    _("Something went wrong"),
    _(
        "This is a problem on our side, not yours. What you just sent may not be saved. What was"
        " saved before is safe. Please try again in a minute."
    ),
)


def fault_of(error: BaseException | None) -> Fault:
    """The fault that an error is, by itself or by its cause."""
    errors = list(_behind(error))
    if any(map(_is_full, errors)):
        return FULL
    return AWAY if any(map(_is_away, errors)) else BROKEN


@contextmanager
def if_there_is_room() -> Iterator[None]:
    """Pass over a full disk, for what is not worth refusing a request for."""
    try:
        yield
    except OperationalError as error:
        if fault_of(error) is not FULL:
            raise


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_away(error: BaseException) -> bool:
    """Whether the database does not answer, or Redis (by its module: it is rarely loaded)."""
    redis = type(error).__module__ == "redis.exceptions"
    unanswered = redis and type(error).__name__ in {"ConnectionError", "TimeoutError"}
    return unanswered or isinstance(error, OperationalError | InterfaceError)


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    if isinstance(error, sqlite3.OperationalError):
        return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return getattr(error, "sqlstate", None) == DISK_FULL


def fault(request: HttpRequest) -> HttpResponse:
    """The answer to a request that failed, while Django handles the error."""
    asked_for = language.wished(request.headers.get("Accept-Language", ""))
    # Whose language it is may be behind what failed; then it is the browser's.
    with language.in_language(getattr(request, "language", asked_for) or language.current()):
        return _answer(request, fault_of(sys.exc_info()[1]))


def _answer(request: HttpRequest, kind: Fault) -> HttpResponse:
    response: HttpResponse
    if _wants_json(request):
        response = JsonResponse({"error": kind.sentence}, status=kind.status)
    else:  # without the request: whatever failed may be behind it
        page = render_to_string("500.html", {"fault": kind})
        response = HttpResponse(page, status=kind.status)
    if kind is not BROKEN:
        response.headers["Retry-After"] = str(AGAIN_AFTER)
    return response


def _wants_json(request: HttpRequest) -> bool:
    return request.content_type == "application/json" or not request.accepts("text/html")
