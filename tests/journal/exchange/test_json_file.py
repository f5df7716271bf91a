import pytest

from journal.exchange import json_file
from journal.exchange.problem import ImportProblem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_is_parsed_and_each_object_may_be_made_smaller(encoding: str) -> None:
    data = '{"a": [1, {"b": 2.5}]}'.encode(encoding)
    assert json_file.parsed(data) == {"a": [1, {"b": 2.5}]}
    assert json_file.parsed(data, object_hook=lambda _: 0) == 0


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"[" * 90_000, "nested far too deeply"),
        (b"[1,]", "not whole JSON"),
        (b"[NaN]", "not whole JSON"),
        (b"[\xff]", "not whole JSON"),
        (b"[" + b"1," * 1_500_001 + b"1]", "far more items"),
    ],
)
def test_what_is_broken_or_far_too_much_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        json_file.parsed(data)
