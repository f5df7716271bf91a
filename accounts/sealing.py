"""Secrets that have to be read again (seeds of codes, keys of push messages), sealed at rest.

Fernet (AES-128-CBC with HMAC-SHA256) under a key that lies beside the database, not in it:
whoever gets hold of the rows alone cannot use them. What is only ever compared is hashed
instead. Keys come from the setting `ENCRYPTION_KEYS`, newest first: the first one seals, all
of them open; `manage.py reseal` moves everything to the first.
"""

import base64
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models


def seal(text: str) -> str:
    """Encrypt a text with the newest key."""
    return _box(tuple(settings.ENCRYPTION_KEYS)).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Decrypt a text; raises a sentence for the operator where no key at hand opens it."""
    try:
        return _box(tuple(settings.ENCRYPTION_KEYS)).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise ImproperlyConfigured(
            "A stored secret cannot be opened. Add the key it was sealed with (the former"
            " SECRET_KEY, if that has changed) behind the new one in ENCRYPTION_KEYS."
        ) from None


def reseal(sealed: str) -> str:
    """Encrypt a sealed text with the newest key."""
    return seal(unseal(sealed))


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    """A key of 32 bytes for this use alone, in the form Fernet wants."""
    kdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"stillnight.accounts.sealing")
    return base64.urlsafe_b64encode(kdf.derive(key.encode()))


class SealedTextField(models.TextField):
    """Text that is sealed in its column and plain on the row; it cannot be searched."""

    def get_prep_value(self, value: Any) -> Any:
        """Seal the text for its column."""
        return None if value is None else seal(value)

    def from_db_value(self, value: Any, *_: Any) -> Any:
        """Unseal the text of a column."""
        return None if value is None else unseal(value)


def sealed_fields(tables: Iterable[type[models.Model]]) -> list[tuple[type[models.Model], str]]:
    """Each table with the name of a sealed column in it."""
    return [
        (table, field.name)
        for table in tables
        for field in table._meta.concrete_fields
        if isinstance(field, SealedTextField)
    ]
