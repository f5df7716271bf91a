"""Zone and language of whoever is looking, sessions that end, refused requests in the log."""

from collections.abc import Callable, Iterator
from http import HTTPStatus

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from accounts import security_log, sessions, spoken
from accounts.limits import TooOften
from config import language

REFUSED = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.TOO_MANY_REQUESTS,
}


def activate_time_zone(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Make the signed-in person's zone the current one while their request is answered."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with timezone.override(request.user.zone):
            return get_response(request)

    return middleware


def speak_the_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer in the person's language; a visitor in the one they chose, else in their browser's."""

    def middleware(request: HttpRequest) -> HttpResponse:
        person = request.user
        code = person.speaks if person.is_authenticated else spoken.by(request)
        request.language = code  # type: ignore[attr-defined]
        with language.in_language(code):
            response = get_response(request)
            response.headers.setdefault("Content-Language", language.current())
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = _spoken(iter(response))
        if not person.is_authenticated:
            patch_vary_headers(response, ["Accept-Language"])
        return response

    return middleware


def _spoken(parts: Iterator[bytes]) -> Iterator[bytes]:
    """The parts of an answer, each made in the language of now, whenever it is asked for."""
    code = language.current()

    def following() -> bytes | None:
        with language.in_language(code):
            return next(parts, None)

    return iter(following, None)


def clear_site_data_on_logout(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Tell the browser to clear caches, storage and worker when somebody signs out, in any way."""

    def middleware(request: HttpRequest) -> HttpResponse:
        was_somebody = request.user.is_authenticated
        response = get_response(request)
        if was_somebody and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return middleware


def end_old_sessions(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Sign out whoever signed in too long ago; keep alive, once a day, what is in use."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not sessions.goes_on(request):
            logout(request)
        return get_response(request)

    return middleware


def log_refusals(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Log each page of ours that was refused; an address that is no page is not logged."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code in REFUSED and request.resolver_match:
            page = request.resolver_match.view_name
            security_log.note(f"refused page={page} status={response.status_code}", request)
        return response

    return middleware


class TooOftenMiddleware:
    """Answers `TooOften` with a sentence and when to ask again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer with 429 and the sentence, as a page or as JSON."""
        if not isinstance(error, TooOften):
            return None
        context, status = {"error": error.sentence()}, HTTPStatus.TOO_MANY_REQUESTS
        answer: HttpResponse
        if request.accepts("text/html"):
            answer = render(request, "429.html", context, status=status)
        else:
            answer = JsonResponse(context, status=status)
        answer.headers["Retry-After"] = str(error.seconds)
        return answer
