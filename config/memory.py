"""What this process holds of the machine's memory, and gives back.

What numpy and SQLite used for a large answer is free afterwards, but the C library keeps it for the
next: after what goes together in ten years 60 MB a process, for ever. What is still held after that
lies scattered among what is in use, so a process that has outgrown `MOST` is worth replacing.
"""

import ctypes
import gc
import os
from collections.abc import Callable
from pathlib import Path

MEBI = 1024**2
GROWTH = 8 * MEBI  # that is worth looking through all that is free, which takes 5 to 20 ms
MOST = 32 * MEBI  # more than at the beginning; the pages of ten years take 30
STATM = Path("/proc/self/statm")  # only Linux has it


class Memory:
    """The memory of this process: at its beginning, and when something was last given back."""

    def __init__(self) -> None:
        self.trim = _trim()
        self.first = self.last = held()

    def give_back(self) -> None:
        """Give the system what is free, where the process has grown."""
        if held() < self.last + GROWTH:
            return
        gc.collect()  # what refers to itself holds its memory until then
        self.trim(0)
        self.last = held()

    @property
    def outgrown(self) -> bool:
        """Whether it still held more than `MOST` when something was last given back."""
        return self.last > self.first + MOST


def held() -> int:
    """Bytes in memory, what is shared with other processes too; 0 where the system does not say."""
    try:
        return int(STATM.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _trim() -> Callable[[int], object]:
    """glibc's way to give free memory back; nothing where the C library is another one."""
    try:
        trim: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
    except AttributeError:
        return lambda _: None
    return trim
