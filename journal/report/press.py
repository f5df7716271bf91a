"""The process that prints: one a web process, replaced when it dies, ended when nobody prints.

A summary holds what people wrote, and typesetting is the one place where a few characters
could cost much time or memory. So it happens next door, with limits (see `engine`): whatever
a note does to that process, this one goes on answering.
"""

import atexit
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from config.language import gettext as _
from journal.report.faces import COVERAGE

PROJECT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "journal.report.engine")
HEAD = 4  # bytes of length before each frame
SECONDS = 10.0  # for one summary, waiting included
IDLE = 30.0  # seconds without a summary until the process ends: it holds up to 85 MB
JOBS = 500  # then a fresh process, so that nothing it keeps can grow for ever
CHUNK = 1 << 16


class PrintingError(Exception):
    """The summary could not be printed; `str()` is a sentence for the person."""


class Press:
    """A process that answers one job at a time."""

    def __init__(
        self, command: Sequence[str] = COMMAND, seconds: float = SECONDS, idle: float = IDLE
    ) -> None:
        self.command, self.seconds, self.idle = command, seconds, idle
        self.process: subprocess.Popen[bytes] | None = None
        self.end: threading.Timer | None = None
        self.jobs = 0
        self.turn = threading.Lock()

    def start(self) -> None:
        """Have a process ready, without waiting until it is."""
        if self.process is not None and self.process.poll() is None and self.jobs < JOBS:
            return
        self.stop()
        self.jobs = 0
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            self.command,
            cwd=PROJECT,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )

    def stop(self) -> None:
        """End the process, if there is one."""
        if self.process is None:
            return
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()
        self.process.wait()
        self.process = None

    def answer(self, job: Mapping[str, Any]) -> list[bytes]:
        """The parts of the answer; PrintingError when there is none in time."""
        deadline = time.monotonic() + self.seconds
        if not self.turn.acquire(timeout=self.seconds):
            raise PrintingError(_("Other summaries are being printed. Try again in a minute."))
        try:
            self.start()
            self.jobs += 1
            return _answer(self.process, json.dumps(job).encode(), deadline)
        except (OSError, EOFError, TimeoutError) as error:
            self.stop()
            raise PrintingError(
                _(
                    "This summary could not be printed: it took too long or too much memory. "
                    "Leave out a long note or a section, or choose fewer nights."
                )
            ) from error
        finally:
            self._end_later()
            self.turn.release()

    def _end_later(self) -> None:
        """End the process once it was idle for so long."""
        if self.end is not None:
            self.end.cancel()
        self.end = threading.Timer(self.idle, self._end_idle)
        self.end.daemon = True
        self.end.start()

    def _end_idle(self) -> None:
        if self.turn.acquire(blocking=False):  # else it prints, and is idle later
            try:
                self.stop()
            finally:
                self.turn.release()


def _answer(process: Any, job: bytes, deadline: float) -> list[bytes]:
    """Send a job and read its answer; OSError, EOFError or TimeoutError when that fails."""
    _send(process.stdin, len(job).to_bytes(HEAD, "big") + job, deadline)
    reply = json.loads(_receive(process.stdout, deadline))
    if "error" in reply:
        words = _("The summary could not be printed ({error}).")
        raise PrintingError(words.format(error=reply["error"][:200]))
    return [_receive(process.stdout, deadline) for _ in range(reply["parts"])]


def _send(stream: Any, data: bytes, deadline: float) -> None:
    os.set_blocking(stream.fileno(), False)
    rest = memoryview(data)
    while rest:
        _wait(stream, selectors.EVENT_WRITE, deadline)
        rest = rest[stream.write(rest[:CHUNK]) or 0 :]


def _receive(stream: Any, deadline: float) -> bytes:
    length = int.from_bytes(_exactly(stream, HEAD, deadline), "big")
    return _exactly(stream, length, deadline)


def _exactly(stream: Any, count: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    while count:
        _wait(stream, selectors.EVENT_READ, deadline)
        part = os.read(stream.fileno(), min(count, CHUNK))
        if not part:
            raise EOFError("the process that prints has died")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _wait(stream: Any, event: int, deadline: float) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(stream, event)
        if not selector.select(max(0.0, deadline - time.monotonic())):
            raise TimeoutError("the process that prints did not answer in time")


@cache
def _press_of(process: int) -> Press:
    press = Press()
    atexit.register(press.stop)
    return press


def press() -> Press:
    """The press of this web process; a fork makes its own."""
    if not COVERAGE.exists():
        raise FileNotFoundError("Make the typefaces first: python -m journal.report.build_fonts")
    return _press_of(os.getpid())
