"""What stands in Redis is signed JSON: whoever writes there writes nothing that runs."""

import pickle

import pytest
from django.core import signing

from accounts import limits
from config.signed_cache import SignedJson, SignedRedis


class Server:
    """As much of Redis as a cache asks for."""

    def __init__(self):
        self.kept = {}

    def get(self, key):
        return self.kept.get(key)

    def set(self, key, value, ex=None, nx=False):
        if nx and key in self.kept:
            return None
        self.kept[key] = str(value).encode()
        return True

    def exists(self, key):
        return key in self.kept

    def incr(self, key, delta):
        self.kept[key] = str(int(self.kept[key]) + delta).encode()
        return int(self.kept[key])

    def delete(self, *keys):
        return len([self.kept.pop(key, None) for key in keys])


@pytest.fixture
def server():
    return Server()


@pytest.fixture
def cache(server, monkeypatch):
    made = SignedRedis("redis://127.0.0.1:6379/0", {})
    monkeypatch.setattr(made._cache, "get_client", lambda *_, **__: server)
    return made


VALUES = [0, 7, -3, True, False, None, "words “é”", 1.5, [1.5, 2], {"march": {"a": [None, 1]}}]


@pytest.mark.parametrize("value", VALUES)
def test_it_comes_back_as_it_was(cache, value):
    cache.set("key", value, 60)

    assert cache.get("key", "nothing") == value
    assert cache.get_many(["key", "other"]) == {"key": value}


def test_counts_are_added_up_where_they_are(cache):
    assert cache.add("count", 0, 60)
    assert not cache.add("count", 5, 60)
    assert [cache.incr("count"), cache.incr("count")] == [1, 2]
    assert cache.get("count") == 2


class Runs:
    def __reduce__(self):
        return (pytest.fail, ("this ran",))


@pytest.mark.parametrize(
    "stored",
    [
        pickle.dumps(Runs()),
        pickle.dumps([1, 2]),
        b"{}",
        b"\xff\xfe",
        b"",
        signing.dumps({"a": 1}, salt="another").encode(),
        signing.dumps({"a": 1}, key="another key", salt="config.signed_cache").encode(),
    ],
    ids=["pickled object", "pickle", "JSON", "no text", "nothing", "another salt", "another key"],
)
def test_what_somebody_else_wrote_is_not_there_and_never_runs(cache, server, stored):
    server.kept[cache.make_key("key")] = stored

    assert cache.get("key", "nothing") == "nothing"
    assert cache.get_many(["key"]) == {}


def test_what_is_no_data_is_not_stored():
    with pytest.raises(TypeError):
        SignedJson().dumps(Runs())


@pytest.mark.django_db
def test_guesses_and_limits_are_counted_there(cache, monkeypatch, person):
    from allauth.core.internal import ratelimit

    for module in (ratelimit, limits):
        monkeypatch.setattr(module, "cache", cache)
    told = {"app": "a", "action": "b", "config": {"b": "2/m/user"}, "user": person}
    used = [bool(ratelimit.consume(None, limit_get=True, **told)) for _ in range(3)]
    limits.take_one(person, "what", "1/h")

    assert used == [True, True, False]
    with pytest.raises(limits.TooOften):
        limits.take_one(person, "what", "1/h")
