"""The process that prints, from outside: it may stall, die or babble, and we go on."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.report import press as press_module
from journal.report.press import Press, PrintingError, press
from tests.journal.report.made_up import made_document

pytestmark = pytest.mark.usefixtures("typefaces")
JOB = {
    "template": "summary",
    "format": "svg",
    "paper": "a4",
    "made_on": "2026-04-01",
    "data": {**made_document(), "code": []},
}


@pytest.fixture
def press_of() -> Iterator[Callable[..., Press]]:
    """A press that runs some Python in place of the engine; ended afterwards."""
    made: list[Press] = []

    def make(code: str = "", seconds: float = 2, idle: float = 30) -> Press:
        command = (sys.executable, "-c", code) if code else press_module.COMMAND
        made.append(Press(command, seconds, idle))
        return made[-1]

    yield make
    for each in made:
        each.stop()


@pytest.mark.parametrize(
    "code",
    [
        "import time; time.sleep(60)",  # stalls, and never reads what it is sent
        "import sys; sys.stdin.buffer.read(9); import time; time.sleep(60)",
        "import os; os.abort()",  # out of memory, or a bug
        "raise SystemExit",
        "import sys; sys.stdout.buffer.write(bytes(3)); sys.stdout.flush()",  # half an answer
    ],
)
def test_a_process_that_stalls_or_dies_ends_in_a_sentence(
    press_of: Callable[..., Press], code: str
) -> None:
    with pytest.raises(PrintingError, match="took too long or too much memory"):
        press_of(code).answer(JOB | {"data": {"text": "x" * 300_000}})


def test_after_a_death_the_next_summary_is_printed(press_of: Callable[..., Press]) -> None:
    working = press_of(seconds=30)
    assert working.answer(JOB)
    first = working.process
    assert first is not None
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert working.answer(JOB)
    assert working.process is not first


def test_one_process_prints_many_until_it_is_replaced(
    press_of: Callable[..., Press], monkeypatch: pytest.MonkeyPatch
) -> None:
    working = press_of(seconds=30)
    working.answer(JOB)
    first = working.process
    working.answer(JOB)
    assert working.process is first
    monkeypatch.setattr(press_module, "JOBS", 2)
    working.answer(JOB)
    assert working.process is not first


def test_an_error_of_the_engine_is_told_and_the_process_kept(
    press_of: Callable[..., Press],
) -> None:
    working = press_of(seconds=30)
    working.answer(JOB)
    first = working.process
    with pytest.raises(PrintingError, match="could not be printed"):
        working.answer(JOB | {"data": {}})
    assert working.answer(JOB)
    assert working.process is first


def test_whoever_waits_too_long_for_their_turn_is_told_so(
    press_of: Callable[..., Press],
) -> None:
    busy = press_of("import time; time.sleep(60)", seconds=0.2)
    with busy.turn, pytest.raises(PrintingError, match="Other summaries are being printed"):
        busy.answer(JOB)


def test_two_at_a_time_are_answered_one_after_the_other(press_of: Callable[..., Press]) -> None:
    working = press_of(seconds=30)
    told: list[int] = []
    threads = [
        threading.Thread(target=lambda: told.append(len(working.answer(JOB)))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [1, 1, 1]


def test_a_web_process_has_one_press_and_its_fork_another() -> None:
    assert press() is press()
    assert press_module._press_of(os.getpid()) is press()
    assert press_module._press_of(-1) is not press()


def test_a_process_ends_once_nobody_prints_and_the_next_summary_has_another(
    press_of: Callable[..., Press],
) -> None:
    working = press_of(seconds=30, idle=0.2)
    assert working.answer(JOB)
    end = time.monotonic() + 10
    while working.process is not None:
        assert time.monotonic() < end, "it never ended"
        time.sleep(0.01)
    assert working.answer(JOB)


def test_a_process_that_prints_is_not_ended(press_of: Callable[..., Press]) -> None:
    working = press_of(seconds=30)
    working.answer(JOB)
    with working.turn:
        working._end_idle()
        assert working.process is not None
    working._end_idle()
    assert working.process is None


def test_stopping_twice_is_no_harm(press_of: Callable[..., Press]) -> None:
    idle = press_of()
    idle.stop()
    assert idle.process is None


def test_without_typefaces_the_error_says_how_to_make_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press_module, "COVERAGE", tmp_path / "coverage.json")
    with pytest.raises(FileNotFoundError, match=r"python -m journal\.report\.build_fonts"):
        press()
