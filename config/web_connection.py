"""What a web process takes for a request, and where it keeps an answer until it has left."""

import errno
import math
import os
from contextlib import suppress
from typing import Any

from waitress.buffers import (
    BytesIOBasedBuffer,
    FileBasedBuffer,
    OverflowableBuffer,
    TempfileBasedBuffer,
)
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.utilities import Error

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class LengthError(Error):
    """Raised for a body in chunks: reading them costs a hundred times as much."""

    code, reason = 411, "Length Required"


class NoRoomError(Error):
    """Raised for a body that does not fit on the disk."""

    code, reason = 507, "Insufficient Storage"


class Request(HTTPRequestParser):
    """A request that says beforehand how long it is; what cannot be read is refused, not raised."""

    chunked: bool = False

    def parse_header(self, header_plus: bytes) -> None:
        """Read what stands before the body."""
        try:
            super().parse_header(header_plus)
        except ValueError as error:  # an address or a number that Python refuses
            raise ParsingError(str(error)) from None
        if self.chunked:
            self.chunked, self.body_rcv = False, None
            self.error = LengthError("chunks")

    def received(self, data: bytes) -> int:
        """Take what came in; how many bytes of it belong to this request."""
        try:
            consumed = int(super().received(data))
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            self.error, self.completed, consumed = NoRoomError("disk"), True, len(data)
        if self.completed:
            self.expect_continue = False  # nothing to go on with
        return consumed


class _OnDisk(TempfileBasedBuffer):
    """A file without a name that is closed where it cannot take what is there."""

    def __init__(self, held: Any) -> None:
        file = self.newfile()
        try:
            FileBasedBuffer.__init__(self, file, held)
        except OSError:
            with suppress(OSError):  # what it could not write
                file.close()
            raise


class Answer(OverflowableBuffer):
    """Waits on disk where it is large, and in memory where the disk has no room for it."""

    buf: Any = None
    overflowed: bool = False

    def append(self, data: bytes) -> None:
        """Keep these bytes behind what is there."""
        held = self.buf if self.overflowed else None
        where = held.file.tell() if held else 0
        try:
            super().append(data)
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            if held:
                self._back_in_memory(held, where, data)

    def _set_large_buffer(self) -> None:
        held: Any = self.buf
        where = held.file.tell()
        try:
            self.buf, self.overflowed = _OnDisk(held), True
            held.close()
        except OSError:
            held.file.seek(where)
            self.overflow = math.inf
            raise

    def _back_in_memory(self, held: Any, where: int, data: bytes) -> None:
        rest = os.pread(held.file.fileno(), held.remain, where)
        self.buf, self.overflowed, self.overflow = BytesIOBasedBuffer(), False, math.inf
        self.buf.append(rest + data)
        with suppress(OSError):  # what it could not write
            held.close()
