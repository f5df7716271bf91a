"""A process that dies, hangs or talks nonsense is one and the same to whoever asked."""

import pytest

from journal.exchange.in_child import ChildDied, answer


def test_a_module_answers_in_json():
    assert answer("json.tool", b'{"a": [1, 2]}', 20) == {"a": [1, 2]}


@pytest.mark.parametrize(
    ("module", "data", "seconds"),
    [("json.tool", b"{", 20), ("no.such.module", b"", 20), ("json.tool", b"{}", 0.001)],
)
def test_a_process_without_an_answer_died(module: str, data: bytes, seconds: float) -> None:
    with pytest.raises(ChildDied):
        answer(module, data, seconds)


def test_what_is_no_json_is_no_answer():
    with pytest.raises(ChildDied):
        answer("base64", b"eA==", 20, "-d")
