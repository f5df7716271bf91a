"""What the running server does once a day by itself: each app says what, in its `each_day`.

A thread of each web process looks once an hour; the shared cache decides which of them does it, on
however many machines they are.
"""

import logging
import sys
import time
from datetime import timedelta
from threading import Thread

from django.apps import apps
from django.core.cache import cache
from django.db import DatabaseError, connections

BEFORE_THE_FIRST = 60  # seconds: nobody's first page waits for it
BETWEEN = 3600
ONCE_IN = timedelta(hours=23)  # so that it does not move round the clock
DONE = "daily-work"

log = logging.getLogger("stillnight.daily")


def start() -> None:
    """Begin looking; the thread ends with its process."""
    Thread(target=_look, name="daily", daemon=True).start()


def _look() -> None:
    time.sleep(BEFORE_THE_FIRST)
    while True:
        run_once()
        time.sleep(BETWEEN)


def run_once() -> list[str]:
    """Do the day's work unless another process did; the names of the apps that had some.

    A database or cache that is away is said in the log, and tried again at the next look.
    """
    try:
        return _done() if cache.add(DONE, 1, timeout=ONCE_IN.total_seconds()) else []
    except _away() as error:
        log.warning("daily work failed: %s", type(error).__name__)
        return []
    finally:
        connections.close_all()  # those of this thread


def _done() -> list[str]:
    worked = []
    try:
        for app in apps.get_app_configs():
            if each_day := getattr(app, "each_day", None):
                each_day()
                worked.append(app.label)
    except _away():
        cache.delete(DONE)
        raise
    return worked


def _away() -> tuple[type[Exception], ...]:
    """What is raised where database or cache do not answer; Redis is rarely loaded."""
    redis = sys.modules.get("redis.exceptions")
    return (DatabaseError, OSError, *([redis.RedisError] if redis else []))
