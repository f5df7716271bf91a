"""What is sent with one `Idempotency-Key` is done once, however often it arrives.

All of it is one transaction, so that a request that is refused may be corrected and sent again
with its key. Of a request only a hash is stored, as long as of a form (`journal.models.posted`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from http import HTTPStatus
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from config.language import gettext as _
from config.language import gettext_lazy
from journal.api.problem import Problem
from journal.models import Posted

KEYS = UUID("6f1c9d0a-4a1e-5d0b-9a53-0c0d5e6c7f21")
HEADER = "Idempotency-Key"
MAX_LETTERS = 255
OTHER = gettext_lazy(
    "This key was sent with another request before. Please make a new one for each request."
)


@dataclass(slots=True)
class Once:
    """A request that stores: `repeated` when it did already; `leads_to` what it stored."""

    repeated: bool = False
    leads_to: str = ""


def uid_of(request: HttpRequest) -> UUID | None:
    """An id that follows from the request's key, for what it creates; `None` without a key."""
    key = request.headers.get(HEADER)
    return uuid5(KEYS, key) if key else None


@contextmanager
def storing(request: HttpRequest, content: bytes | None = None) -> Iterator[Once]:
    """A transaction in which a request stores; `content` is its body unless another is named.

    Raises `Problem` for a key that came with another request.
    """
    key = request.headers.get(HEADER)
    with transaction.atomic():
        if key is None:
            yield Once()
            return
        if not 1 <= len(key) <= MAX_LETTERS:
            sentence = _("“{header}” has to be a text of 1 to {most} letters.").format(
                header=HEADER, most=MAX_LETTERS
            )
            raise Problem(HTTPStatus.BAD_REQUEST, sentence)
        uid = uuid5(KEYS, key)
        digest = _digest(request, request.body if content is None else content)
        posted, is_new = _claim(request, uid, digest)
        before, __, leads_to = posted.address.partition(" ")
        if before != digest:
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, OTHER)
        once = Once(not is_new, leads_to)
        yield once
        if is_new and once.leads_to:
            posted.address = f"{digest} {once.leads_to}"
            posted.save(update_fields=["address"])


def _claim(request: HttpRequest, uid: UUID, digest: str) -> tuple[Posted, bool]:
    """What is noted of a key, and whether that was done now."""
    theirs = request.user.posted  # type: ignore[union-attr]
    try:
        with transaction.atomic():
            return theirs.create(uid=uid, address=digest), True
    except IntegrityError:
        return theirs.get(uid=uid), False


def _digest(request: HttpRequest, content: bytes) -> str:
    said = b"\0".join([(request.method or "").encode(), request.path.encode(), content])
    return blake2b(said, digest_size=16).hexdigest()
