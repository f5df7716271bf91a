"""A slow client holds a connection, never the thread that answers."""

import os
import resource
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from gunicorn.config import Config

from config import web_process
from config.memory import MOST
from config.web_process import Connection, WebProcess

PATIENCE = 10  # seconds until a test gives up


class Site:
    """One web process in threads of this one, around an application that can be held up."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.go_on.set()
        self.asked: list[str] = []
        self.pieces: list[bytes] = []
        self.ear = socket.create_server(("127.0.0.1", 0))
        self.port = self.ear.getsockname()[1]
        self.process = WebProcess(0, os.getppid(), [self], None, 30, Config(), None)
        self.process.wsgi = self.answer
        self.thread = threading.Thread(target=self.process.run)

    @property
    def sock(self) -> socket.socket:
        """As gunicorn hands it to its workers."""
        return self.ear

    @property
    def listener(self) -> Any:
        return self.process.listeners[0]

    def answer(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.asked.append(environ["PATH_INFO"])
        if environ["PATH_INFO"] == "/slow":
            self.go_on.wait(PATIENCE)
        if environ["PATH_INFO"] == "/pieces":
            size = str(sum(map(len, self.pieces)))
            start_response("200 OK", [("Content-Length", size)])
            return self.pieces
        body = environ["wsgi.input"].read()
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"Read %d." % len(body)]

    def connect(self, raw: bytes = b"") -> socket.socket:
        """A connection on which so much was sent."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        connection.sendall(raw)
        return connection

    def say(self, raw: bytes) -> bytes:
        """All that is answered until the server closes the connection."""
        with self.connect(raw) as connection:
            return heard(connection)

    def get(self, path: str = "/") -> bytes:
        return self.say(request(path))

    def stop(self) -> None:
        with suppress(OSError):  # a signal comes to the thread that runs; this one may be late
            self.process.handle_exit(15, None)


def heard(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(65536), b""))


def request(path: str = "/") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: here\r\n\r\n".encode()


def post(length: int, body: bytes) -> bytes:
    return b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n" % length + body


def wait_until(true: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.01)


@contextmanager
def served() -> Iterator[Site]:
    site = Site()
    site.thread.start()
    try:
        wait_until(lambda: hasattr(site.process, "listeners"))
        yield site
    finally:
        site.go_on.set()
        site.stop()
        site.thread.join(PATIENCE)
        site.ear.close()
        site.process.tmp.close()


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as one:
        yield one


def is_closed(connection: socket.socket) -> bool:
    connection.settimeout(PATIENCE)
    with suppress(ConnectionResetError):
        return connection.recv(1) == b""
    return True


def test_requests_that_never_end_keep_nobody_waiting(site: Site) -> None:
    half = [b"", b"GET / HT", request()[:-2], post(900_000, b"a" * 10)]
    slow = [site.connect(raw) for raw in half * 5]

    assert site.get().endswith(b"Read 0.")
    assert site.asked == ["/"]
    for connection in slow:
        connection.close()


def test_a_body_that_comes_in_pieces_is_read_whole(site: Site) -> None:
    with site.connect(post(9, b"abc")) as connection:
        connection.sendall(b"def")
        connection.sendall(b"ghi")
        assert heard(connection).endswith(b"Read 9.")


def test_each_answer_ends_its_connection_so_that_a_free_process_takes_the_next(site: Site) -> None:
    said = site.say(request("/one") + request("/two"))

    assert b"Connection: close" in said
    assert site.asked == ["/one"]


def test_while_it_answers_it_leaves_new_connections_to_others(site: Site) -> None:
    site.go_on.clear()
    with site.connect(request("/slow")) as first:
        wait_until(lambda: site.asked)
        assert site.listener.readable() is False
        with site.connect(request("/next")) as second:
            time.sleep(0.1)
            assert site.asked == ["/slow"]
            site.go_on.set()
            assert heard(second).endswith(b"Read 0.")
        assert heard(first).endswith(b"Read 0.")


