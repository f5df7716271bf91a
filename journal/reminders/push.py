"""Web push: encrypted for one browser (RFC 8291), signed by this server (VAPID, RFC 8292).

The one module that speaks to a push service. It never follows a redirect, waits ten seconds at
most, and reads no answer but its status.
"""

import base64
import json
import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import http_ece
import urllib3
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from config.environment import store_secret
from journal.reminders.guard import Guard, RefusedError, Target
from journal.reminders.messages import Words

LIFETIME = 2 * 60 * 60  # seconds a push service keeps a message for a device that is off
TIMEOUT = urllib3.Timeout(connect=5, read=10)
TOKEN_LIFETIME = 12 * 60 * 60  # seconds
HTTPS = 443


class Outcome(Enum):
    """The result of a message: sent, subscription gone, to try again, or forbidden."""

    SENT = "sent"
    GONE = "gone"
    FAILED = "failed"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a browser hands out: where to, its public key (65 bytes) and a secret (16 bytes)."""

    endpoint: str
    key: bytes
    secret: bytes


@dataclass(frozen=True, slots=True)
class Sender:
    """This server as push services know it: its key, and whom they may write to."""

    vapid: Vapid02
    contact: str

    @property
    def public_key(self) -> str:
        """The public key that the browser asks for when it subscribes, base64url."""
        return encode(
            self.vapid.public_key.public_bytes(
                serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
            )
        )

    def send(self, to: Subscription, words: Words, tag: str, now: float, guard: Guard) -> Outcome:
        """Deliver one message; `now` is in seconds since 1970."""
        try:
            target = guard.target(to.endpoint)
        except RefusedError:
            return Outcome.GONE
        text = {"title": words.title, "body": words.body, "url": words.path, "tag": tag}
        body = encrypt(json.dumps(text).encode(), to)
        try:
            status = _post(target, guard, body, self._headers(target, tag, now))
        except (RefusedError, urllib3.exceptions.HTTPError):
            return Outcome.FAILED
        return outcome_of(status)

    def _headers(self, target: Target, tag: str, now: float) -> dict[str, str]:
        port = "" if target.port == HTTPS else f":{target.port}"
        claims = {  # a new dict each time: the audience is another for each service
            "aud": f"https://{target.host}{port}",
            "exp": int(now) + TOKEN_LIFETIME,
            "sub": self.contact,
        }
        return {
            **self.vapid.sign(claims),
            "Host": f"{target.host}{port}",
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(LIFETIME),
            "Topic": tag,  # a newer message takes the place of one not yet delivered
        }


def _post(target: Target, guard: Guard, body: bytes, headers: dict[str, str]) -> int:
    """Send the bytes to the checked address; returns the status."""
    with urllib3.HTTPSConnectionPool(
        guard.address(target),
        target.port,
        timeout=TIMEOUT,
        server_hostname=target.host,
        assert_hostname=target.host,
        cert_reqs="CERT_REQUIRED",
        ca_certs=guard.certificates,
    ) as pool:
        answer = pool.urlopen(
            "POST",
            target.path,
            body=body,
            headers=headers,
            redirect=False,
            retries=False,
            preload_content=False,
        )
        answer.close()  # nothing of the answer is read
        return int(answer.status)


def outcome_of(status: int) -> Outcome:
    """The outcome that a status means (RFC 8030, RFC 8292).

    201 is accepted; 404 and 410 mean that the browser has unsubscribed; 401 and 403 that this
    server's key is not the one the browser subscribed with, so that trying again cannot help.
    """
    if 200 <= status < 300:
        return Outcome.SENT
    if status in {404, 410}:
        return Outcome.GONE
    return Outcome.FORBIDDEN if status in {401, 403} else Outcome.FAILED


def encrypt(text: bytes, to: Subscription) -> bytes:
    """The message as only that browser can read it (aes128gcm)."""
    sealed: bytes = http_ece.encrypt(
        text,
        salt=os.urandom(16),
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=to.key,
        auth_secret=to.secret,
        version="aes128gcm",
    )
    return sealed


def is_key(key: bytes) -> bool:
    """Whether these bytes are a point on the curve browsers use."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
    except ValueError:
        return False
    return True


def sender(text: str, file: Path, contact: str) -> Sender:
    """This server's `Sender`, with the private key of the setting, else the one in `file`."""
    if not text:
        text = _key_from_file(file)
    return Sender(Vapid02.from_raw(text.encode()), contact)


def _key_from_file(file: Path) -> str:
    if not file.exists():
        made = encode(
            ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value.to_bytes(32)
        )
        store_secret(file, made)  # whoever comes first makes the key; the other takes theirs
    return file.read_text().strip()


def encode(raw: bytes) -> str:
    """Base64url without padding, as push writes bytes."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def decode(text: str) -> bytes:
    """The bytes again; `ValueError` for anything else."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise ValueError("not base64url") from None
