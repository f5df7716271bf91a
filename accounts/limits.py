"""How often one person may ask for what costs the server much. Counted for an hour."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.db import OperationalError
from django.http import HttpRequest, HttpResponseBase

from config import reserve
from config.faults import FULL, fault_of

View = Callable[..., HttpResponseBase]


def at_most(times: int, what: str, *, reading: bool = False) -> Callable[[View], View]:
    """So many times an hour and person; beyond that the page that asks for patience.

    Put it below `@login_required`. Only what is sent counts, unless `reading` says that looking
    is what costs.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not _counted(request, what, times, reading):
                refused: HttpResponseBase = ratelimit.respond_429(request)
                return refused
            return view(request, *args, **kwargs)

        return limited

    return decorate


def _counted(request: HttpRequest, what: str, times: int, reading: bool) -> bool:
    """Whether it may go on. On a full disk nothing can be counted, and reading takes no room."""
    rates = {what: f"{times}/h/user"}
    try:
        used = ratelimit.consume(
            request, app="stillnight", action=what, config=rates, limit_get=reading
        )
    except OperationalError as error:
        if fault_of(error) is not FULL or request.method != "GET":
            raise
        return True
    return used is not None or (request.method == "GET" and reserve.no_room())
