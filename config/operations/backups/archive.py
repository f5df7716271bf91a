"""The file of a backup: a tar.gz of manifest, database and keys, sealed with age.

A copy of the keys is inside only when the file is sealed: with them beside the database, the
seeds of one-time codes could be opened.
"""

import gzip
import json
import tarfile
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

from pyrage import DecryptError, IdentityError, RecipientError, decrypt_file, encrypt_file, x25519

from config.operations.backups import BackupError, Table, Tables

Key: TypeAlias = Any  # pyrage says nothing about types
Recipient: TypeAlias = Any
KEYS = ("secret_key", "vapid_key")
MANIFEST = "manifest.json"
FORMAT = 1
CHUNK = 1024 * 1024  # bytes
DAMAGE = (OSError, EOFError, tarfile.TarError, zlib.error, KeyError, TypeError, ValueError)


def pack(file: Path, members: Sequence[Path], *, vendor: str, made_at: str, tables: Tables) -> None:
    """Write a tar.gz of the members with a manifest in front."""
    manifest = file.parent / MANIFEST
    described = {name: asdict(table) for name, table in tables.items()}
    words = {"format": FORMAT, "vendor": vendor, "made_at": made_at, "tables": described}
    manifest.write_text(json.dumps(words, indent=1))
    with (
        gzip.open(file, "wb", compresslevel=5) as packed,
        tarfile.open(fileobj=packed, mode="w|") as tar,
    ):
        for member in (manifest, *members):
            tar.add(member, member.name)


def unpack(file: Path, folder: Path) -> tuple[str, str, Tables]:
    """Vendor, time and tables of a backup, its members put into `folder`."""
    try:
        with gzip.open(file, "rb") as packed:
            with tarfile.open(fileobj=packed, mode="r|") as tar:
                tar.extractall(folder, filter="data")
            while packed.read(CHUNK):  # to the end, where gzip's own checksum stands
                pass
        words = json.loads((folder / MANIFEST).read_text())
        if words["format"] != FORMAT:
            raise BackupError(f"This backup has format {words['format']}, made by a newer version.")
        tables = {name: Table(**table) for name, table in words["tables"].items()}
        return words["vendor"], words["made_at"], tables
    except DAMAGE as error:
        raise BackupError(f"{file.name} is no backup of Stillnight, or damaged.") from error


def recipient(text: str) -> Recipient:
    """Somebody who can open what is sealed, as age writes them: age1…"""
    try:
        return x25519.Recipient.from_str(text)
    except RecipientError:
        raise BackupError(
            f"BACKUP_RECIPIENTS has {text!r}; write public keys of age, which begin with age1."
        ) from None


def new_key() -> Key:
    """A secret key nobody has yet."""
    return x25519.Identity.generate()


def identities(file: Path) -> list[Key]:
    """The secret keys in a file as age-keygen writes it."""
    try:
        lines = [line.strip() for line in file.read_text().splitlines()]
        return [x25519.Identity.from_str(line) for line in lines if line and line[0] != "#"]
    except (OSError, ValueError, IdentityError) as error:
        raise BackupError(f"{file} holds no secret key of age (AGE-SECRET-KEY-1…).") from error


def seal(file: Path, sealed: Path, recipients: Sequence[Recipient]) -> None:
    """Encrypt a file for the recipients."""
    encrypt_file(str(file), str(sealed), list(recipients))


def unseal(sealed: Path, file: Path, keys: Sequence[Key]) -> None:
    """Decrypt a file, which also proves that nobody changed it."""
    if not keys:
        raise BackupError(f"{sealed.name} is sealed; say where the key is: --identity FILE")
    try:
        decrypt_file(str(sealed), str(file), list(keys))
    except (DecryptError, OSError) as error:
        raise BackupError(f"{sealed.name} cannot be opened with this key: {error}") from None
