"""Files out of a zip archive, without trusting what the archive says of itself."""
# pure, words

import errno
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from config.language import gettext as _
from config.language import gettext_lazy
from journal.exchange.problem import ImportProblem

MAX_FILES = 1000
UNPACKED_IN_PIECES = {ZIP_STORED, ZIP_DEFLATED}  # bzip2 and LZMA come out whole, however large
PIECE = 1024 * 1024  # bytes
# What zipfile says of a broken one: its sums, its ends, its places, the letters of its names.
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
BROKEN_ZIP = gettext_lazy(
    "This archive is damaged and cannot be unpacked. Please download it again."
)
ENCRYPTED = 0x1  # the bit of a member's flags, APPNOTE 4.4.4


def files_named(file: BinaryIO, name: re.Pattern[str], max_bytes: int) -> dict[str, bytes]:
    """The files whose own name, without its folders, matches `name`, by their whole names.

    What macOS packs beside each file (`__MACOSX/._name`) is left out. Together they unpack to
    at most `max_bytes`. Raises `ImportProblem` where the archive is broken, locked or too large.
    """
    unpacked: dict[str, bytes] = {}
    try:
        with ZipFile(file) as archive:
            for member in _members(archive, name):
                room = max_bytes - sum(map(len, unpacked.values()))
                unpacked[member.filename] = _unpacked(archive, member, room, max_bytes)
    except BROKEN as error:
        raise ImportProblem(BROKEN_ZIP) from error
    return unpacked


def unpack(file: BinaryIO, name: re.Pattern[str], folder: Path, max_bytes: int) -> dict[str, Path]:
    """Write the files whose own name matches `name` into a folder, a piece at a time.

    Their own names, and where they are. Otherwise as `files_named`.
    """
    unpacked: dict[str, Path] = {}
    room = max_bytes
    try:
        with ZipFile(file) as archive:
            for at, member in enumerate(_members(archive, name)):
                _check(member)
                path = folder / f"unpacked-{at}"
                with archive.open(member) as stream, path.open("wb") as written:
                    while piece := stream.read(PIECE):
                        room -= len(piece)
                        if room < 0:
                            raise ImportProblem(_too_large(member, max_bytes))
                        written.write(piece)
                unpacked[_own_name(member)] = path
    except BROKEN as error:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            raise  # it is the server's
        raise ImportProblem(BROKEN_ZIP) from error
    return unpacked


def _members(archive: ZipFile, name: re.Pattern[str]) -> Iterator[ZipInfo]:
    members = [
        member
        for member in archive.infolist()
        if name.fullmatch(_own_name(member)) and not member.filename.startswith("__MACOSX/")
    ]
    if len(members) > MAX_FILES:
        raise ImportProblem(
            _("This archive holds more than {most} such files.").format(most=MAX_FILES)
        )
    return iter(members)


def _unpacked(archive: ZipFile, member: ZipInfo, room: int, max_bytes: int) -> bytes:
    """The bytes of one member, read up to one beyond `room`."""
    _check(member)
    with archive.open(member) as stream:
        text = stream.read(room + 1)
    if len(text) > room:
        raise ImportProblem(_too_large(member, max_bytes))
    return text


def _check(member: ZipInfo) -> None:
    """Raise `ImportProblem` for a member that is locked, or would come out whole."""
    if member.compress_type not in UNPACKED_IN_PIECES:
        raise ImportProblem(
            _("{name} is packed in a way other than usual. Please download it again.").format(
                name=_own_name(member)
            )
        )
    if member.flag_bits & ENCRYPTED:
        raise ImportProblem(
            _(
                "This archive is locked with a password. Please unpack it first, then "
                "choose the files in it."
            )
        )


def _own_name(member: ZipInfo) -> str:
    """Its name without its folders."""
    return member.filename.rpartition("/")[2]


def _too_large(member: ZipInfo, max_bytes: int) -> str:
    return _("{name} in this archive is larger than {most} MB.").format(
        name=_own_name(member), most=max_bytes // 1024**2
    )
