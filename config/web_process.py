"""One web process: whole requests come in before anybody works on them.

gunicorn starts these processes and replaces one that died, hangs or ended because it has outgrown
its memory; within each, waitress reads and writes all connections at once, and one thread answers.
So a client that sends or reads a byte a second keeps nobody waiting: it holds a connection, not the
thread.
"""

import os
import socket
from time import monotonic
from typing import Any

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, ThreadedTaskDispatcher, WSGITask

from config.memory import Memory
from config.operations.faults import FULL
from config.web_connection import Answer, Request

MEBI = 1024**2
MAX_BODY = 64 * MEBI  # bytes; the import page says what is wrong with files above its own limit
MAX_CONNECTIONS = 400  # a process; below the 1,024 files that systems let one have
MAX_UNFINISHED = 256 * MEBI  # bytes of requests that are still coming in, a process
GRACE = 30  # seconds for a request to come in,
PACE = 1024  # and a second more for so many bytes of its body
IDLE = 20  # seconds without a request after which a process that is too large ends
FINISHING = 10  # seconds for what is being answered when the server stops
MAX_UNREAD = 256 * MEBI  # bytes that are let come in after a refusal, so that it is heard
SENTENCES: dict[int, object] = {
    411: "Please say beforehand how long it is. Nothing was stored.",
    413: f"That is more than {MAX_BODY // MEBI} MB at once. Nothing was stored.",
    431: "The address or the cookies are too long.",
    500: "Something went wrong here. What was not yet saved is not stored.",
    507: FULL.sentence,
}
CHOICES: dict[str, Any] = {
    "threads": 1,
    "asyncore_use_poll": True,
    "channel_timeout": GRACE,
    "cleanup_interval": 1,
    "connection_limit": 10 * MAX_CONNECTIONS,  # never: Listener makes room instead of waiting
    "backlog": 2048,
    "inbuf_overflow": 64 * 1024,  # bytes of a body in memory; the rest comes to the disk
    "max_request_header_size": 64 * 1024,
    "max_request_body_size": MAX_BODY,
    "outbuf_high_watermark": 1024 * MEBI,  # what is answered waits on disk for slow readers
    "clear_untrusted_proxy_headers": False,  # TRUSTED_PROXIES says whom to believe
    "log_socket_errors": False,
    "ident": None,
}


class WebProcess(Worker):
    """gunicorn's worker around waitress's server."""

    def run(self) -> None:
        """Answer until gunicorn says to stop or is gone itself; then finish what was begun.

        A process that has outgrown its memory ends by itself when it is idle.
        """
        adjustments = Adjustments(sockets=[one.sock for one in self.sockets], **CHOICES)
        dispatcher = ThreadedTaskDispatcher()
        dispatcher.set_thread_count(adjustments.threads)
        connections: dict[int, Any] = {}
        memory = Memory()
        self.listeners: list[Listener] = [
            Listener(
                self.wsgi,
                connections,
                memory=memory,
                _sock=one,
                dispatcher=dispatcher,
                adj=adjustments,
                bind_socket=False,
                sockinfo=(one.family, one.type, one.proto, one.getsockname()),
            )
            for one in adjustments.sockets
        ]
        while self.alive and self.ppid == os.getppid() and not self.is_done(memory):
            self.turn(connections)
        for listener in self.listeners:
            listener.accepting = False
        end = monotonic() + FINISHING
        while monotonic() < end and any(map(Listener.busy, self.listeners)):
            self.turn(connections)
        self.listeners = []
        dispatcher.set_thread_count(0)
        wasyncore.close_all(connections, ignore_all=True)

    def is_done(self, memory: Memory) -> bool:
        """Whether this process is too large, and nobody has been connected to it for a while.

        The first answers of the next process take longer, so this one goes on while it is asked.
        """
        if memory.outgrown and not any(each.active_channels for each in self.listeners):
            return monotonic() - max(each.last for each in self.listeners) > IDLE
        return False

    def turn(self, connections: dict[int, Any]) -> None:
        """Read and write what can be, at most for a second; gunicorn hears that all is well.

        It hears nothing while an answer takes too long, and replaces this process.
        """
        for listener in self.listeners:  # last: what was read is in hand before more is taken
            connections[listener._fileno] = connections.pop(listener._fileno)
        wasyncore.poll2(1, connections)
        if not any(listener.hangs(self.cfg.timeout) for listener in self.listeners):
            self.notify()

    def handle_exit(self, sig: int, frame: Any) -> None:
        """Wake the process up to end."""
        super().handle_exit(sig, frame)
        for listener in getattr(self, "listeners", ()):
            listener.pull_trigger()


