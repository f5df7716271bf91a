"""A file of others, read in a process of its own.

It may be made by an enemy: the process has limits of its own and few words of its surroundings, and
whatever it dies of, the server lives.
"""

import json
import os
import resource
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from time import monotonic
from typing import IO, Any

import django
from django.conf import settings

from journal.exchange.progress import Progress, Tell

PROJECT = Path(__file__).resolve().parents[2]
BETWEEN = 1.0  # seconds from one look at how far it is to the next


class ChildDied(Exception):  # noqa: N818 – it is the file's fault
    """The process ended without an answer, or took too long."""


def limit(memory: int, seconds: int) -> None:
    """Give this process at most so many bytes of address space and seconds of CPU, and no file to
    write; first thing in each child."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def speak(language: str) -> None:
    """Let this process, which has no settings, make sentences in the language of this code."""
    if settings.configured:
        return
    settings.configure(LANGUAGE_CODE=language, LOCALE_PATHS=[PROJECT / "locale"])
    django.setup()


def answer(
    module: str, data: bytes | Path, seconds: float, *arguments: str, tell: Tell | None = None
) -> Any:
    """What a module answers, as JSON, that gets a file on its standard input.

    What it finds meanwhile it says with `say`, and `tell` hears of it. Raises `ChildDied` where
    it answers nothing within `seconds`, and whatever `tell` raises, which ends it too.
    """
    with data.open("rb") if isinstance(data, Path) else nullcontext() as file:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", module, *arguments],
            cwd=PROJECT,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            stdin=file or subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            output = _output(child, None if file else data, file, seconds, tell)
            return json.loads(output)
        except (subprocess.SubprocessError, ValueError) as error:
            raise ChildDied from error
        finally:
            child.kill()
            child.communicate()


def say(found: int, first: str, last: str) -> None:
    """Say, in a child, how many records were found so far, and the first and last day of them."""
    sys.stderr.write(f"{found} {first} {last}\n")


def _output(
    child: subprocess.Popen[bytes],
    data: Any,
    file: IO[bytes] | None,
    seconds: float,
    tell: Tell | None,
) -> bytes:
    """What the child writes; raises `TimeoutExpired`, or `CalledProcessError` where it failed."""
    end = monotonic() + seconds
    while True:
        left = end - monotonic()
        try:
            output, _ = child.communicate(data, min(left, BETWEEN) if tell else left)
        except subprocess.TimeoutExpired as waiting:
            if tell is None or left <= BETWEEN:
                raise
            tell(_progress(file, waiting.stderr or b""))
        else:
            if child.returncode:
                raise subprocess.CalledProcessError(child.returncode, child.args)
            return output


def _progress(file: IO[bytes] | None, words: bytes) -> Progress:
    """How far the child is by its place in the file, which it shares, and by its last words."""
    lines = words.decode("utf-8", "replace").splitlines(keepends=True)
    whole = [line.split() for line in lines if line.endswith("\n")]
    found = [line for line in whole if len(line) == 3 and line[0].isdecimal()]
    percent = 0
    if file:
        here, size = os.lseek(file.fileno(), 0, os.SEEK_CUR), os.fstat(file.fileno()).st_size
        percent = min(99, 100 * here // max(size, 1))
    if not found:
        return Progress(percent)
    count, first, last = found[-1]
    return Progress(percent, int(count), first, last)
