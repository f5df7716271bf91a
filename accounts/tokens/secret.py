"""The secret of a token: a prefix, 256 bits and a checksum, of which only a hash is stored.

By its prefix a scanner for leaked secrets recognises one (`PATTERN`), and by its checksum a typo is
told from a wrong token without asking the database.
"""
# pure

import hashlib
import re
import string
import zlib

PREFIX = "stillnight_pat_"
LETTERS = string.digits + string.ascii_uppercase + string.ascii_lowercase
KEY_LENGTH = 43  # letters of 256 bits: 62 ** 43 is a little more than 2 ** 256
CHECKSUM_LENGTH = 6  # letters of the 32 bits of CRC-32
START_LENGTH = len(PREFIX) + 4
PATTERN = rf"{PREFIX}[0-9A-Za-z]{{{KEY_LENGTH + CHECKSUM_LENGTH}}}"


def written(key: bytes) -> str:
    """The secret made of 32 random bytes."""
    if len(key) != 32:
        raise ValueError(f"A token is made of 32 bytes, not {len(key)}.")
    body = PREFIX + _in_letters(int.from_bytes(key), KEY_LENGTH)
    return body + _checksum(body)


def is_well_formed(text: str) -> bool:
    """Whether a text can be a secret: prefix, length, letters and checksum are right."""
    if not re.fullmatch(PATTERN, text):
        return False
    return _checksum(text[:-CHECKSUM_LENGTH]) == text[-CHECKSUM_LENGTH:]


def start_of(text: str) -> str:
    """The first letters of a secret, which its owner sees in the list."""
    return text[:START_LENGTH]


def hashed(text: str) -> str:
    """The SHA-256 (hex) that is stored: of 256 random bits, so it cannot be guessed back."""
    return hashlib.sha256(text.encode()).hexdigest()


def _checksum(body: str) -> str:
    return _in_letters(zlib.crc32(body.encode()), CHECKSUM_LENGTH)


def _in_letters(number: int, length: int) -> str:
    letters = []
    for _ in range(length):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return "".join(reversed(letters))
