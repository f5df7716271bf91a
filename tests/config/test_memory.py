"""What a process gives back of its memory, and when it has outgrown it."""

from pathlib import Path

import pytest

from config import memory
from config.memory import MEBI, Memory, held


@pytest.fixture
def bytes_held(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the system says is held now, then after each time something was given back."""
    said = [100 * MEBI]
    monkeypatch.setattr(memory, "held", lambda: said[-1])
    return said


def a_process(monkeypatch: pytest.MonkeyPatch, said: list[int], after: int) -> Memory:
    """A process whose free memory can be given back until `after` bytes are left."""
    monkeypatch.setattr(memory, "_trim", lambda: lambda _: said.append(after))
    return Memory()


def test_what_hardly_grew_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, bytes_held: list[int]
) -> None:
    process = a_process(monkeypatch, bytes_held, 0)
    bytes_held.append(100 * MEBI + memory.GROWTH - 1)
    process.give_back()
    assert bytes_held[-1] == 100 * MEBI + memory.GROWTH - 1


@pytest.mark.parametrize(("left", "outgrown"), [(memory.MOST, False), (memory.MOST + 1, True)])
def test_a_process_is_outgrown_by_what_it_cannot_give_back(
    monkeypatch: pytest.MonkeyPatch, bytes_held: list[int], left: int, outgrown: bool
) -> None:
    process = a_process(monkeypatch, bytes_held, 100 * MEBI + left)
    bytes_held.append(300 * MEBI)
    assert not process.outgrown
    process.give_back()
    assert process.outgrown is outgrown


def test_a_large_answer_is_given_back_to_the_system() -> None:
    process = Memory()
    if not process.first:
        pytest.skip("this system does not say what a process holds")
    pieces = [bytearray(40_000) for _ in range(2_500)]  # each too small to be mapped by itself
    last = bytearray(40_000)  # so that they are not the end of what it holds
    full = held()
    pieces.clear()
    process.last = 0
    process.give_back()
    assert process.last < full - 50 * MEBI, last


def test_where_the_system_says_nothing_nothing_is_done(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(memory, "STATM", tmp_path / "statm")
    process = Memory()
    process.give_back()
    assert (held(), process.outgrown) == (0, False)


def test_another_c_library_has_nothing_to_give_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())
    process = Memory()
    process.last = -memory.GROWTH
    process.give_back()
    assert process.last >= 0
