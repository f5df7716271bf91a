"""Addresses a hostile browser hands out for push messages: none may lead the server inside.

The service they would reach is on this machine, listening on every family there is; it counts
who comes. The guard is the house's own; where a name has to be resolved, the resolver is ours
and answers as a hostile one does.
"""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import urllib3
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from journal.reminders import push
from journal.reminders.guard import Guard
from journal.reminders.messages import WORDS, Part
from tests.drill.front import certificate
from tests.drill.result import Result, Size

PORT = 8105
KNOWN = "fcm.googleapis.com"
NOW = 1_800_000_000.0
PATIENCE = {Size.SHORT: 0.3, Size.FULL: 10.0}  # seconds a service may keep the server waiting
GOAL = "0 reached, no redirect followed, no second look-up, a hanging service given up"

# {port} is that of the service on this machine.
ENDPOINTS = (
    "https://127.0.0.1:{port}/",
    "https://localhost:{port}/",
    "https://localhost.:{port}/",
    "http://127.0.0.1:{port}/",
    "https://127.1:{port}/",
    "https://0:{port}/",
    "https://0.0.0.0:{port}/",
    "https://2130706433:{port}/",
    "https://0x7f000001:{port}/",
    "https://0x7f.1:{port}/",
    "https://017700000001:{port}/",
    "https://0177.0.0.1:{port}/",
    "https://[::1]:{port}/",
    "https://[::]:{port}/",
    "https://[::ffff:127.0.0.1]:{port}/",
    "https://[::ffff:7f00:1]:{port}/",
    "https://[64:ff9b::7f00:1]:{port}/",
    "https://①②⑦.⓪.⓪.①:{port}/",
    "https://127。0。0。1:{port}/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[fd00:ec2::254]/latest/meta-data/",
    "https://10.0.0.1/",
    "https://192.168.0.1/",
    "https://100.64.0.1/",
    "https://metadata.google.internal/",
    "https://fcm.googleapis.com:{port}/",
    "https://fcm.googleapis.com@127.0.0.1:{port}/",
    "https://fcm.googleapis.com:443@127.0.0.1:{port}/",
    "https://127.0.0.1:{port}#@fcm.googleapis.com/",
    "https://127.0.0.1:{port}?@fcm.googleapis.com/",
    "https://127.0.0.1:{port}\\@fcm.googleapis.com/",
    "https://fcm.googleapis.com\\@127.0.0.1:{port}/",
    "https://fcm.googleapis.com.127.0.0.1.nip.io:{port}/",
    "https://fcm.googleapis.com.localhost:{port}/",
    "https://evilfcm.googleapis.com/",
    "https://fcm.googleapis.com\t.localhost:{port}/",
    "https://fcm.googleapis.com\r\nHost: 127.0.0.1/",
    "https:///127.0.0.1:{port}/",
    "https:127.0.0.1:{port}/",
    "//127.0.0.1:{port}/",
    "ftp://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/_POST",
    "file:///etc/passwd",
    "unix:///var/run/docker.sock",
    "",
)

# What a hostile resolver may say for a name that is allowed.
ANSWERS: tuple[list[str], ...] = (
    ["127.0.0.1"],
    ["::1"],
    ["142.250.1.1", "127.0.0.1"],
    ["10.0.0.1"],
    ["169.254.169.254"],
    ["100.100.100.200"],
    ["::ffff:127.0.0.1"],
    ["64:ff9b::7f00:1"],
    ["2002:7f00:1::"],
    ["fe80::1"],
    ["224.0.0.1"],
    [],
)


def run(size: Size) -> Iterator[Result]:
    """Without a database: what is tried is the sender itself."""
    with TemporaryDirectory(prefix="stillnight-drill-") as folder, service(Path(folder)) as there:
        yield attack(size, there, Guard())


def attack(size: Size, there: "Service", guard: Guard) -> Result:
    """Send to every endpoint, and to an allowed name whose resolver or service is hostile."""
    server = push.sender("", there.folder / "vapid_key", "mailto:nobody@example.org")
    tries = Tries(server, there)
    for endpoint in ENDPOINTS:
        tries.send(endpoint.format(port=there.port), guard)
    for addresses in ANSWERS:
        at_home = replace(guard, ports=(there.port,), addresses_of=lambda *_, a=addresses: a)
        tries.send(f"https://{KNOWN}:{there.port}/", at_home)
    refused = there.connections
    tries.misled(guard)
    tries.kept_waiting(guard, PATIENCE[size])
    return tries.result(refused)


