"""The line between a browser and the journal, which can be cut: any browser loses the signal so."""

import contextlib
import socket
import threading
from collections.abc import Iterator


class Line:
    """Passes connections on to a port of this machine while `is_up`."""

    def __init__(self, to: int) -> None:
        """`to` is the port of the journal."""
        self.is_up = True
        self._to, self._open = to, set[socket.socket]()
        self._door = socket.create_server(("localhost", 0))
        self.url = f"http://localhost:{self._door.getsockname()[1]}"
        threading.Thread(target=self._answer, daemon=True).start()

    def cut(self) -> None:
        """Nothing gets through any more."""
        self.is_up = False
        for end in [*self._open]:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Everything does again."""
        self.is_up = True

    def close(self) -> None:
        """End it."""
        self.cut()
        self._door.close()

    def _answer(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            if not self.is_up:
                near.close()
                continue
            far = socket.create_connection(("localhost", self._to))
            for one, other in ((near, far), (far, near)):
                self._open.add(one)
                threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            for piece in _pieces(one):
                other.sendall(piece)
        with contextlib.suppress(OSError):
            other.shutdown(socket.SHUT_RDWR)
        self._open.discard(one)
        one.close()


def _pieces(one: socket.socket) -> Iterator[bytes]:
    while piece := one.recv(65536):
        yield piece
