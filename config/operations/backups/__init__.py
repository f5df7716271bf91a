"""Backups that were restored once before they are called backups.

`archive` is the file, `sqlite` and `postgresql` (chosen by `engines`) take and put back what a
database holds, each with the hash of every table; `making` and `restoring` are the two commands.
"""

from collections.abc import Mapping
from dataclasses import dataclass


class BackupError(Exception):
    """Raised where a person has to look; the message says at what."""


@dataclass(frozen=True, slots=True)
class Table:
    """What one table holds: how many rows, and a SHA-256 of its columns and all of them."""

    rows: int
    sha256: str


Tables = Mapping[str, Table]


def differences(wanted: Tables, restored: Tables) -> list[str]:
    """The names of the tables that are not the same in both."""
    return sorted(
        name for name in {*wanted, *restored} if wanted.get(name, None) != restored.get(name, None)
    )
