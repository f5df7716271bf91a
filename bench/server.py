"""One of the two servers under measurement: started, asked, its processes weighed, ended."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from time import perf_counter, sleep

from bench import processes

WORKERS = int(os.environ.get("WORKERS") or 2)  # as config.settings has it
PATIENCE = 20  # seconds for all of them to be there
START = "import sys, django; django.setup(); from config.serve import Server; Server({}).run()"


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers; seconds until it did."""

    pid: int
    port: int
    cookie: str
    started_in: float

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str]:
        """Status and ETag of one answer, asked for compressed as browsers do."""
        answer, _ = self.read(method, path, body, **{**GZIP, **headers})
        return answer.status, answer.getheader("ETag") or ""

    def read(
        self, method: str, path: str, body: str = "", **headers: str
    ) -> tuple[HTTPResponse, bytes]:
        """One answer and what it says, to its end, over a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = f"sessionid={self.cookie}; csrftoken={TOKEN}"
        try:
            connection.request(method, path, body or None, {"Cookie": cookies, **headers})
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def workers(self, number: int = WORKERS + 1) -> list[int]:
        """The processes that answer and that of the tasks, once so many are there: the first
        answers before the last."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        ends = perf_counter() + PATIENCE
        while len(pids := children.read_text().split()) < number and perf_counter() < ends:
            sleep(0.05)
        return [int(pid) for pid in pids]

    def cpu_ms(self) -> float:
        """CPU time the server and all below it have used so far, the process that prints too."""
        return processes.cpu_ms(self.pid)


GZIP = {"Accept-Encoding": "gzip"}
TOKEN = "a" * 32  # a CSRF cookie and the field that matches it


@contextmanager
def running(
    settings: str, data: Path, port: int, cookie: str, **variables: str
) -> Iterator[Running]:
    """Start with gunicorn as `make run` has it, yield once it answers, end it.

    `variables` are further settings of its environment.
    """
    began = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", START.format(port)],
        env={
            **os.environ,
            **variables,
            "DJANGO_SETTINGS_MODULE": settings,
            "DATA_DIR": str(data),
        },
        stderr=subprocess.DEVNULL,
    )
    try:
        server = Running(process.pid, port, cookie, 0.0)
        while not answers(server):
            sleep(0.02)
        yield Running(process.pid, port, cookie, perf_counter() - began)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def answers(server: Running) -> bool:
    """Whether it takes requests by now."""
    try:
        return server.ask("GET", "/")[0] < 500
    except OSError:
        return False