@dataclass
class Service:
    """The one that must not be reached: how often it was, and what it asked for next."""

    folder: Path
    port: int = PORT
    connections: int = 0
    paths: list[str] = field(default_factory=list)
    answer: bytes = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"
    over: threading.Event = field(default_factory=threading.Event)


@dataclass
class Tries:
    """What was sent and where it went."""

    server: push.Sender
    there: Service
    count: int = 0
    bad: list[str] = field(default_factory=list)

    def send(self, endpoint: str, guard: Guard) -> push.Outcome:
        """One message."""
        to = subscription(endpoint)
        before = self.there.connections
        outcome = self.server.send(to, WORDS[Part.EVENING], "evening", NOW, guard)
        self.count += 1
        if self.there.connections > before and guard.certificates is None:
            self.bad.append(f"reached by {endpoint!r}")
        return outcome

    def expected(self, guard: Guard, **changed: Any) -> Guard:
        """The same rules for a service that may be reached: the one on this machine."""
        here: dict[str, Any] = {
            "services": ("localhost",),
            "ports": (self.there.port,),
            "addresses_of": lambda *_: ["127.0.0.1"],
            "may_reach": lambda address: address == "127.0.0.1",
            "certificates": str(self.there.folder / "front.pem"),
        }
        return replace(guard, **(here | changed))

    def misled(self, guard: Guard) -> None:
        """A service that answers with a redirect, and a name whose address changes."""
        asked: list[str] = []

        def rebinding(host: str, _: int) -> list[str]:
            asked.append(host)
            return ["127.0.0.1" if len(asked) == 1 else "127.0.0.2"]

        known = self.expected(guard, addresses_of=rebinding)
        for status in (301, 302, 303, 307, 308):
            asked.clear()
            self.there.paths.clear()
            self.there.answer = (
                f"HTTP/1.1 {status} Elsewhere\r\nLocation: https://localhost:{self.there.port}"
                "/inside\r\nContent-Length: 0\r\n\r\n"
            ).encode()
            outcome = self.send(f"https://localhost:{self.there.port}/outside", known)
            if outcome is push.Outcome.SENT or self.there.paths != ["/outside"]:
                self.bad.append(f"{status} led to {self.there.paths}")
            if len(asked) != 1:
                self.bad.append(f"the name was looked up {len(asked)} times")

    def kept_waiting(self, guard: Guard, patience: float) -> None:
        """A service that takes the message and says nothing."""
        self.there.answer = b""
        began = perf_counter()
        with limited(patience):
            outcome = self.send(f"https://localhost:{self.there.port}/hang", self.expected(guard))
        if outcome is not push.Outcome.FAILED or perf_counter() - began > patience + 5:
            self.bad.append(f"hung for {perf_counter() - began:.0f} s")

    def result(self, reached: int) -> Result:
        """As one row."""
        named = f": {'; '.join(self.bad[:8])}" if self.bad else ""
        figure = f"{self.count} tries, {reached} reached this machine{named}"
        return Result("push", figure, GOAL, not reached and not self.bad)


def subscription(endpoint: str) -> push.Subscription:
    """As a browser hands it out, for that address."""
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = key.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    return push.Subscription(endpoint, point, b"sixteen bytes ok")


@contextmanager
def service(folder: Path) -> Iterator[Service]:
    """A service with TLS on 127.0.0.1 and ::1, on one port."""
    certificate(folder / "front.pem")
    there = Service(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "front.pem")
    ears = []
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with suppress(OSError):  # a machine without IPv6 has nothing to reach there
            ears.append(_listening(family, address))
    threads = [
        threading.Thread(target=_answer, args=(ear, context, there), daemon=True) for ear in ears
    ]
    for thread in threads:
        thread.start()
    try:
        yield there
    finally:
        there.over.set()
        for ear in ears:
            ear.shutdown(socket.SHUT_RDWR)
            ear.close()


def _listening(family: socket.AddressFamily, address: str) -> socket.socket:
    ear = socket.socket(family)
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    ear.bind((address, PORT))
    ear.listen()
    return ear


def _answer(ear: socket.socket, context: ssl.SSLContext, there: Service) -> None:
    while True:
        try:
            line, _ = ear.accept()
        except OSError:  # the end
            return
        there.connections += 1
        with suppress(OSError), context.wrap_socket(line, server_side=True) as spoken:
            head = spoken.recv(65_536)
            there.paths.append(head.split(b" ", 2)[1].decode())
            if there.answer:
                spoken.sendall(there.answer)
            else:
                there.over.wait(30)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """For a short run, a shorter patience than the house's own ten seconds."""
    whole = push.TIMEOUT
    push.TIMEOUT = urllib3.Timeout(connect=5, read=seconds)
    try:
        yield
    finally:
        push.TIMEOUT = whole
