"""Times in the zone of whoever is looking; sessions that end, refusals that are noted."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from accounts import security_log, sessions
from accounts.limits import TooOften

REFUSED = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.TOO_MANY_REQUESTS,
}


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


def sessions_end(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Sign out whoever signed in too long ago; keep alive, once a day, what is in use."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not sessions.goes_on(request):
            logout(request)
        return get_response(request)

    return middleware


def refusals_noted(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A line for each page of ours that was refused; an address that is no page is no news."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code in REFUSED and request.resolver_match:
            page = request.resolver_match.view_name
            security_log.note(f"refused page={page} status={response.status_code}", request)
        return response

    return middleware


class Patience:
    """The answer to whoever asks too often: a sentence, and when to ask again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do on the way."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """429 with the sentence, as a page or as JSON."""
        if not isinstance(error, TooOften):
            return None
        said, status = {"error": error.sentence()}, HTTPStatus.TOO_MANY_REQUESTS
        answer: HttpResponse
        if request.accepts("text/html"):
            answer = render(request, "429.html", said, status=status)
        else:
            answer = JsonResponse(said, status=status)
        answer.headers["Retry-After"] = str(error.seconds)
        return answer
