import pytest

from journal.exchange.problem import ImportProblem, Problem
from journal.exchange.uploaded import Content, UploadedBytes, naming


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"PK\x03\x04", Content.ZIP),
        (b"\x1f\x8b\x08", Content.FOREIGN),
        (b"\xef\xbb\xbf<a>", Content.XML),
        ("\n{}".encode("utf-16"), Content.JSON),
        (b" [", Content.JSON),
        (b"\xef\xbb\xbf", Content.EMPTY),
        (b"night", Content.TEXT),
        (b"\x00\x01", Content.TEXT),
    ],
)
def test_a_file_is_what_its_first_bytes_are(data: bytes, content: Content) -> None:
    assert UploadedBytes("photo.jpg", data).content is content


def test_words_are_found_in_letters_of_two_bytes_too() -> None:
    assert b"logId" in UploadedBytes("a", '["logId"]'.encode("utf-16")).letters
    assert UploadedBytes("a", b"[1]").letters == b"[1]"


def test_a_problem_names_the_file_it_is_of() -> None:
    found = naming("a.csv", ImportProblem(Problem("No.", 3, "night"), "Why?", count=7))
    assert str(found) == "Line 3, “a.csv”, night: No.; “a.csv”: Why?"
    assert found.count == 7
