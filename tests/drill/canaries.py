"""A word in every field of somebody: what of it gets out unasked, and what stays behind.

First every page is opened and every form sent, with pages that break on purpose and the log at
its most talkative; then the account is deleted, and the word is looked for everywhere.
"""

import base64
import io
import logging
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import IntegrityError, connection
from django.utils import timezone

from accounts.models import User
from config.operations import logs
from journal.models.nights import NightManager
from journal.reminders import push, sending
from journal.reminders.guard import Guard
from tests.addresses import CANARY
from tests.drill import house
from tests.drill.addresses import Browser, Tally, people, walk
from tests.drill.due import device, due
from tests.drill.forms import read
from tests.drill.result import Result, Size

PASSWORD = f"{CANARY} a quiet walk"
SECRETS = (CANARY, "a" * 43)  # of which the second is the code of a share
LEAK_GOAL, DELETION_GOAL = "0 hits in logs, mails, push messages and cache keys", "0 places"


def run(size: Size) -> Iterator[Result]:
    """On both databases, with mail."""
    return house.inside("canaries", size, EMAIL_HOST="127.0.0.1")


def attack(size: Size) -> Iterator[Result]:
    """In a furnished house."""
    owner, _, arguments = people()
    me = Browser.of(owner)
    pushed: list[bytes] = []
    with overheard() as heard:
        requests = drive(me, dict(walk(arguments, Tally())), size)
        requests += break_pages(me)
        remind(owner, pushed)
    yield leaks(requests, [stream.getvalue() for stream in heard], pushed)
    Browser.of(owner).ready().post("/account/delete/", {"sure": "on"})
    yield deletion(list(left_of(CANARY, owner.email)), gone=not User.objects.filter(pk=owner.pk))


@contextmanager
def overheard() -> Iterator[list[io.StringIO]]:
    """All that the log says in both its shapes, from DEBUG on, as an operator would read it."""
    heard = [io.StringIO(), io.StringIO()]
    loggers = [
        logging.getLogger(name) for name in (None, "django", "django.request", logs.REQUESTS)
    ]
    kept = [(logger, logger.level) for logger in loggers]
    handlers = []
    for stream, shape in zip(heard, (logs.Plain(), logs.JsonLines()), strict=True):
        handler = logging.StreamHandler(stream)
        handler.addFilter(logs.WithoutAddresses())
        handler.setFormatter(shape)
        handlers.append(handler)
    root, before = loggers[0], loggers[0].handlers[:]
    logging.disable(logging.NOTSET)
    root.handlers[:] = handlers
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    try:
        yield heard
    finally:
        root.handlers[:] = before
        for logger, level in kept:
            logger.setLevel(level)


def drive(me: Browser, places: dict[str, str], size: Size) -> int:
    """Open every page, with the word in query, cookie and header; send every form once."""
    dice = random.Random(5)  # noqa: S311 - not for secrets
    count = 0
    for name, place in places.items():
        if size is Size.SHORT and dice.random() < 0.7:
            continue
        client = me.ready()
        client.cookies["seen"] = CANARY
        answer = client.get(place, {"q": CANARY}, headers={"authorization": f"Bearer {CANARY}"})
        count += 1
        if "html" not in answer.headers.get("Content-Type", "") or "delete_account" in name:
            continue
        for form in read(place, answer.content.decode())[0]:
            if form.method == "post" and "logout" not in form.action:
                sent = {n: CANARY if f.kind == "text" else f.value for n, f in form.fields.items()}
                me.ready().post(form.action, sent)
                count += 1
    client = Browser.of(None).client
    login = {"login": f"{CANARY}@example.org", "password": PASSWORD}
    client.post("/account/login/", login)
    client.post("/account/signup/", {"email": "new@example.org", "password1": PASSWORD})
    client.post("/account/password/reset/", {"email": "owner@example.org"})
    client.get(f"/{CANARY}/", headers={"host": f"{CANARY}.example"})
    return count + 4


def break_pages(me: Browser) -> int:
    """Pages that fail in the middle, with the word in what the error says."""
    said = f"DETAIL: Failing row contains ({CANARY})."
    for error in (IntegrityError(said), ValueError(said), UnicodeEncodeError("x", said, 0, 1, "y")):
        with patch.object(NightManager, "on", side_effect=error):
            answer = me.ready().get("/tonight/")
        assert answer.status_code == 500, answer.status_code
        assert CANARY.encode() not in answer.content
    return 3


def remind(owner: User, pushed: list[bytes]) -> None:
    """Send the owner's reminders, by mail and to a device that can be written to."""
    now = timezone.now()
    device(owner, f"https://fcm.googleapis.com/{CANARY}", CANARY)
    due(owner, now, by_mail=True)

    def seen(text: bytes, _: push.Subscription) -> bytes:
        pushed.append(text)
        return text

    with patch.object(push, "encrypt", seen):
        sending.send_due(now, Guard(addresses_of=lambda *_: []))


def leaks(requests: int, heard: list[str], pushed: list[bytes]) -> Result:
    """As one row: where the word was seen."""
    mails = [f"{one.subject}\n{one.body}\n{one.extra_headers}" for one in mail.outbox]
    places = {
        "log lines": [line for text in heard for line in text.splitlines()],
        "mails": mails,
        "push messages": [text.decode() for text in pushed],
        "cache keys": _cache_keys(),
    }
    hits = [
        f"{name}: {text[:120]!r}"
        for name, texts in places.items()
        for text in texts
        if any(secret in text for secret in SECRETS)
    ]
    looked = ", ".join(f"{len(texts):,} {name}" for name, texts in places.items())
    figure = f"{requests} requests; {looked}: {len(hits)} hits"
    met = not hits and all(places[name] for name in ("log lines", "mails", "push messages"))
    named = f" ({'; '.join(hits[:4])})" if hits else ""
    return Result("leak canary", figure + named, LEAK_GOAL, met)


def _cache_keys() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT cache_key FROM {settings.CACHES['default']['LOCATION']}")  # noqa: S608 - Django's own name
        return [key for (key,) in cursor.fetchall()]


def deletion(found: Iterable[str], *, gone: bool) -> Result:
    """As one row: where something was left."""
    places = list(dict.fromkeys(found))
    figure = f"{len(places)} places still hold anything" + "".join(f"; {p}" for p in places[:6])
    return Result("deletion canary", figure, DELETION_GOAL, gone and not places)


def left_of(*words: str) -> Iterator[str]:
    """Tables, sessions, cached values and bytes of SQLite's files that hold one of the words."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                if _holds(" ".join(map(str, row)), words):
                    yield f"table {table}"
                if table == settings.CACHES["default"]["LOCATION"] and _holds(
                    _unpacked(row[1]), words
                ):
                    yield f"the value of {row[0]} in the cache"
    for session in Session.objects.all():
        if _holds(str(session.get_decoded()), words):
            yield "a session"
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        for one in file.parent.glob(f"{file.name}*"):
            if any(word.encode() in one.read_bytes() for word in words):
                yield f"bytes of {one.name}"


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def _unpacked(value: str) -> str:
    return base64.b64decode(value).decode("latin-1")
