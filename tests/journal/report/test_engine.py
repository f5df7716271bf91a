"""The process that prints, from inside: frames, limits, what a job may and may not."""

import io
import json
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import typst

from journal.report import engine
from journal.report.press import PROJECT
from tests.journal.report.made_up import made_document

pytestmark = pytest.mark.usefixtures("typefaces")


def job(form: str = "pdf", **kept: Any) -> dict[str, Any]:
    return {
        "template": "summary",
        "format": form,
        "paper": "a4",
        "made_on": "2026-04-01",
        "data": {**made_document(**kept), "code": []},
    }


def answers(*jobs: Mapping[str, Any] | bytes) -> list[bytes]:
    """The frames that come back for these jobs."""
    asked, told = io.BytesIO(), io.BytesIO()
    for each in jobs:
        engine.write(asked, each if isinstance(each, bytes) else json.dumps(each).encode())
    asked.seek(0)
    engine.serve(asked, told)
    told.seek(0)
    return list(iter(lambda: engine.read(told), None))


@pytest.fixture(autouse=True)
def _no_limit_on_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "limit_cpu", lambda seconds: None)


def test_one_job_after_another_is_answered() -> None:
    first, pdf, second, *pages = answers(job(), job("svg"))
    assert json.loads(first) == {"parts": 1}
    assert pdf.startswith(b"%PDF-")
    assert json.loads(second) == {"parts": len(pages)}
    assert len(pages) == 1
    assert all(page.startswith(b"<svg") for page in pages)


def test_a_page_alone_is_one_part_too() -> None:
    from journal.report.data import Section

    told, *pages = answers(job("svg", left_out=frozenset(Section)))
    assert json.loads(told) == {"parts": 1}
    assert len(pages) == 1


def test_an_error_of_the_engine_is_told_and_the_next_job_answered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.typ"
    broken.write_text('#panic("no")')
    with monkeypatch.context() as patch:
        patch.setitem(engine.TEMPLATES, "summary", broken)
        (told,) = answers(job())
    assert "no" in json.loads(told)["error"]
    assert json.loads(answers(job())[0]) == {"parts": 1}


def test_a_stream_cut_off_ends_the_work() -> None:
    assert engine.read(io.BytesIO(b"\0\0")) is None
    assert engine.read(io.BytesIO()) is None


def test_there_is_no_file_for_a_template_to_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    curious = tmp_path / "curious.typ"
    curious.write_text('#read("/etc/passwd")')
    monkeypatch.setitem(engine.TEMPLATES, "summary", curious)
    with pytest.raises(typst.TypstError):
        engine.compose(job())


def in_a_process(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"from journal.report import engine; {code}"],
        cwd=PROJECT, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip


def test_memory_beyond_the_limit_is_not_to_be_had() -> None:
    ended = in_a_process("engine.limit(); bytearray(2 * engine.MEMORY)")
    assert "MemoryError" in ended.stderr


def test_no_file_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    ended = in_a_process(f"engine.limit(); open({str(file)!r}, 'w', buffering=1).write('x\\n')")
    assert "File too large" in ended.stderr
    assert file.read_text() == ""


def test_cpu_time_beyond_the_limit_ends_the_process() -> None:
    ended = in_a_process("engine.limit_cpu(1)\nwhile True: pass")
    assert ended.returncode < 0


def test_the_limit_of_a_job_starts_where_the_last_one_ended() -> None:
    ended = in_a_process(
        "import resource, time; engine.limit_cpu(5);"
        "first = resource.getrlimit(resource.RLIMIT_CPU);"
        "spent = time.process_time() + 1.1\nwhile time.process_time() < spent: pass\n"
        "engine.limit_cpu(5);"
        "assert resource.getrlimit(resource.RLIMIT_CPU)[0] > first[0]"
    )
    assert ended.returncode == 0, ended.stderr


def test_the_program_answers_on_its_pipes_and_ends_with_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = io.BytesIO()
    engine.write(asked, json.dumps(job()).encode())
    ended = subprocess.run(
        [sys.executable, "-m", "journal.report.engine"],
        cwd=PROJECT, input=asked.getvalue(), capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    told = io.BytesIO(ended.stdout)
    assert json.loads(engine.read(told) or b"") == {"parts": 1}
    assert (engine.read(told) or b"").startswith(b"%PDF-")


def test_main_sets_its_limits_before_the_first_job(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[Any] = []
    monkeypatch.setattr(engine, "limit", lambda: done.append("limit"))
    monkeypatch.setattr(engine, "serve", lambda jobs, answers: done.append("serve"))
    monkeypatch.setattr(signal, "signal", lambda *what: None)
    engine.main()
    assert done == ["limit", "serve"]


def test_limits_are_what_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    found: dict[int, Any] = {}
    monkeypatch.setattr(resource, "setrlimit", found.__setitem__)
    engine.limit()
    assert found[resource.RLIMIT_AS] == (engine.MEMORY, engine.MEMORY)
    assert found[resource.RLIMIT_FSIZE] == found[resource.RLIMIT_CORE] == (0, 0)


def test_without_typefaces_the_error_says_how_to_make_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine._engine.cache_clear()
    monkeypatch.setattr(engine, "COVERAGE", tmp_path / "coverage.json")
    with pytest.raises(FileNotFoundError, match=r"python -m journal\.report\.build_fonts"):
        engine._engine()
    engine._engine.cache_clear()
