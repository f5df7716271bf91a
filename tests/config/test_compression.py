import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from config.compression import FEWEST, MAX_PADDING, compressed_answers, packed

LONG = b"a quiet evening walk " * 50
GZIP = {"Accept-Encoding": "br, gzip;q=0.8"}


def answered(response, headers=GZIP):
    return compressed_answers(lambda _: response)(RequestFactory().get("/", headers=headers))


def test_pages_travel_compressed_to_whoever_can_read_that(client, db):
    plain = client.get("/privacy/")
    compressed = client.get("/privacy/", headers=GZIP)

    assert "Content-Encoding" not in plain.headers
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert len(compressed.content) < len(plain.content) / 2
    assert int(compressed.headers["Content-Length"]) == len(compressed.content)
    assert b"What is stored and where" in gzip.decompress(compressed.content)


@pytest.mark.parametrize(
    "kind",
    ["text/csv", "application/json", "application/fhir+json", "image/svg+xml; charset=utf-8"],
)
def test_text_of_any_kind_is_compressed(kind):
    answer = answered(HttpResponse(LONG, content_type=kind))

    assert gzip.decompress(answer.content) == LONG


@pytest.mark.parametrize("kind", ["application/pdf", "application/zip", "image/png", "font/woff2"])
def test_what_is_packed_already_is_left_as_it_is(kind):
    assert answered(HttpResponse(LONG, content_type=kind)).content == LONG


def test_few_bytes_and_bytes_that_are_encoded_are_left_as_they_are():
    few = HttpResponse(LONG[: FEWEST - 1])
    encoded = HttpResponse(LONG, headers={"Content-Encoding": "br"})

    assert answered(few).content == LONG[: FEWEST - 1]
    assert answered(encoded).headers["Content-Encoding"] == "br"


def test_what_comes_in_pieces_leaves_in_pieces():
    pieces = [LONG, b"", LONG]
    answer = answered(StreamingHttpResponse(iter(pieces), headers={"Content-Length": "2100"}))

    assert answer.streaming
    assert "Content-Length" not in answer.headers
    assert gzip.decompress(b"".join(answer.streaming_content)) == LONG * 2


def test_the_tag_says_that_the_bytes_are_others():
    assert answered(HttpResponse(LONG, headers={"ETag": '"1"'})).headers["ETag"] == 'W/"1"'
    assert answered(HttpResponse(LONG, headers={"ETag": 'W/"1"'})).headers["ETag"] == 'W/"1"'


def test_the_length_of_an_answer_is_padded_at_random():
    lengths = {len(b"".join(packed([LONG]))) for _ in range(60)}

    assert 5 < len(lengths) <= MAX_PADDING
