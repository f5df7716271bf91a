"""Serving as `make run` does, or nearly so."""

import os
import sys


def collected() -> bool:
    """Put there what pages load."""
    from config.serve import collect_static

    return collect_static()


def server(port: str) -> None:
    """Serve as `make run` does."""
    from config.serve import Server

    Server(int(port)).run()


def servers(port: str) -> None:
    """A new server for each line read, its process id said; it leads a process group.

    Forked from this process, so that two hundred starts need not load Django two hundred times;
    nobody prints, so none starts the process that prints.
    """
    from config.serve import Server
    from config.wsgi import application  # noqa: F401 - loaded before the fork

    for _ in sys.stdin:
        process = os.fork()
        if not process:
            os.setsid()
            one = Server(int(port))
            one.cfg.set("post_worker_init", lambda worker: None)
            one.run()
        sys.stdout.write(f"{process}\n")
        sys.stdout.flush()
        os.waitpid(process, 0)


def endless(port: str, *words: str) -> None:
    """Serve with a process that prints a template without end; see `tests.drill.endless`."""
    from journal.report import press

    hostile = press.Press((sys.executable, "-m", "tests.drill.endless", *words))
    press._press_of = lambda process: hostile  # type: ignore[assignment]
    server(port)
