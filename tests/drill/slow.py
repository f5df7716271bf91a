"""Clients that send or read a byte a second, and what becomes of everybody else meanwhile."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from time import perf_counter

from tests.drill import place
from tests.drill.place import Place
from tests.drill.result import Result, Size

HEAD = b"Host: 127.0.0.1\r\nCookie: csrftoken=" + b"a" * 32 + b"\r\n"
BODY = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900000\r\n\r\n"
# What is sent at once, and what then follows byte by byte.
KINDS = (
    (b"", b""),
    (b"", b"GET / HTTP/1.1\r\n" + HEAD),
    (b"POST /account/login/ HTTP/1.1\r\n" + HEAD + BODY, b"a"),
    (b"GET /guide/ HTTP/1.1\r\n" + HEAD + b"\r\n", b""),  # reads nothing of the answer
)
MOST_MS = 300
GOAL = f"all others answered, p99 < {MOST_MS} ms"


@dataclass(slots=True)
class Others:
    """What the others were answered, and after how many milliseconds."""

    statuses: list[int] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)

    def row(self, clients: int, *, timed: bool) -> Result:
        """As a row; a moment is too short for its times to count."""
        answered, waited = self.statuses.count(200), sorted(self.waited)
        p50, p99 = waited[len(waited) // 2], waited[int(len(waited) * 0.99)]
        figure = (
            f"{answered} of {len(self.statuses)} other requests answered,"
            f" p50 {p50:.0f} ms, p99 {p99:.0f} ms"
        )
        met = answered == len(self.statuses) > 0 and (not timed or p99 < MOST_MS)
        return Result(f"{clients} clients of a byte a second", figure, GOAL, met)


def run(size: Size) -> Iterator[Result]:
    """A minute of 200; SHORT a moment of 20, ten times as many as there are processes."""
    full = size is Size.FULL
    clients = 200 if full else 20
    with place.sqlite() as here, here.serving(), slowly(here.port, clients):
        yield asked(here, 60 if full else 2).row(clients, timed=full)


def asked(here: Place, seconds: float) -> Others:
    """One request after the other, for so long."""
    end = perf_counter() + seconds
    return asked_while(here, lambda: perf_counter() < end)


def asked_while(here: Place, goes_on: Callable[[], bool]) -> Others:
    """One request after the other, as long as it goes on, at least one."""
    found = Others()
    while not found.statuses or goes_on():
        began = perf_counter()
        try:
            status, _ = here.server().ask("GET", "/trends/series.json?range=all")
        except OSError:
            status = 0
        found.statuses.append(status)
        found.waited.append((perf_counter() - began) * 1000)
    return found


@contextmanager
def slowly(port: int, clients: int) -> Iterator[None]:
    """So many slow clients while this lasts; who is thrown out comes back."""
    over = Event()
    thread = Thread(target=_trickle, args=(port, clients, over))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _trickle(port: int, clients: int, over: Event) -> None:
    connections = {number: _connected(port, number) for number in range(clients)}
    sent = dict.fromkeys(connections, 0)
    while not over.wait(1):
        for number, connection in connections.items():
            rest = KINDS[number % len(KINDS)][1]
            try:
                connection.send(rest[sent[number] % len(rest) :][:1] if rest else b"")
                sent[number] += 1
            except OSError:
                connection.close()
                connections[number], sent[number] = _connected(port, number), 0
    for connection in connections.values():
        connection.close()


def _connected(port: int, number: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    with suppress(OSError):
        connection.sendall(KINDS[number % len(KINDS)][0])
    return connection
