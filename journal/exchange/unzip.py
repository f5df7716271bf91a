"""Files out of a zip archive, without trusting what the archive says of itself."""
# pure

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from journal.exchange.problem import ImportProblem

MAX_FILES = 1000
UNPACKED_IN_PIECES = {ZIP_STORED, ZIP_DEFLATED}  # bzip2 and LZMA come out whole, however large
AGAIN = "Please download it again."
# What zipfile says of a broken one: its sums, its ends, its places, the letters of its names.
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
BROKEN_ZIP = f"This archive is damaged and cannot be unpacked. {AGAIN}"
ENCRYPTED = 0x1  # the bit of a member's flags, APPNOTE 4.4.4


def files_named(data: bytes, name: re.Pattern[str], max_bytes: int) -> dict[str, bytes]:
    """The files whose own name, without its folders, matches `name`, by their whole names.

    What macOS packs beside each file (`__MACOSX/._name`) is left out. Together they unpack to
    at most `max_bytes`. Raises `ImportProblem` where the archive is broken, locked or too large.
    """
    unpacked: dict[str, bytes] = {}
    try:
        with ZipFile(BytesIO(data)) as archive:
            for member in _members(archive, name):
                room = max_bytes - sum(map(len, unpacked.values()))
                unpacked[member.filename] = _unpacked(archive, member, room, max_bytes)
    except BROKEN as error:
        raise ImportProblem(BROKEN_ZIP) from error
    return unpacked


def _members(archive: ZipFile, name: re.Pattern[str]) -> Iterator[ZipInfo]:
    members = [
        member
        for member in archive.infolist()
        if name.fullmatch(member.filename.rpartition("/")[2])
        and not member.filename.startswith("__MACOSX/")
    ]
    if len(members) > MAX_FILES:
        raise ImportProblem(f"This archive holds more than {MAX_FILES} such files.")
    return iter(members)


def _unpacked(archive: ZipFile, member: ZipInfo, room: int, max_bytes: int) -> bytes:
    """The bytes of one member, read up to one beyond `room`."""
    short = member.filename.rpartition("/")[2]
    if member.compress_type not in UNPACKED_IN_PIECES:
        raise ImportProblem(f"{short} is packed in a way other than usual. {AGAIN}")
    if member.flag_bits & ENCRYPTED:
        raise ImportProblem(
            "This archive is locked with a password. Please unpack it first, then choose the "
            "files in it."
        )
    with archive.open(member) as stream:
        text = stream.read(room + 1)
    if len(text) > room:
        raise ImportProblem(f"{short} in this archive is larger than {max_bytes // 1024**2} MB.")
    return text
