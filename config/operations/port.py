"""Is the port free? Asked before anything is installed: `python -m config.operations.port`.

Runs on the system's own Python, so it needs nothing but the standard library.
"""

import errno
import os
import socket
import sys

HOST = "127.0.0.1"


def chosen() -> int:
    """The port from PORT, 8000 unless set; SystemExit with a sentence when it is no port."""
    text = os.environ.get("PORT", "").strip() or "8000"
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        sys.exit(f"PORT is {text!r}; write a number from 1 to 65535.")
    return int(text)


def must_be_free(port: int) -> None:
    """Check that a port is free; SystemExit with a sentence when nothing can listen on it."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except OSError as error:
            sys.exit(_sentence(port, error))


def _sentence(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        why = "is taken by another program"
    elif error.errno == errno.EACCES:
        why = "is kept for the system"
    else:
        why = f"cannot be used ({error.strerror})"
    return f"Port {port} {why}; choose another one, such as: make run PORT={port + 1}"


if __name__ == "__main__":
    must_be_free(chosen())
