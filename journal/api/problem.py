"""What is wrong with a request, as RFC 9457 writes it: `application/problem+json`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.http import JsonResponse

from config.language import Words, ngettext

PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field, by its path such as "answers.evening_severity", and the sentence about it."""

    field: str
    message: Words

    def in_json(self) -> dict[str, str]:
        """As the answer holds it."""
        return {"field": self.field, "message": str(self.message)}


@dataclass(slots=True)
class Problem(Exception):  # noqa: N818 - it has the name that the standard gives it
    """Ends a request with a status and a sentence; `more` are further members of the answer."""

    status: HTTPStatus
    detail: Words
    errors: Iterable[FieldError] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def answer(self) -> JsonResponse:
        """The response that says so."""
        members: dict[str, Any] = {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": str(self.detail),
        }
        if errors := [error.in_json() for error in self.errors]:
            members["errors"] = errors
        return JsonResponse(
            {**members, **self.more},
            status=self.status,
            content_type=PROBLEM,
            headers=dict(self.headers),
        )


def wrong(*errors: FieldError) -> Problem:
    """The problem of fields that cannot be stored as they are sent."""
    sentence = ngettext(
        "One field has to be corrected. Nothing was stored.",
        "{count} fields have to be corrected. Nothing was stored.",
        len(errors),
    ).format(count=len(errors))
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, sentence, errors)


def missing(sentence: str) -> Problem:
    """The problem of something that is not there, or is somebody else's."""
    return Problem(HTTPStatus.NOT_FOUND, sentence)
