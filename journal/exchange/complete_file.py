"""The complete file on its way in: opened, read and checked, all of it or none."""

import json
import re
from decimal import Decimal
from io import BytesIO
from typing import Any, NoReturn

from config.language import gettext as _
from config.language import grouped
from journal.exchange.complete import FORMAT, VERSION
from journal.exchange.problem import ImportProblem, quoted
from journal.exchange.unzip import files_named

MEMBER = "stillnight.json"
MAX_BYTES = 64 * 1024 * 1024  # unpacked; ten full years are 5 MB
MAX_ROWS = 50_000  # ten full years have 17,000
MAX_COUNTS = {b",": 1_500_000, b"{": 2 * MAX_ROWS, b"[": 2 * MAX_ROWS}
_MEMBER = re.compile(r"stillnight\.json")


def tables_in(data: bytes) -> dict[str, list[Any]]:
    """The tables of a complete file, or of an archive that holds one, as they stand there.

    Numbers with a point are `Decimal`. Raises `ImportProblem` for anything else.
    """
    text = _unpacked(data) if data.startswith(b"PK") else data
    for sign, most in MAX_COUNTS.items():
        if text.count(sign) > most:
            raise _too_much()
    document = _parsed(text)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ImportProblem(_("This is not a complete file of Stillnight."))
    _check_version(document.get("version"))
    tables = document.get("tables")
    if not isinstance(tables, dict) or not all(isinstance(r, list) for r in tables.values()):
        raise ImportProblem(_("This complete file has no “tables” with lists of rows."))
    if sum(map(len, tables.values())) > MAX_ROWS:
        raise _too_much()
    return tables


def _too_much() -> ImportProblem:
    return ImportProblem(
        _(
            "This file holds more than the {most} rows that can be read. Nothing was imported."
        ).format(most=grouped(MAX_ROWS))
    )


def _unpacked(data: bytes) -> bytes:
    """The complete file of an archive; one that was packed again may have it in a folder."""
    members = files_named(BytesIO(data), _MEMBER, MAX_BYTES)
    if len(members) != 1:
        raise ImportProblem(
            _("This archive does not hold one file {member}.").format(member=MEMBER)
        )
    return next(iter(members.values()))


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise ImportProblem(_("The letters of this file are not UTF-8.")) from error
    except RecursionError as error:
        raise ImportProblem(_("This file is nested far too deeply.")) from error
    except json.JSONDecodeError as error:
        raise ImportProblem(
            _("This file is damaged (line {lineno}). Please download it again.").format(
                lineno=error.lineno
            )
        ) from error
    except ValueError as error:
        raise ImportProblem(
            _("A number in this file cannot be read: {error}.").format(error=error)
        ) from error


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _check_version(version: Any) -> None:
    if isinstance(version, int) and version > VERSION:
        raise ImportProblem(
            _(
                "This file has version {version}; this server reads up to version {newest}. "
                "Please import it where Stillnight is newer."
            ).format(version=version, newest=VERSION)
        )
    if version != VERSION or isinstance(version, bool):
        raise ImportProblem(
            _("This file names no version that exists: {version}.").format(
                version=quoted(str(version))
            )
        )
