import pytest

from journal.exchange.problem import ImportProblem
from journal.exchange.recognise import kind_of


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\n \t"])
def test_json_begins_with_a_bracket_whatever_the_file_is_called(mark: bytes) -> None:
    assert kind_of(mark + b'[{"logId": 1}]') == "json"
    assert kind_of(mark + b'{"sleep": []}') == "json"


@pytest.mark.parametrize("text", ["night\n2026-03-03", "Notiz;night\n", "\tnight"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_other_text_is_read_as_csv(text: str, encoding: str) -> None:
    assert kind_of(text.encode(encoding)) == "csv"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04 heart_rate-2024.json", "zip archive holds no file that can be read"),
        (b"PK\x03\x04 csv/nights.csv", "holds the tables of Stillnight one by one"),
        (b"PK\x03\x04 apple_health_export/export.xml", "Apple Health export"),
        (b"BEGIN:VCALENDAR", "calendar file"),
        (b"PK\x03\x04....[Content_Types].xml", "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"SQLite format 3\x00", "database"),
        (b"<?xml version='1.0'?><HealthData>", "XML"),
    ],
)
def test_other_files_are_named_and_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        kind_of(data)


def test_a_refusal_says_what_is_read_instead() -> None:
    with pytest.raises(ImportProblem, match=r"nights as CSV\) and Fitbit’s sleep files"):
        kind_of(b"%PDF-1.7")
