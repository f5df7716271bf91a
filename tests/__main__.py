"""The whole suite: `python -m tests`, which is what `make test` runs.

Everything on SQLite and, beside it, on PostgreSQL what touches the database; what PostgreSQL
said is printed after the other. The coverage of both together is held against the bars of
pyproject.toml. Arguments go to pytest, on SQLite alone, and then no bar is checked.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests import postgres, system
from tests.project import ROOT, modules, pure_modules

# What a shell may have set for `make run` must not reach the tests.
OURS = [
    "ALLOWED_HOSTS",
    "BACKUP_BEFORE_MIGRATION",
    "BACKUP_DIR",
    "BACKUP_KEEP",
    "BACKUP_RECIPIENTS",
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
    "SIGN_UP_OPEN",
    "SITE_URL",
    "TIME_ZONE",
    "TRUSTED_PROXIES",
    "VAPID_PRIVATE_KEY",
    "WORKERS",
]


def main(arguments: Sequence[str]) -> int:
    """Run all, or what the arguments choose; the exit status of the first step that failed."""
    system.provide()
    with tempfile.TemporaryDirectory(prefix="stillnight-data-") as data:
        environment = {name: value for name, value in os.environ.items() if name not in OURS}
        environment["DATA_DIR"] = data
        if arguments:
            return _python(["-m", "pytest", *arguments], environment)
        with _on_postgres(Path(data), environment) as postgres_ended:
            failed = _python(["-m", "coverage", "run", "-m", "pytest"], environment)
            failed = postgres_ended() or failed
        return failed or _coverage()


@contextmanager
def _on_postgres(folder: Path, environment: Mapping[str, str]) -> Iterator[Callable[[], int]]:
    """Start that run; yields what waits for its end, prints what it said and gives its status."""
    programs = system.postgres()
    if programs is None:
        yield lambda: 1 if os.environ.get("CI") else 0
        return
    own = {"DATA_DIR": str(folder / "postgres"), "COVERAGE_FILE": str(ROOT / ".coverage.postgres")}
    command = [sys.executable, "-m", "coverage", "run", "-m", "pytest", "-p", "no:cacheprovider"]
    with (
        postgres.cluster(programs) as url,
        (folder / "postgres.log").open("w+", encoding="utf-8") as said,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env={**environment, **own, "DATABASE_URL": url},
            stdout=said,
            stderr=subprocess.STDOUT,
        ) as run,
    ):

        def ended() -> int:
            status = run.wait()
            said.seek(0)
            sys.stderr.write("On PostgreSQL:\n" + said.read())
            return status

        try:
            yield ended
        finally:
            run.kill()


def _coverage() -> int:
    _python(["-m", "coverage", "combine", "--append", "--quiet"])
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
