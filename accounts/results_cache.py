"""Results that were computed for somebody, in the shared cache until they leave.

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

from accounts.limits import computing, if_there_is_room
from accounts.models import User
from accounts.plain import from_plain, to_plain

Worked = TypeVar("Worked")

RETENTION = timedelta(days=7)
MAX_RESULTS = 16  # of one person, the latest


def cached(
    person: User, fingerprint: str, shape: type[Worked], work: Callable[[], Worked]
) -> Worked:
    """What `work` returns, computed once for a fingerprint of everything that it rests on.

    It is kept as plain data and read back as a `shape` (see `plain`), so that whoever can write to
    the cache writes data. `TooOften` where this person had much worked out of late.
    """
    key = _key(person.pk)
    entries: dict[str, Any] = cache.get(key, {})
    if fingerprint in entries:
        with suppress(ValueError):  # of another version, or not ours: it is worked out anew
            return from_plain(shape, entries[fingerprint])
    with computing(person):
        made = work()
    latest = [*entries.items(), (fingerprint, to_plain(made))][-MAX_RESULTS:]
    with if_there_is_room():
        cache.set(key, dict(latest), RETENTION.total_seconds())
    if not User.objects.filter(pk=person.pk).exists():  # deleted while this was worked out
        forget(person.pk)
    return made


def forget(pk: int) -> None:
    """Delete the results of this person."""
    cache.delete(_key(pk))


def forget_deleted(instance: User, **_: Any) -> None:
    """Django's signal: delete the results of an account that is deleted, however that happens."""
    transaction.on_commit(partial(forget, instance.pk), robust=True)


def _key(pk: int) -> str:
    # As former versions wrote it, so that their entries go with the account, too.
    return f"kept:{salted_hmac('accounts.kept', str(pk), algorithm='sha256').hexdigest()}"
