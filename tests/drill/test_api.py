"""What the description of the API lets programs send: what merges send, and what is a miss."""

import random

import pytest
from django.http import HttpResponse, JsonResponse

from journal.api.document import document
from journal.api.problem import PROBLEM
from tests.drill import api
from tests.drill.api import Drill, Shot
from tests.drill.result import Size


def test_every_answer_is_described_whatever_is_sent(db):
    (told,) = api.attack(Size.SHORT)

    assert told.met, told.figure


NIGHTS: dict[str, object] = {"nights": [], "next": None}


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (JsonResponse(NIGHTS), ""),
        (HttpResponse(status=304), ""),
        (JsonResponse({}, status=500, content_type=PROBLEM), ": 500"),
        (JsonResponse({}, status=418, content_type=PROBLEM), ": 418 is not described"),
        (HttpResponse("nights", content_type="text/html"), ": 200 is text/html"),
        (HttpResponse("no", content_type="application/json"), ": 200 is no JSON"),
        (HttpResponse('{"nights": NaN}', content_type="application/json"), ": 200 is no JSON"),
        (JsonResponse({"nights": []}), ": 200 at $: 'next' is a required property"),
        (HttpResponse("yes", status=304), ": 304 holds something"),
    ],
)
def test_an_answer_that_is_not_described_is_a_miss_that_says_why(answer, told):
    drill = Drill(document(""), random.Random(1))  # noqa: S311
    route = next(r for r in drill.routes if (r.method, r.path) == ("GET", "/api/v1/nights"))

    drill.note(route, answer, answer.content, Shot("/api/v1/nights", {}))
    found = drill.result()

    assert found.met is (not told and answer.status_code < 400)
    assert told in found.figure


def test_few_accepted_requests_are_a_miss_because_they_try_little():
    drill = Drill(document(""), random.Random(1))  # noqa: S311
    drill.sent, drill.accepted = 10, 2

    assert drill.result().met is False
