"""What goes to Redis is signed JSON, never a pickle.

Whoever can write there could otherwise run code as the server, by an entry that does so when it is
read. Whole numbers stay as they are, because Redis itself adds to them. What somebody else wrote,
or a former version, or a server with another SECRET_KEY, is as if it were not there.
"""

from collections.abc import Iterable
from typing import Any

from django.core import signing
from django.core.cache.backends.redis import RedisCache, RedisCacheClient

SALT = "config.signed_cache"


class SignedJson:
    """Values as text that only this server writes."""

    def dumps(self, value: Any) -> int | str:
        """A value as signed text; `TypeError` for what JSON cannot say."""
        return value if type(value) is int else signing.dumps(value, salt=SALT)

    def loads(self, stored: bytes) -> Any:
        """The value of a signed text; `BadSignature` for anything else."""
        try:
            return int(stored)
        except ValueError:
            return signing.loads(stored.decode("ascii", "replace"), salt=SALT)


class SignedClient(RedisCacheClient):
    """Reads only what was signed here."""

    def get(self, key: Any, default: Any) -> Any:
        """The value of a key, or the default where there is none of ours."""
        try:
            return super().get(key, default)
        except signing.BadSignature:
            return default

    def get_many(self, keys: Iterable[Any]) -> dict[Any, Any]:
        """The values of ours, by their keys."""
        nothing = object()
        values = {key: self.get(key, nothing) for key in keys}
        return {key: value for key, value in values.items() if value is not nothing}


class SignedRedis(RedisCache):
    """Django's Redis cache with `SignedJson` and `SignedClient`."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        signed = {**params.get("OPTIONS", {}), "serializer": SignedJson}
        super().__init__(server, {**params, "OPTIONS": signed})
        self._class = SignedClient
