"""Backups that were restored once before they are called backups.

`archive` is the file, `sqlite` and `postgresql` (chosen by `engines`) take and put back what a
database holds, each with the hash of every table; `making` and `restoring` are the two commands.
"""

from collections.abc import Mapping
from dataclasses import dataclass


class BackupError(Exception):
    """Something a person has to look at; the message says what."""


@dataclass(frozen=True, slots=True)
class Table:
    """What one table holds: how many rows, and a SHA-256 of its columns and all of them."""

    rows: int
    sha256: str


Tables = Mapping[str, Table]


def differences(wanted: Tables, found: Tables) -> list[str]:
    """The tables that are not the same, by name."""
    return sorted(
        name for name in {*wanted, *found} if wanted.get(name, None) != found.get(name, None)
    )
