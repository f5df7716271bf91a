"""What the kernel counts of a process and of all that it started: CPU time and memory (Linux)."""

import os
from pathlib import Path

TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")


def tree(pid: int) -> list[int]:
    """The process and everything below it that lives."""
    pids = [pid]
    for one in pids:
        for task in PROC.glob(f"{one}/task/*/children"):
            pids += map(int, _text(task).split())
    return pids


def cpu_ms(pid: int) -> float:
    """CPU time of the whole tree since it began, with what its reaped children used."""
    return sum(_alive_ms(one) + _reaped_ms(one) for one in tree(pid))


def _alive_ms(pid: int) -> float:
    """Of its threads, from the kernel's own nanoseconds; in ticks where they have ended."""
    files = PROC.glob(f"{pid}/task/*/schedstat")
    threads = sum(int((_text(file) or "0").split()[0]) for file in files) / 1e6
    return max(threads, _ticks_ms(pid, 11))  # utime and stime


def _reaped_ms(pid: int) -> float:
    """Of children that ended and were waited for, to a tick of the kernel's clock."""
    return _ticks_ms(pid, 13)  # cutime and cstime


def _ticks_ms(pid: int, first: int) -> float:
    """The sum of two times of the kernel's line about a process."""
    fields = _text(PROC / str(pid) / "stat").rpartition(")")[2].split()
    return sum(map(int, fields[first : first + 2])) * TICK_MS


def pss_mb(pid: int) -> float:
    """Memory of the tree; what several processes share is counted once, in shares."""
    return sum(_figure(PROC / str(one) / "smaps_rollup", "Pss:") for one in tree(pid))


def peak_mb(pid: int) -> float:
    """The most that one process of the tree, its root left out, ever held."""
    return max((_figure(PROC / str(one) / "status", "VmHWM:") for one in tree(pid)[1:]), default=0)


def _figure(file: Path, name: str) -> float:
    """MB of a line of kB; 0 when the process is gone."""
    lines = [line.split() for line in _text(file).splitlines()]
    return next((int(line[1]) / 1024 for line in lines if line and line[0] == name), 0)


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
