"""Figures of nights: the series of the trends, and the summary for a doctor."""

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, HttpResponseBase

from config.language import gettext as _
from journal.api.problem import FieldError, Problem, wrong
from journal.api.service import route
from journal.report.views import choices_of, report_json, report_pdf
from journal.trends.views import series as series_of_trends

GROUP = "Figures"


@route("GET", "/series", scope="nights:read", returns=dict[str, Any], may=(304,), group=GROUP)
def series(
    request: Any,
    range: str = "",  # noqa: A002 - as the pages call it
    first: str = "",
    last: str = "",
    rest: str = "",
) -> HttpResponse:
    """Read the numbers behind the trends in columns, a value for each night; “null” is unknown."""
    return _or_problem(series_of_trends(request))


@route("GET", "/report", scope="report:read", returns=dict[str, Any], group=GROUP)
def report(
    request: Any,
    range: str = "",  # noqa: A002
    first: str = "",
    last: str = "",
    compare: str = "",
    compare_first: str = "",
    compare_last: str = "",
    paper: str = "",
    language: str = "",
) -> HttpResponse:
    """Read the summary for a doctor as JSON, as its page chooses unless others are named."""
    return _or_problem(report_json(request))


def _or_problem(response: HttpResponse) -> HttpResponse:
    """The answer of a page's own JSON; its errors as a problem."""
    if response.status_code != HTTPStatus.BAD_REQUEST:
        return response
    errors = json.loads(response.content)["errors"]
    raise wrong(*(FieldError(name, each) for name, listed in errors.items() for each in listed))


@route(
    "GET", "/report.pdf", scope="report:read", may=(503,), group=GROUP, files=("application/pdf",)
)
def report_on_paper(
    request: Any,
    range: str = "",  # noqa: A002
    first: str = "",
    last: str = "",
    compare: str = "",
    compare_first: str = "",
    compare_last: str = "",
    paper: str = "",
    language: str = "",
) -> HttpResponseBase:
    """Read the summary for a doctor as a tagged PDF."""
    form = choices_of(request)
    if not form.is_valid():
        errors = form.errors.get_json_data().items()
        raise wrong(*(FieldError(n, each["message"]) for n, listed in errors for each in listed))
    response = report_pdf(request)
    if response.status_code != HTTPStatus.OK:
        sentence = _("The summary cannot be printed right now. Please try again later.")
        raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, sentence)
    return response
