"""A file of others, read in a process of its own.

It may be made by an enemy: the process has limits of its own and few words of its surroundings, and
whatever it dies of, the server lives.
"""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]


class ChildDied(Exception):  # noqa: N818 – it is the file's fault
    """The process ended without an answer, or took too long."""


def limit(memory: int, seconds: int) -> None:
    """Give this process at most so many bytes of address space and seconds of CPU, and no file to
    write; first thing in each child."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(module: str, data: bytes, seconds: float, *arguments: str) -> Any:
    """What a module answers, as JSON, that gets a file on its standard input.

    Raises `ChildDied` where it answers nothing within `seconds`.
    """
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", module, *arguments],
            cwd=PROJECT,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            input=data,
            capture_output=True,
            timeout=seconds,
            check=True,
        )
        return json.loads(child.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise ChildDied from error
