"""The XML of an export from its root on, up to a size, and whole.

What stands before the root is the file's own list of element types. Some versions of iOS write it
wrongly, and whoever means harm declares entities there, so nobody reads it.
"""
# pure, words

from typing import IO

from config.language import gettext as _
from config.language import gettext_lazy, grouped
from journal.exchange.problem import ImportProblem

ROOT = b"<HealthData"
END = b"</HealthData>"
PIECE = 64 * 1024
MAX_HEAD = 1024 * 1024  # bytes before the root; real files have some 10,000
MEGABYTE = 1024 * 1024
CUT_OFF = gettext_lazy("This Apple Health export ends half way. Please export it again.")
NOT_APPLE = gettext_lazy("This XML file is no Apple Health export.")


class Body:
    """A file to read from, as lxml reads one; `read` raises `ImportProblem` beyond `most` bytes."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self.file, self.most = file, most
        self.size = 0
        self.tail = b""
        self.waiting = self._from_root()

    def _from_root(self) -> bytes:
        head = b""
        while len(head) < MAX_HEAD and (piece := self.file.read(PIECE)):
            head += piece
            if (place := head.find(ROOT)) >= 0:
                return head[place:]
        raise ImportProblem(NOT_APPLE)

    def read(self, size: int = PIECE) -> bytes:
        """The next bytes, none at the end; never more than a piece, whatever `size` is."""
        piece, self.waiting = self.waiting or self.file.read(min(size, PIECE)), b""
        self.size += len(piece)
        if self.size > self.most:
            raise ImportProblem(
                _(
                    "This Apple Health export holds more than {most} MB of XML, more "
                    "than can be read here."
                ).format(most=grouped(self.most // MEGABYTE))
            )
        self.tail = (self.tail + piece)[-PIECE:] if len(piece) < PIECE else piece
        return piece

    def check_end(self) -> None:
        """Raise `ImportProblem` for a file that ended before its root did."""
        if END not in self.tail:
            raise ImportProblem(CUT_OFF)
