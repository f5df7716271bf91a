"""One of the server's processes works on tasks, the others answer.

gunicorn starts one process more than answer, and replaces each that ends. Whoever asks first has
the tasks; the next one to ask has them once that process has ended. It takes one task and ends, so
that what a large file took of the memory goes back, and so does whatever is wrong with it.
"""

import fcntl
import logging
import os
import signal
import sys
from tempfile import TemporaryFile
from threading import Thread
from time import sleep
from typing import Any

from django.core.management import call_command
from django.db import DatabaseError

from config.web_process import WebProcess

BETWEEN = 1.0  # seconds from one look for a task to the next
AGAIN = 10.0  # seconds after which a database that was away is asked again

log = logging.getLogger("stillnight.tasks")


class ServerProcess(WebProcess):
    """gunicorn's worker: a process of tasks, or of the web."""

    turn_of_one = TemporaryFile()  # noqa: SIM115 - open as long as the processes, which share it

    has_tasks = False

    def run(self) -> None:
        """Take the next task if nobody does; else answer."""
        self.has_tasks = self.takes_the_tasks()
        if self.has_tasks:
            os.setpgid(0, 0)  # a terminal's Ctrl-C is not for this one: gunicorn ends it, once
            Thread(target=self.live, name="life", daemon=True).start()
            self.take_a_task()
        else:
            super().run()

    def takes_the_tasks(self) -> bool:
        """Whether this process has the tasks, until it ends: the lock is a process's own."""
        try:
            fcntl.lockf(self.turn_of_one, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def take_a_task(self) -> None:
        """Wait for a task and do it; the command ends this process when the server ends."""
        while self.alive:
            try:
                call_command(
                    "db_worker",
                    interval=BETWEEN,
                    max_tasks=1,
                    startup_delay=False,
                    reload=False,
                    verbosity=0,
                )
            except (DatabaseError, OSError) as error:
                log.warning("tasks wait: %s", type(error).__name__)
                sleep(AGAIN)
            else:
                return

    def handle_exit(self, sig: int, frame: Any) -> None:
        """End at once where there is no page to finish and the command does not listen yet."""
        super().handle_exit(sig, frame)
        if self.has_tasks:
            sys.exit(0)

    def live(self) -> None:
        """Tell gunicorn that all is well; end this process when gunicorn has."""
        while self.ppid == os.getppid():
            self.notify()
            sleep(BETWEEN)
        os.kill(os.getpid(), signal.SIGTERM)
