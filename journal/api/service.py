"""The API as django-ninja knows it, and how a route is declared.

The one module that knows django-ninja; `schemas` knows pydantic beside it.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from inspect import Parameter, signature
from typing import Any

from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFilesSent,
)
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.errors import ValidationError as Unfit
from ninja.parser import Parser

from accounts.limits import TooOften
from config.language import gettext as _
from config.language import gettext_lazy, list_text
from journal.api.access import Scope
from journal.api.other_schemas import DAY, ProblemSchema
from journal.api.problem import FieldError, Problem, missing, wrong
from journal.api.schemas import CLOCK, UID
from journal.saving.change import parsed

View = Callable[..., Any]
# By the name of each route, as it is declared there: its scope, and the kinds of files it answers
SCOPES: dict[str, str] = {}
FILES: dict[str, tuple[str, ...]] = {}
ALWAYS = (400, 401, 403, 404, 413, 422, 429)  # what any route may answer beside what it is for
OF_WRITES = (409,)
WHOLE = gettext_lazy("Please send a whole number or null.")
NUMBER = gettext_lazy("Please send a number or null.")
DATE = gettext_lazy("Please write a date such as 2026-03-03.")
# How pydantic calls what is wrong, and the sentence for it
SENTENCES = {
    "extra_forbidden": gettext_lazy("There is no such field. Please leave it out."),
    "missing": gettext_lazy("This is missing. Please send it."),
    "bool_type": gettext_lazy("Please send true, false or null."),
    "int_type": WHOLE,
    "int_parsing": WHOLE,
    "int_parsing_size": WHOLE,
    "int_from_float": WHOLE,
    "float_type": NUMBER,
    "finite_number": NUMBER,
    "string_type": gettext_lazy("Please send a text or null."),
    "list_type": gettext_lazy("Please send a list."),
    "model_type": gettext_lazy("Please send an object."),
    "model_attributes_type": gettext_lazy("Please send an object."),
    "date_parsing": DATE,
    "date_from_datetime_parsing": DATE,
    "date_from_datetime_inexact": DATE,
    "greater_than_equal": gettext_lazy("Please send a number of at least {ge}."),
    "less_than_equal": gettext_lazy("Please send a number of at most {le}."),
    "string_too_long": gettext_lazy("Please send at most {max_length} letters."),
    "too_long": gettext_lazy("Please send at most {max_length} of these."),
    "literal_error": gettext_lazy("Please send one of these: {expected}."),
}
PATTERNS = {
    CLOCK: gettext_lazy("Please send a clock time such as 21:30, or null."),
    UID: gettext_lazy("Please send a UUID in lower case, or null."),
    DAY: DATE,
}


class JsonParser(Parser):
    """Reads JSON that can be stored: no half letters, not nested without end.

    A body of plain text is a line of words for `quick`.
    """

    def parse_body(self, request: HttpRequest) -> Any:
        """The value of a body; `ValueError` for what is no JSON."""
        if request.content_type == "text/plain":
            return {"text": request.body.decode()}
        return parsed(request.body)


api = NinjaAPI(
    title="Stillnight",
    version="1",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-v1",
    parser=JsonParser(),
)


def route(
    method: str,
    path: str,
    *,
    scope: str,
    returns: Any = None,
    may: tuple[int, ...] = (),
    group: str,
    body: dict[str, Any] | None = None,
    files: tuple[str, ...] = (),
) -> Callable[[View], View]:
    """Declare a view as a route that a token with `scope` opens; an empty one: any token.

    `returns` is the schema of its answer, or a mapping of them by status; `may` are further
    statuses of problems; `body` describes one that is no JSON, `files` are the kinds of an answer
    that is none. The view is given a request of the token's person, in their zone.
    """
    answers = returns if isinstance(returns, dict) else {200: returns}
    problems = {*ALWAYS, *may, *(() if method == "GET" else OF_WRITES)}

    def declare(view: View) -> View:
        SCOPES[view.__name__], FILES[view.__name__] = scope, files
        api.api_operation(
            [method],
            path,
            auth=Scope(scope),
            response={**answers, frozenset(sorted(problems)): ProblemSchema},
            summary=_summary(view),
            operation_id=view.__name__,
            tags=[group],
            openapi_extra={"requestBody": body} if body else None,
        )(_checked(view))
        return view

    return declare


def _checked(view: View) -> View:
    """The view in the person's zone, for a query that holds nothing it does not know."""
    names = _asked_for(view)

    @wraps(view)
    def checked(request: HttpRequest, **values: Any) -> Any:
        if unknown := [name for name in request.GET if name not in names]:
            raise wrong(*(FieldError(name, SENTENCES["extra_forbidden"]) for name in unknown))
        with timezone.override(request.user.zone):  # type: ignore[union-attr]
            return view(request, **values)

    return checked


def _summary(view: View) -> str:
    """The first sentence of a view's docstring."""
    return (view.__doc__ or "").partition("\n")[0].rstrip(".")


def _asked_for(view: View) -> set[str]:
    """The names that may stand in the query: those of arguments that may be left out."""
    arguments = signature(view).parameters.items()
    return {name for name, each in arguments if each.default is not Parameter.empty}


@api.exception_handler(Problem)
def _told(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem.answer()


@api.exception_handler(Unfit)
def _unfit(request: HttpRequest, unfit: Unfit) -> HttpResponse:
    """Every field that is none, or has another type."""
    return wrong(*(FieldError(_path(each), _sentence(each)) for each in unfit.errors)).answer()


def _path(error: dict[str, Any]) -> str:
    """Where the field is: without the source, and without the name of the view's argument."""
    source, *places = error["loc"]
    return ".".join(str(place) for place in (places[1:] if source == "body" else places))


def _sentence(error: dict[str, Any]) -> str:
    found = dict(error.get("ctx", {}))
    sentence = PATTERNS.get(found.get("pattern", "")) or SENTENCES.get(error["type"])
    if sentence is None:
        return f"{error['msg']}."
    if expected := found.get("expected"):  # "'left', 'right' or 'both'"
        found["expected"] = list_text(expected.replace(" or ", ", ").split(", "), "or")
    return str(sentence).format(**found)


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What django-ninja refuses by itself: a body that is no JSON."""
    return Problem(HTTPStatus.BAD_REQUEST, _("The body is not JSON. Please send JSON.")).answer()


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return missing(_("There is no such thing.")).answer()


@api.exception_handler(TooOften)
def _too_often(request: HttpRequest, often: TooOften) -> HttpResponse:
    wait = {"Retry-After": str(often.seconds)}
    return Problem(HTTPStatus.TOO_MANY_REQUESTS, often.sentence(), headers=wait).answer()


@api.exception_handler(BadRequest)
@api.exception_handler(MultiPartParserError)
@api.exception_handler(SuspiciousOperation)
def _unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    """What Django refuses while it reads a form, which it would answer with a page."""
    detail = _("This form could not be read. Please send it as multipart/form-data.")
    return Problem(HTTPStatus.BAD_REQUEST, detail).answer()


@api.exception_handler(RequestDataTooBig)
@api.exception_handler(TooManyFilesSent)
def _too_much(request: HttpRequest, error: Exception) -> HttpResponse:
    detail = _("This is too much at once. Please send less.")
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail).answer()


@api.exception_handler(Exception)
def _fault(request: HttpRequest, error: Exception) -> HttpResponseBase:
    """Everything else is for the house, which tells faults apart."""
    raise error
