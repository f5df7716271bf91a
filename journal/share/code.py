"""The secret of a link: 256 bits that stand after the # and of which only a hash is kept.

What follows the # is never sent by a browser, so the code is in no log and no Referer.
"""
# pure

import base64
import hashlib
import hmac
import re

LENGTH = 43  # characters of 256 bits in URL-safe base64, without padding
_WRITTEN = re.compile(rf"(?:.*#)?\s*([A-Za-z0-9_-]{{{LENGTH}}})", re.DOTALL)


def code_of(key: str, nonce: str) -> str:
    """A code made from the server's key and a random nonce; sent twice it is the same one."""
    digest = hmac.digest(f"share code {key}".encode(), nonce.encode(), "sha256")
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def read(text: str) -> str | None:
    """The code in what somebody pasted: the code alone or the whole link; `None` if neither."""
    match = _WRITTEN.fullmatch(text.strip())
    return match[1] if match else None


def hashed(code: str) -> str:
    """The hash that is stored of a code: of 256 random bits, so it cannot be guessed back."""
    return hashlib.sha256(code.encode()).hexdigest()
