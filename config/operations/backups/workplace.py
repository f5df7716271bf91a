"""A private folder inside DATA_DIR for what is unpacked while a backup is made or put back.

It holds the database in plain. It goes at the end, also when the program is told to stop
(SIGTERM, Ctrl-C); what a kill left behind goes with the next one and when the server starts.
"""

import fcntl
import os
import shutil
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from threading import current_thread, main_thread
from typing import Any

from django.conf import settings

PREFIX = ".backup-in-progress-"
LOCK = "in-use"


@contextmanager
def workplace() -> Iterator[Path]:
    """A new empty folder that only this account can read, and that is gone afterwards."""
    clean_up()
    data = Path(settings.DATA_DIR)
    data.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=PREFIX, dir=data))
    try:
        with (folder / LOCK).open("w") as lock, _sigterm_exits():
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clean_up() -> int:
    """Delete the folders and half copies of programs that were killed; returns how many."""
    places = {Path(settings.DATA_DIR), Path(settings.BACKUP_DIR)}
    candidates = [each for place in places for pattern in _LEFT for each in place.glob(pattern)]
    left = [each for each in candidates if not _in_use(each / LOCK if each.is_dir() else each)]
    for each in left:
        if each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)
    return len(left)


HALF = ".half"
# The last is what former versions left beside the backups.
_LEFT = (f"{PREFIX}*", f".stillnight-*{HALF}", ".making-*")


def _in_use(file: Path) -> bool:
    with suppress(FileNotFoundError), file.open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@contextmanager
def _sigterm_exits() -> Iterator[None]:
    """Let SIGTERM end the program like Ctrl-C: by way of every `finally`."""
    if current_thread() is not main_thread():
        yield
        return
    former: Any = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


def private_copy(source: Path, target: Path) -> None:
    """Copy a file to where only this account can read it, whole or not at all."""
    half = target.with_name(f".{target.name}{HALF}")
    with suppress(FileNotFoundError):
        half.unlink()
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    try:
        with os.fdopen(handle, "wb") as opened, source.open("rb") as read:
            fcntl.flock(opened, fcntl.LOCK_EX)  # it is in use
            shutil.copyfileobj(read, opened)
            opened.flush()
            os.fsync(opened.fileno())
        half.rename(target)
    finally:
        half.unlink(missing_ok=True)  # there only if something went wrong