class _Answer(WSGITask):
    """The answer of a connection, which then closes: the next process may have more time."""

    def start(self) -> None:
        super().start()
        self.set_close_on_finish()

    def write(self, data: bytes) -> None:
        """Send the data, or only the headers for HEAD."""
        if self.request.command != "HEAD":
            super().write(data)
        elif not self.wrote_header:
            super().write(b"")
            self.chunked_response = False  # not even their end


class _Refusal(ErrorTask):
    """A refusal of waitress's own, in a sentence of ours."""

    def execute(self) -> None:
        error = self.request.error
        words = str(SENTENCES.get(error.code, f"This is no request: {error.reason}.")).encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", "text/plain; charset=utf-8"))
        self.set_close_on_finish()
        self.content_length = len(words)
        self.channel.refused = True
        self.write(words)


class Connection(HTTPChannel):
    """A connection that says when its request is being answered.

    Who is refused while sending hears it only if the rest is read too, and thrown away.
    """

    task_class = _Answer
    error_task_class = _Refusal
    parser_class = Request
    will_close: bool = False
    refused = False
    unread = -1  # bytes that came after a refusal; below zero before it was sent

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.outbufs = [Answer(self.adj.outbuf_overflow)]

    def is_heard(self) -> bool:
        """Whether something has come in that was not read."""
        try:
            return bool(self.socket.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT))
        except OSError:
            return False

    def service(self) -> None:
        """Answer, in the thread that does; then let the listener take new connections again."""
        self.server.since = monotonic()
        try:
            super().service()
            self.server.memory.give_back()
        finally:
            self.server.since, self.server.last = None, monotonic()
            self.server.in_hand.discard(self)
            self.server.pull_trigger()

    def received(self, data: bytes) -> bool:
        """Take what came in."""
        if self.unread < 0:
            return bool(super().received(data))
        self.unread += len(data)
        self.will_close = self.will_close or self.unread > MAX_UNREAD
        return False

    def handle_close(self) -> None:
        """Close, after a refusal only once the other side has heard it."""
        answered = self.refused and self.connected and not self.total_outbufs_len
        if not answered or self.unread >= 0:
            super().handle_close()
            return
        self.unread, self.will_close = 0, False
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            super().handle_close()

    def too_slow(self, now: float) -> bool:
        """Whether its request should have been here by `now`, seconds of the clock."""
        received = self.request.body_bytes_received if self.request else 0
        received += max(0, self.unread)
        return bool(now - self.creation_time > GRACE + received / PACE)


class Listener(TcpWSGIServer):
    """Takes new connections while its thread has nothing to do, else leaves them to others."""

    channel_class = Connection

    def __init__(self, *arguments: Any, memory: Memory, **options: Any) -> None:
        self.memory = memory
        self.in_hand = set[Connection]()  # whole requests
        self.since: float | None = None  # when one began to be answered, seconds
        self.last = monotonic()  # when the last one was answered
        super().__init__(*arguments, **options)

    def add_task(self, task: Connection) -> None:
        """Put a whole request into the hands of the thread."""
        self.in_hand.add(task)
        super().add_task(task)

    def readable(self) -> bool:
        """Whether to take a new connection."""
        wanted = super().readable()
        return bool(wanted and not self.in_hand)

    def busy(self) -> bool:
        """Whether something is being answered or has not left yet."""
        return bool(self.in_hand) or any(
            channel.total_outbufs_len for channel in list(self.active_channels.values())
        )

    def hangs(self, most: float) -> bool:
        """Whether an answer takes more than so many seconds; waiting for one's turn is none."""
        since = self.since
        return since is not None and monotonic() - since > most

    def handle_accept(self) -> None:
        """Take a new connection; where there are too many, the oldest unfinished one goes."""
        if self.in_hand:
            return
        before = set(self.active_channels)
        super().handle_accept()
        for number in self.active_channels.keys() - before:
            if (channel := self.active_channels[number]).is_heard():
                wasyncore.read(channel)
        if len(self.active_channels) > MAX_CONNECTIONS:
            waiting = self._unfinished()
            if waiting:
                min(waiting, key=lambda channel: channel.creation_time).will_close = True

    def maintenance(self, now: float) -> None:
        """Close what does nothing, comes in too slowly, or fills the disk; once a second."""
        super().maintenance(now)
        waiting = self._unfinished()
        for channel in waiting:
            channel.will_close = channel.will_close or channel.too_slow(now)
        sizes = {c: c.request.body_bytes_received for c in waiting if c.request}
        if sum(sizes.values()) > MAX_UNFINISHED:
            max(sizes, key=lambda channel: sizes[channel]).will_close = True

    def _unfinished(self) -> list[Connection]:
        return [
            channel
            for channel in self.active_channels.values()
            if not channel.requests and not channel.total_outbufs_len and not channel.will_close
        ]
