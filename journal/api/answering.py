"""One request to the API: found by its address, answered, and given the headers of its limits."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve

from config.language import gettext as _
from config.language import gettext_lazy
from journal.api.problem import Problem, missing

IN_PLAIN = gettext_lazy(
    "Please use https. What was sent without it can be read on its way: please stop this token and "
    "make a new one."
)


def answered(request: HttpRequest, path: str) -> HttpResponseBase:
    """The answer to a request for a path such as `/nights/`."""
    if settings.HTTPS and not request.is_secure():
        return Problem(HTTPStatus.FORBIDDEN, IN_PLAIN).answer()
    try:
        match = resolve(path, "journal.api.routes")
    except Resolver404:
        return missing(_("There is no such address.")).answer()
    response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allow = {"Allow": response.headers["Allow"]}
        sentence = _("This address takes {allow}.").format(allow=allow["Allow"])
        response = Problem(HTTPStatus.METHOD_NOT_ALLOWED, sentence, headers=allow).answer()
    for name, value in getattr(request, "limits", {}).items():
        response.headers[name] = value
    return response