def test_of_two_that_come_at_once_it_takes_one() -> None:
    site = Site()
    site.go_on.clear()
    with site.connect(request("/slow")), site.connect(request("/next")):
        site.thread.start()
        try:
            wait_until(lambda: site.asked)
            time.sleep(0.1)
            assert len(site.listener.active_channels) == 1
        finally:
            site.go_on.set()
            site.stop()
            site.thread.join(PATIENCE)
            site.ear.close()
            site.process.tmp.close()


def test_an_answer_that_takes_too_long_is_no_sign_of_life(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    signs: list[None] = []
    monkeypatch.setattr(site.process, "notify", lambda: signs.append(None))
    site.get()
    wait_until(lambda: signs)
    site.go_on.clear()
    with site.connect(request("/slow")):
        wait_until(lambda: site.listener.busy())
        assert site.listener.hangs(60) is False
        wait_until(lambda: site.listener.hangs(0.01))
        site.process.cfg.set("timeout", 0)
        time.sleep(0.05)
        signs.clear()
        site.listener.pull_trigger()
        time.sleep(0.1)
        assert not signs


def test_what_was_begun_is_answered_before_the_end(site: Site) -> None:
    site.go_on.clear()
    with site.connect(request("/slow")) as connection:
        wait_until(lambda: site.asked)
        site.stop()
        site.go_on.set()
        assert heard(connection).endswith(b"Read 0.")
    site.thread.join(PATIENCE)
    assert not site.thread.is_alive()


def test_where_there_are_too_many_the_oldest_unfinished_one_goes(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_process, "MAX_CONNECTIONS", 2)
    with site.connect(b"GET") as oldest:
        wait_until(lambda: len(site.listener.active_channels) == 1)
        with site.connect(b"GET") as younger:
            wait_until(lambda: len(site.listener.active_channels) == 2)
            assert site.get().endswith(b"Read 0.")
            assert is_closed(oldest)
            younger.sendall(request()[3:])
            assert heard(younger).endswith(b"Read 0.")


def test_a_request_has_half_a_minute_and_longer_the_more_of_it_comes() -> None:
    class Coming(Connection):
        def __init__(self, received: int) -> None:
            self.creation_time = 1000.0
            self.request = type("Request", (), {"body_bytes_received": received})

    assert Coming(0).too_slow(1029) is False
    assert Coming(0).too_slow(1031) is True
    assert Coming(20 * 1024).too_slow(1049) is False
    assert Coming(20 * 1024).too_slow(1051) is True


def test_what_comes_in_too_slowly_is_closed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with site.connect(post(900_000, b"a")) as connection:
        wait_until(lambda: site.listener.active_channels)
        monkeypatch.setattr(web_process, "GRACE", -1)
        assert is_closed(connection)


def test_bodies_that_fill_the_disk_are_closed_the_biggest_first(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_process, "MAX_UNFINISHED", 1500)
    with (
        site.connect(post(5000, b"a" * 1000)) as big,
        site.connect(post(1000, b"a" * 999)) as small,
    ):
        assert is_closed(big)
        small.sendall(b"a")
        assert heard(small).endswith(b"Read 1000.")


def test_what_is_no_request_or_too_much_is_refused_in_a_sentence(site: Site) -> None:
    much = site.say(post(web_process.MAX_BODY + 1, b""))
    assert much.startswith(b"HTTP/1.1 413 ")
    assert much.endswith(b"That is more than 64 MB at once. Nothing was stored.")

    wrong = site.say(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: many\r\n\r\n")
    assert wrong.startswith(b"HTTP/1.1 400 ")
    assert wrong.endswith(b"This is no request: Bad Request.")

    address = site.say(b"GET http://[::/ HTTP/1.1\r\nHost: here\r\n\r\n")
    assert address.endswith(b"This is no request: Bad Request.")

    number = site.say(post(0, b"").replace(b": 0", b": " + b"9" * 5000))
    assert number.endswith(b"This is no request: Bad Request.")

    chunks = b"POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n"
    assert site.say(chunks + b"0\r\n\r\n").startswith(b"HTTP/1.1 411 ")

    headers = site.say((b"GET / HTTP/1.1\r\nX: " + b"a" * 65_536)[:65_536])
    assert headers.endswith(b"The address or the cookies are too long.")
    assert site.asked == []


def test_who_sends_too_much_can_send_on_and_hears_why(site: Site) -> None:
    with site.connect(post(web_process.MAX_BODY + 1, b"")) as connection:
        wait_until(lambda: any(one.refused for one in site.listener.active_channels.values()))
        for _ in range(80):
            connection.sendall(bytes(1024**2))
        connection.shutdown(socket.SHUT_WR)
        assert heard(connection).endswith(b"Nothing was stored.")
    wait_until(lambda: not site.listener.active_channels)


def test_who_never_stops_sending_is_closed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_process, "MAX_UNREAD", 1000)
    with (
        site.connect(post(web_process.MAX_BODY + 1, b"")) as connection,
        suppress(ConnectionError),
    ):
        while True:
            connection.sendall(bytes(1024**2))
    wait_until(lambda: not site.listener.active_channels)


def test_who_only_asks_what_stands_before_it_is_sent_nothing_else(site: Site) -> None:
    said = site.say(request().replace(b"GET", b"HEAD"))

    assert b"Content-Length: 7\r\n" in said
    assert said.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("length", "answer"), [("0", b"Read 0."), ("99999999", b"stored."), ("x", b"Bad Request.")]
)
def test_who_asks_whether_to_go_on_is_answered_where_nothing_is_to_come(
    site: Site, length: str, answer: bytes
) -> None:
    asking = f"Content-Length: {length}\r\nExpect: 100-continue\r\n\r\n".encode()

    assert site.say(b"POST / HTTP/1.1\r\nHost: here\r\n" + asking).endswith(answer)


