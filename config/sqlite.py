"""How SQLite is opened, and how it reads: each time of day once, not once a row."""

import sqlite3
from datetime import time
from functools import lru_cache
from typing import Any

from django.utils.dateparse import parse_time

MINUTES_A_DAY = 1440


def options() -> dict[str, Any]:
    """The options of a connection: what is acknowledged is on the disk, what is deleted is gone.

    WAL with synchronous=FULL is on disk before a save is acknowledged; with a SQLite that has the
    WAL-reset bug, or the withdrawn 3.52.0, DELETE with EXTRA gives the same promise.
    """
    sound = sqlite3.sqlite_version_info >= (3, 51, 3) and sqlite3.sqlite_version != "3.52.0"
    journal, synchronous = ("WAL", "FULL") if sound else ("DELETE", "EXTRA")
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous={synchronous};"
        " PRAGMA secure_delete=ON;",
    }


@lru_cache(2 * MINUTES_A_DAY)
def time_of_day(stored: bytes) -> time | None:
    """The time as Django reads it. Which times are kept says nothing of anybody."""
    return parse_time(stored.decode())


def read_times_once() -> None:
    """Replace Django's reader of time columns, which has no memory."""
    sqlite3.register_converter("time", time_of_day)
