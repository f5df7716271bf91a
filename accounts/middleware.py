"""Times in the zone of whoever is looking; nothing left behind by whoever leaves."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone


def own_time_zone(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Make the signed-in person's zone the current one while their request is answered."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with timezone.override(request.user.zone):
            return get_response(request)

    return middleware


def nothing_left_behind(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Signing out, in whichever way, tells the browser to clear caches, storage and worker."""

    def middleware(request: HttpRequest) -> HttpResponse:
        was_somebody = request.user.is_authenticated
        response = get_response(request)
        if was_somebody and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return middleware
