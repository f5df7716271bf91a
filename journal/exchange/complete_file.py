"""The complete file on its way in: opened, read and checked, all of it or none."""

import json
import zlib
from decimal import Decimal
from io import BytesIO
from typing import Any, NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from journal.exchange.complete import FORMAT, VERSION
from journal.exchange.problem import ImportProblem, quoted

MEMBER = "stillnight.json"
MOST_BYTES = 64 * 1024 * 1024  # unpacked; ten full years are 5 MB
MOST_MEMBERS = 1000
MOST_OF = {b",": 3_000_000, b"{": 400_000, b"[": 400_000}
UNPACKED_IN_PIECES = {ZIP_STORED, ZIP_DEFLATED}  # bzip2 and LZMA come out whole, however large
AGAIN = "Download it again."
# What zipfile says of a broken one: its sums, its ends, its places, the letters of its names.
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
BROKEN_ZIP = f"This archive is damaged and cannot be unpacked. {AGAIN}"


def tables_in(data: bytes) -> dict[str, list[Any]]:
    """The tables of a complete file, or of an archive that holds one, as they stand there.

    Numbers with a point are `Decimal`. Raises `ImportProblem` for anything else.
    """
    text = _unpacked(data) if data.startswith(b"PK") else data
    for sign, most in MOST_OF.items():
        if text.count(sign) > most:
            raise ImportProblem("This file holds far more than a journal does. It was not read.")
    told = _parsed(text)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ImportProblem("This is not a complete file of Stillnight.")
    _check_version(told.get("version"))
    tables = told.get("tables")
    if not isinstance(tables, dict) or not all(isinstance(r, list) for r in tables.values()):
        raise ImportProblem("This complete file has no “tables” with lists of rows.")
    return tables


def _unpacked(data: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > MOST_MEMBERS or names.count(MEMBER) != 1:
                raise ImportProblem(f"This archive does not hold one file {MEMBER}.")
            if archive.getinfo(MEMBER).compress_type not in UNPACKED_IN_PIECES:
                raise ImportProblem(f"{MEMBER} is packed in a way other than usual. {AGAIN}")
            with archive.open(MEMBER) as member:
                text = member.read(MOST_BYTES + 1)
    except BROKEN as error:
        raise ImportProblem(BROKEN_ZIP) from error
    if len(text) > MOST_BYTES:
        raise ImportProblem(f"{MEMBER} in this archive is larger than {MOST_BYTES // 1024**2} MB.")
    return text


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise ImportProblem("The letters of this file are not UTF-8.") from error
    except RecursionError as error:
        raise ImportProblem("This file is nested far too deeply.") from error
    except json.JSONDecodeError as error:
        raise ImportProblem(
            f"This file breaks off or is damaged (line {error.lineno}). Download it again."
        ) from error
    except ValueError as error:
        raise ImportProblem(f"There is a number in this file that is none: {error}.") from error


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _check_version(version: Any) -> None:
    if isinstance(version, int) and version > VERSION:
        raise ImportProblem(
            f"This file has version {version}; this server reads up to version {VERSION}. "
            "Bring it in where Stillnight is newer."
        )
    if version != VERSION or isinstance(version, bool):
        raise ImportProblem(f"This file names no version that exists: {quoted(str(version))}.")
