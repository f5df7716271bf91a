"""The whole suite: `python -m tests`, which is what `make test` runs.

Everything on SQLite, then on PostgreSQL what stores and finds (no page, of a test with many cases
the first and the last: tests/conftest.py), each by as many processes as there are cores. The
coverage of SQLite's run is held against the bars of pyproject.toml; measuring it makes the same
tests two thirds dearer, so PostgreSQL goes without. Arguments go to pytest, on SQLite alone, and
then no bar is checked.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence

from bench import postgres, system
from tests.project import ROOT, modules, pure_modules

# What a shell may have set for `make run` must not reach the tests.
OURS = [
    "ALLOWED_HOSTS",
    "BACKUP_BEFORE_MIGRATION",
    "BACKUP_DIR",
    "BACKUP_KEEP",
    "BACKUP_RECIPIENTS",
    "UPLOAD_DIR",
    "CACHE_URL",
    "DATABASE_POOL",
    "DATABASE_URL",
    "DEBUG",
    "DEFAULT_FROM_EMAIL",
    "DEMO",
    "EMAIL_HOST",
    "EMAIL_HOST_PASSWORD",
    "EMAIL_HOST_USER",
    "EMAIL_PORT",
    "EMAIL_USE_SSL",
    "EMAIL_USE_TLS",
    "ENCRYPTION_KEYS",
    "HSTS_PRELOAD",
    "INSECURE_HTTP",
    "LISTEN",
    "LOG_FORMAT",
    "LOG_REQUESTS",
    "PORT",
    "SECRET_KEY",
    "STORED_FIGURES",
    "PREPARED_STATEMENTS",
    "SIGN_UP_OPEN",
    "SITE_URL",
    "TIME_ZONE",
    "TRUSTED_PROXIES",
    "VAPID_PRIVATE_KEY",
    "WORKERS",
]

# A file stays with one process: its tests may share what is dear to set up. Files come as they are
# collected, drills and browsers early: with the fewest tests last, one core waits for the longest.
EVERYTHING = ["-m", "pytest", "--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder"]
EVERYTHING += ["--max-worker-restart=1"]  # after a test that hung (faulthandler_timeout)
MEASURED = ["--cov", "--cov-report=", "--cov-fail-under=0"]


def main(arguments: Sequence[str]) -> int:
    """Run all, or what the arguments choose; the exit status of the first step that failed."""
    system.provide()
    with tempfile.TemporaryDirectory(prefix="stillnight-data-") as data:
        environment = {name: value for name, value in os.environ.items() if name not in OURS}
        environment["DATA_DIR"] = data
        if arguments:
            return _python(["-m", "pytest", *arguments], environment)
        failed = _python([*EVERYTHING, *MEASURED], environment)
        return _on_postgres(environment) or failed or _coverage()


def _on_postgres(environment: Mapping[str, str]) -> int:
    programs = system.postgres()
    if programs is None:
        return 1 if os.environ.get("CI") else 0
    sys.stderr.write("On PostgreSQL:\n")
    with postgres.cluster(programs) as url:
        command = [*EVERYTHING, "-p", "no:cacheprovider"]
        return _python(command, {**environment, "DATABASE_URL": url})


def _coverage() -> int:
    pure = ",".join(str(modules()[module].relative_to(ROOT)) for module in pure_modules())
    return _python(["-m", "coverage", "report"]) or _python(
        ["-m", "coverage", "report", f"--include={pure}", "--fail-under=100"]
    )


def _python(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
