"""What the running server does by itself: each app says what, in its `each_day` and `each_hour`,
and in `each_process_end` what a web process does last.

A thread of each web process looks once an hour; the shared cache decides which of them does it, on
however many machines they are. Work that fails is said in the log and stops no other.
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
ONCE_IN = {  # a little less, so that it does not move round the clock
    "each_hour": timedelta(minutes=50),
    "each_day": timedelta(hours=23),
}

log = logging.getLogger("stillnight.daily")


def start() -> None:
    """Start the thread that looks each hour and day; it ends with its process."""
    Thread(target=_look, name="daily", daemon=True).start()


def _look() -> None:
    time.sleep(BEFORE_THE_FIRST)
    while True:
        run_once()
        time.sleep(BETWEEN)


def run_once() -> list[str]:
    """Do what is due unless another process did; returns what was done, as "accounts.each_day".

    Where database or cache are away it is tried again at the next look, else when it is due again.
    """
    try:
        return [each for work, time_ in ONCE_IN.items() for each in _done(work, time_)]
    except _away() as error:
        log.warning("work of the server waits: %s", type(error).__name__)
        return []
    finally:
        connections.close_all()  # those of this thread


def _done(work: str, once_in: timedelta) -> list[str]:
    key = f"server-{work}"
    if not cache.add(key, 1, timeout=once_in.total_seconds()):
        return []
    tasks = _tasks(work)
    if any(isinstance(task.error, _away()) for task in tasks):
        cache.delete(key)
    return [task.name for task in tasks if not task.error]


def do(work: str) -> list[str]:
    """Call the method of that name of each app that has it; returns the labels of those apps."""
    return [task.name for task in _tasks(work) if not task.error]


def _tasks(work: str) -> list["_Task"]:
    tasks = []
    for app in apps.get_app_configs():
        if method := getattr(app, work, None):
            with _Task(f"{app.label}.{work}") as task:
                method()
            tasks.append(task)
    return tasks


class _Task:
    """What one app does; an error of it ends here, in the log."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.error: BaseException | None = None

    def __enter__(self) -> "_Task":
        return self

    def __exit__(self, kind: object, error: BaseException | None, place: object) -> bool:
        self.error = error
        if not isinstance(error, Exception):
            return False
        log.error("work of the server failed: %s", self.name, exc_info=error)
        connections.close_all()  # the next one begins anew
        return True


def _away() -> tuple[type[Exception], ...]:
    """The exceptions of a database or cache that does not answer; Redis is rarely loaded."""
    redis = sys.modules.get("redis.exceptions")
    return (DatabaseError, OSError, *([redis.RedisError] if redis else []))
