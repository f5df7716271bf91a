"""The PDF engine (Typst), in a process of its own: `python -m journal.report.engine`.

The only module that knows Typst. What people wrote reaches it only as JSON data, never as
template source; the engine's file root is an empty folder, so that there is no file to read,
and it imports no package, so that it needs no network. The process may use only so much
memory and so much CPU time a job, and write no file; whatever it dies of, the server lives.

A job is a frame (4 bytes of length, big-endian, then JSON) on standard input; the answer is
a frame of JSON, then a frame for each part: the PDF, or one SVG a page.
"""

import json
import resource
import signal
import struct
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import typst

from journal.report.faces import COVERAGE, EMPTY, FAMILIES, FOLDER
from journal.report.glyphs import printable_everywhere
from journal.report.row_headers import with_row_headers

FOLDER_OF_TEMPLATES = Path(__file__).resolve().parent
TEMPLATES = {name: FOLDER_OF_TEMPLATES / f"{name}.typ" for name in ("summary", "nights")}
MEMORY = 1024**3  # bytes of address space; about a third of it is used
CPU = 6  # seconds a job
LENGTH = struct.Struct(">I")


def main() -> None:
    """Answer jobs until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is the server's
    limit()
    _engine()
    serve(sys.stdin.buffer, sys.stdout.buffer)


def limit() -> None:
    """What holds for the whole life of the process: memory, no files written, no core dump."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_cpu(seconds: int) -> None:
    """From now on so many seconds of CPU time, then the kernel ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, hard))


def serve(jobs: BinaryIO, answers: BinaryIO) -> None:
    """Answer one job after another."""
    while (job := read(jobs)) is not None:
        limit_cpu(CPU)
        try:
            parts = compose(json.loads(job))
        except typst.TypstError as error:
            write(answers, json.dumps({"error": str(error)}).encode())
        else:
            write(answers, json.dumps({"parts": len(parts)}).encode())
            for part in parts:
                write(answers, part)
        answers.flush()


def read(stream: BinaryIO) -> bytes | None:
    """The next frame; `None` at the end of the stream."""
    head = stream.read(LENGTH.size)
    return stream.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else None


def write(stream: BinaryIO, frame: bytes) -> None:
    """Write one frame."""
    stream.write(LENGTH.pack(len(frame)) + frame)


def compose(job: Mapping[str, Any]) -> list[bytes]:
    """The tagged PDF (PDF/UA-1) of a template, or its pages as SVG; the same job, same bytes.

    `{"template": "summary" | "nights", "format": "pdf" | "svg", "paper": …, "made_on":
    "2026-03-31", "data": {…}}`; raises typst.TypstError.
    """
    data = {
        "paper": job["paper"],
        "fonts": FAMILIES,
        **printable_everywhere(job["data"]),
    }
    pdf = job["format"] == "pdf"
    made: Any = _engine().compile(
        TEMPLATES[job["template"]].read_bytes(),
        format=job["format"],
        sys_inputs={"data": json.dumps(data)},
        pdf_standards="ua-1" if pdf else [],
        timestamp=datetime.combine(date.fromisoformat(job["made_on"]), time(12), UTC),
    )
    parts = [bytes(part) for part in (made if isinstance(made, list) else [made])]
    return list(map(with_row_headers, parts)) if pdf else parts


@cache
def _engine() -> typst.Compiler:
    """One engine a process: it keeps the fonts and what it learnt of the template."""
    if not COVERAGE.exists():
        raise FileNotFoundError("Make the typefaces first: python -m journal.report.build_fonts")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )
    return typst.Compiler(
        root=EMPTY, font_paths=fonts, package_path=EMPTY, package_cache_path=EMPTY
    )


if __name__ == "__main__":
    main()
