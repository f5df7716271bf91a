"""The server of `make run`: `python -m config.serve` prepares the data folder and answers.

Works like production because it is production: DEBUG off, hashed and compressed static
files, two processes that answer and one for what takes longer. It listens on this machine only,
unless LISTEN says otherwise; a proxy in front of it brings https.
"""

import gc
import hashlib
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path
from typing import Any

import django
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, OperationalError, connection, connections
from django.urls import get_resolver
from django.utils import timezone
from gunicorn.app.base import BaseApplication

from config.operations import daily, reserve
from config.operations.backups import BackupError
from config.operations.backups.workplace import clean_up
from config.operations.port import chosen, must_be_free
from config.operations.starting import one_at_a_time
from config.tasks_process import ServerProcess

# New objects between two looks for garbage in cycles. Python's 700 is soon made: for ten years of
# nights it looked 80 times and found a dozen objects each.
NEW_OBJECTS = 10_000
MEMORY = Path("/dev/shm")  # noqa: S108 - only gunicorn's heartbeat, kept off the disk


def main() -> None:
    """Prepare, then serve until Ctrl-C; SystemExit with a sentence when that cannot be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while preparing: no stack trace
    os.umask(0o077)  # what is written here is for the owner's eyes
    port = chosen()
    must_be_free(port)
    try:
        django.setup()
        with without_pool(), one_at_a_time():
            prepare()
    except (ImproperlyConfigured, SystemCheckError, BackupError) as error:
        sys.exit(str(error))
    except OperationalError as error:
        sys.exit(f"The database does not answer: {error}".strip())
    Server(port).run()


@contextmanager
def without_pool() -> Iterator[None]:
    """One plain connection, closed at the end: a pool's threads would not survive the fork."""
    options = connection.settings_dict.get("OPTIONS", {})
    pool = options.pop("pool", None)
    try:
        yield
    finally:
        connections.close_all()  # the server's processes open their own
        if pool:
            options["pool"] = pool


def prepare() -> None:
    """Check the settings, bring tables, the shared cache and static files up to date.

    SystemCheckError where a setting is unsafe; nothing to do is quick.
    """
    call_command("check", stdout=StringIO())  # what it finds goes to stderr
    clean_up()
    drop_scratch_databases()
    back_up_before_migrations()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    collect_static()


def drop_scratch_databases() -> None:
    """Drop what a killed backup may have left on PostgreSQL, with everything in plain.

    Where the account may not look, it makes no backups here either.
    """
    if connection.vendor == "postgresql":
        from config.operations.backups import postgresql

        with suppress(DatabaseError, BackupError):
            postgresql.clean_up(connection)


def back_up_before_migrations() -> Path | None:
    """Make a backup where tables will change and somebody has written; the file, if any."""
    from django.conf import settings

    from config.operations.health import pending_migrations

    if not settings.BACKUP_BEFORE_MIGRATION or not pending_migrations():
        return None
    from config.operations.backups.making import make
    from config.operations.backups.restoring import has_people

    if not has_people(connection):
        return None
    file = make(connection, timezone.now(), why="before-migration").file
    sys.stderr.write(f"Tables will change; what was there is in {file}.\n")
    return file


def collect_static() -> bool:
    """Compress and name the built files anew if any of them changed; whether it had to."""
    from django.conf import settings

    stamp = Path(settings.STATIC_ROOT).with_suffix(".sha256")
    fingerprint = _fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(fingerprint)
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name, file in sorted(_built_files()):
        digest.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _built_files() -> Iterator[tuple[str, Path]]:
    for finder in get_finders():
        for name, storage in finder.list(["CVS", ".*", "*~"]):
            yield name, Path(storage.path(name))


class Server(BaseApplication):
    """gunicorn with every choice made here, none on a command line."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        """Set gunicorn's choices; no access log: a night's address is private."""
        from django.conf import settings

        choices: dict[str, Any] = {
            "bind": f"{settings.LISTEN}:{self.port}",
            "workers": settings.WORKERS + 1,  # one of them has the tasks
            "worker_class": ServerProcess,
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 20,  # answers, then mails; whatever goes on then is killed
            "accesslog": None,
            "loglevel": "warning",
            "control_socket_disable": True,
            "worker_tmp_dir": str(MEMORY) if os.access(MEMORY, os.W_OK) else None,
            "when_ready": _greet,
            "post_worker_init": _begin,
            "worker_exit": _end,
        }
        for name, value in choices.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        """Load the application and every page, once for all processes."""
        from config.wsgi import application

        get_resolver().url_patterns  # noqa: B018 - Django reads the addresses when it is asked
        return application


def _greet(server: Any) -> None:
    from django.conf import settings

    _keep_for_good()
    reserve.keep()
    # gunicorn cuts answers off at SIGINT, and prints a stack trace for each; SIGTERM lets
    # them be finished.
    signal.signal(signal.SIGINT, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    sys.stderr.write(f"Stillnight is ready at {settings.SITE_URL} (Ctrl-C ends it).\n")


def _keep_for_good() -> None:
    """Spare the web processes a look through all that was loaded before they were forked.

    What they share with each other also stays shared, since looking would write to it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])


def _begin(worker: Any) -> None:
    """Prepare each web process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to every process
    daily.start()


def _end(server: Any, worker: Any) -> None:
    """Finish each web process."""
    daily.do("each_process_end")


if __name__ == "__main__":
    main()
