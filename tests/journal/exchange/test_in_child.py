"""A process that dies, hangs or talks nonsense is one and the same to whoever asked."""

from pathlib import Path

import pytest

from journal.exchange import in_child
from journal.exchange.in_child import ChildDied, answer
from journal.exchange.progress import Progress


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


def test_a_file_on_the_disk_is_read_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"[1]")
    assert answer("json.tool", tmp_path / "a", 20) == [1]


def test_whoever_waits_hears_how_far_it_is_and_can_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_child, "BETWEEN", 0.01)
    (tmp_path / "a").write_bytes(b"[1]")

    def ends(_: Progress) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        answer("json.tool", tmp_path / "a", 20, tell=ends)


@pytest.mark.parametrize(
    ("words", "progress"),
    [
        (b"", Progress(50)),
        (
            b"1000 2020-01-01 2021-01-01\n2000 2020-01-01 2022-",
            Progress(50, 1000, "2020-01-01", "2021-01-01"),
        ),
        (b"Traceback of something\n", Progress(50)),
    ],
)
def test_the_last_whole_line_says_what_was_found(
    tmp_path: Path, words: bytes, progress: Progress
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345678")
    with path.open("rb", buffering=0) as file:
        file.read(4)
        assert in_child._progress(file, words) == progress
