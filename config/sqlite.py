"""SQLite keeps a time of day as text: each of them is read once, not once a row."""

import sqlite3
from datetime import time
from functools import lru_cache

from django.utils.dateparse import parse_time

MINUTES_A_DAY = 1440


@lru_cache(2 * MINUTES_A_DAY)
def time_of_day(stored: bytes) -> time | None:
    """The time as Django reads it. Which times are kept says nothing of anybody."""
    return parse_time(stored.decode())


def read_times_once() -> None:
    """Replace Django's reader of time columns, which has no memory."""
    sqlite3.register_converter("time", time_of_day)
