"""What was worked out for somebody and is kept a while in the shared cache, until they leave.

One entry a person holds the latest few, so that there is one key to delete and nothing of
somebody can be left under another. The key says nothing of whose it is.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import transaction
from django.utils.crypto import salted_hmac

from accounts.limits import computing
from accounts.models import User
from accounts.plain import from_plain, to_plain
from config.operations.faults import if_there_is_room

Worked = TypeVar("Worked")

KEPT = timedelta(days=7)
MOST = 16  # of one person, the latest


def kept(person: User, fingerprint: str, shape: type[Worked], work: Callable[[], Worked]) -> Worked:
    """What `work` gives, done once for a fingerprint of everything that it rests on.

    It is kept as plain data and read back as a `shape` (see `plain`), so that whoever can write to
    the cache writes data. `TooOften` where this person had much worked out of late.
    """
    key = _key(person.pk)
    found: dict[str, Any] = cache.get(key, {})
    if fingerprint in found:
        with suppress(ValueError):  # of another version, or not ours: it is worked out anew
            return from_plain(shape, found[fingerprint])
    with computing(person):
        made = work()
    latest = [*found.items(), (fingerprint, to_plain(made))][-MOST:]
    with if_there_is_room():
        cache.set(key, dict(latest), KEPT.total_seconds())
    if not User.objects.filter(pk=person.pk).exists():  # deleted while this was worked out
        forget(person.pk)
    return made


def forget(pk: int) -> None:
    """Nothing of this person is kept any longer."""
    cache.delete(_key(pk))


def forget_deleted(instance: User, **_: Any) -> None:
    """What is kept ends with the account, however that is deleted."""
    transaction.on_commit(partial(forget, instance.pk), robust=True)


def _key(pk: int) -> str:
    return f"kept:{salted_hmac('accounts.kept', str(pk), algorithm='sha256').hexdigest()}"