def test_who_asks_whether_to_go_on_is_told_to(site: Site) -> None:
    asking = post(3, b"").replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n")
    with site.connect(asking) as connection:
        assert connection.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"abc")
        assert heard(connection).endswith(b"Read 3.")


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """The disk takes so many bytes a file, as if there were no room for more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("room", [100_000, 3_000_000])
def test_a_large_answer_leaves_whole_where_the_disk_has_no_room(site: Site, room: int) -> None:
    site.pieces = [bytes([number]) * 100_000 for number in range(100)]
    with files_of_at_most(room), site.connect(request("/pieces")) as connection:
        wait_until(lambda: not site.listener.in_hand and site.asked)
        head, _, body = heard(connection).partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 200")
    assert body == b"".join(site.pieces)


def test_a_large_request_is_refused_where_the_disk_has_no_room(site: Site) -> None:
    with files_of_at_most(100_000):
        said = site.say(post(900_000, bytes(900_000)))

    assert said.startswith(b"HTTP/1.1 507 ")
    assert "The server’s disk is full".encode() in said


def test_a_process_that_has_outgrown_its_memory_ends_when_it_is_idle(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site.listener.memory, "first", -2 * MOST)
    assert site.get().endswith(b"Read 0.")
    time.sleep(0.1)
    assert site.thread.is_alive()  # somebody may ask again
    with site.connect(b"GET / HT") as begun:
        wait_until(lambda: site.listener.active_channels)
        monkeypatch.setattr(web_process, "IDLE", 0)
        time.sleep(0.1)
        assert site.thread.is_alive()
        begun.sendall(b"TP/1.1\r\nHost: here\r\n\r\n")
        assert heard(begun).endswith(b"Read 0.")
    site.thread.join(PATIENCE)
    assert not site.thread.is_alive()
