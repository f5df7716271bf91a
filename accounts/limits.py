"""How often one person may ask for what costs the server much. Counted for an hour."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


def at_most(times: int, what: str, *, reading: bool = False) -> Callable[[View], View]:
    """So many times an hour and person; beyond that the page that asks for patience.

    Put it below `@login_required`. Only what is sent counts, unless `reading` says that looking
    is what costs.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            rates = {what: f"{times}/h/user"}
            used = ratelimit.consume(
                request, app="stillnight", action=what, config=rates, limit_get=reading
            )
            if used is None:
                refused: HttpResponseBase = ratelimit.respond_429(request)
                return refused
            return view(request, *args, **kwargs)

        return limited

    return decorate
