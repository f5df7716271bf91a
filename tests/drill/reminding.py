"""Reminders while all devices of one person belong to services that hang."""

import re
import socket
import ssl
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import PIPE
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread
from time import perf_counter

from tests.drill import place
from tests.drill.front import certificate
from tests.drill.place import Place
from tests.drill.result import Result, Size

DEVICES = 2  # of each of the others
HANG = "hang"
LENGTH = re.compile(rb"(?i)content-length: *(\d+)")
ANSWER = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"
LONGEST = 60
GOAL = f"all others reminded, once on each device; the run ends within {LONGEST} s"


@dataclass
class Services:
    """What push services were sent, and when each of those that answer was first asked."""

    port: int
    asked: Counter[str] = field(default_factory=Counter)
    last: float = 0.0
    lock: Lock = field(default_factory=Lock)
    over: Event = field(default_factory=Event)

    def answer(self, line: socket.socket, context: ssl.SSLContext) -> None:
        """One message: taken, or left without an answer."""
        with suppress(OSError), context.wrap_socket(line, server_side=True) as spoken:
            name = _whole(spoken).split(b" ", 2)[1].decode().strip("/")
            hangs = name.startswith(HANG)
            with self.lock:
                self.asked[name] += 1
                self.last = self.last if hangs else perf_counter()
            if hangs:
                self.over.wait(LONGEST)
            else:
                spoken.sendall(ANSWER)


def _whole(spoken: ssl.SSLSocket) -> bytes:
    """A request to its end: whoever closes before is not heard."""
    said, missing = b"", 1
    while missing > 0 and (piece := spoken.recv(65_536)):
        head, _, body = (said := said + piece).partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        missing = int(length[1]) - len(body) if length else 1
    return said


def run(size: Size) -> Iterator[Result]:
    """A hundred people; SHORT six, and hanging services are given up sooner."""
    full = size is Size.FULL
    with place.sqlite() as here:
        yield drilled(here, 100 if full else 6, 10.0 if full else 0.2, timed=full)


def drilled(here: Place, others: int, patience: float, *, timed: bool) -> Result:
    """Everybody is due, first the one whose services hang."""
    with (
        TemporaryDirectory(prefix="stillnight-drill-") as folder,
        services(Path(folder) / "front.pem") as there,
    ):
        hanging = here.inside("subscribed", str(there.port), str(others), str(DEVICES))
        words = ("reminded", str(there.port), Path(folder) / "front.pem", str(patience))
        began = perf_counter()
        with here.start("-m", "tests.drill.inside", *words, stderr=PIPE) as process:
            said, errors = process.communicate()
        took = perf_counter() - began
    if process.returncode:
        raise RuntimeError(f"send_reminders failed: {errors[-2000:]}")
    return told(
        there.asked,
        said.partition("\n")[0],
        hanging,
        others,
        (there.last - began, took),
        timed=timed,
    )


def told(
    asked: Counter[str],
    said: str,
    hanging: int,
    others: int,
    seconds: tuple[float, float],
    *,
    timed: bool,
) -> Result:
    """As a row; `seconds` are those until the last of the others was reached, and of the run."""
    good = {name: times for name, times in asked.items() if not name.startswith(HANG)}
    hung = sum(asked.values()) - sum(good.values())
    once = sum(times == 1 for times in good.values())
    last, took = seconds
    figure = (
        f"{once} of {others * DEVICES} devices of {others} others reminded once, the last after"
        f" {last:.0f} s; {hung} of {hanging} hanging ones asked; {took:.0f} s in all, “{said}”"
    )
    met = once == len(good) == others * DEVICES > 0 and hung > 0 and f"{others} sent" in said
    return Result(
        "Reminders beside services that hang", figure, GOAL, met and (not timed or took < LONGEST)
    )


@contextmanager
def services(file: Path) -> Iterator[Services]:
    """Services with TLS at one port of this machine, whose certificate is put into that file."""
    certificate(file)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with socket.create_server(("127.0.0.1", 0), backlog=200) as ear:
        there = Services(ear.getsockname()[1])

        def listen() -> None:
            with suppress(OSError):  # the end
                while True:
                    line, _ = ear.accept()
                    Thread(target=there.answer, args=(line, context), daemon=True).start()

        Thread(target=listen, daemon=True).start()
        try:
            yield there
        finally:
            there.over.set()
            ear.shutdown(socket.SHUT_RDWR)
