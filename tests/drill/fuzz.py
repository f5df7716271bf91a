"""Everything that can be sent, sent wrongly: forms, JSON, uploads, queries and addresses.

The forms are those of the pages themselves. Each post is plausible but for what is broken in it
on purpose, so that it comes past the first check; what it stored is looked at on the page it
leads to and on another, then taken back. Through Django's own handlers in this process.
"""

import json
import random
import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlsplit
from uuid import UUID

from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import override_settings
from django.utils import timezone

from journal import clock
from journal.reminders.forms import PushDeviceForm
from journal.seeding import fill_with_demo
from tests.drill import house
from tests.drill.addresses import Browser, Tally, people, undone, walk
from tests.drill.forms import Field, Form, read
from tests.drill.nasty import BODIES, TEXTS, URLENCODED, VALUES
from tests.drill.result import Result, Size

POSTS = {Size.SHORT: 150, Size.FULL: 10_000}
READS = {Size.SHORT: 50, Size.FULL: 2_000}
QUICK_HASH = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # passwords are not what is tried
GOAL = "0 × 5xx, at least 30 % of posts accepted"
SLOW = (".pdf", ".svg", ".zip", ".xlsx")  # opened as a query, not after each post


def run(size: Size) -> Iterator[Result]:
    """On both databases."""
    return house.inside("fuzz", size)


def attack(size: Size, seed: int = 7) -> Iterator[Result]:
    """In a furnished house; the same seed sends the same."""
    with override_settings(PASSWORD_HASHERS=QUICK_HASH, DEMO=True):
        yield Range(random.Random(seed)).shoot(size)  # noqa: S311 - not for secrets


@dataclass(frozen=True, slots=True)
class Shot:
    """One request, and what is broken in it."""

    browser: Browser
    method: str
    address: str
    body: bytes = b""
    kind: str = ""
    broken: str = ""


@dataclass
class Range:
    """All that can be aimed at, and what came of it."""

    dice: random.Random
    forms: list[tuple[Browser, Form]] = field(default_factory=list)
    queries: dict[str, set[str]] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    cells: set[tuple[Any, ...]] = field(default_factory=set)
    posts: int = 0
    accepted: int = 0
    reads: int = 0
    errors: dict[str, str] = field(default_factory=dict)

    def shoot(self, size: Size) -> Result:
        """Look for targets, then send as much as the size asks for."""
        self.look_around()
        for _ in range(POSTS[size]):
            self.fire(self.next_post())
        for _ in range(READS[size]):
            self.fire(self.next_read())
        return self.result()

    def look_around(self) -> None:
        """Every page as everybody who may see it: its forms and the queries of its links."""
        owner, browsers, arguments = people()
        today = clock.night_at(timezone.now(), owner.zone)
        fill_with_demo(owner, nights=40, seed=3, last=today)
        self.owner = Browser.of(owner)
        seen: set[tuple[Any, ...]] = set()
        for _, address in walk(arguments, Tally()):
            if not address.endswith(SLOW) and address != "/report/share/":
                self.pages.append(address)
            for browser in (self.owner, browsers["anonymous"], browsers["visitor"]):
                answer = browser.ask("GET", address)
                if not answer.headers.get("Content-Type", "").startswith("text/html"):
                    continue
                found, queries = read(address, answer.content.decode())
                for path, names in queries.items():
                    self.queries.setdefault(path, set()).update(names)
                for form in found:
                    if form.key() not in seen and not urlsplit(form.action).netloc:
                        seen.add(form.key())
                        self.forms.append((browser, form))
        push = Form("", "/account/reminders/devices/add/", "post")
        push.fields = {name: Field(name, "text") for name in PushDeviceForm.base_fields}
        self.forms.append((self.owner, push))
        for _, form in self.forms:
            if form.method == "get":
                path = urlsplit(form.action).path
                self.queries.setdefault(path, set()).update(form.fields)
        self.posting = [(b, form) for b, form in self.forms if form.method == "post"]
        nights = re.compile(r"/nights/\d{4}-\d\d-\d\d/")  # the page of one
        self.night = next(f for _, f in self.posting if nights.fullmatch(urlsplit(f.action).path))

    def next_post(self) -> Shot:
        """A form, now and then the JSON of a night or a body that is no form at all."""
        browser, form = self.dice.choice(self.posting)
        match self.dice.random():
            case chance if chance < 0.25:
                return self.answers()
            case chance if chance < 0.3:
                body, kind = self.dice.choice(BODIES)
                action = self.dice.choice([form.action, self.answers().address])
                return Shot(browser, "POST", action, body, kind, f"body {body[:20]!r}")
        sent = form.plausible(self.dice)
        broken = ""
        for _ in range(self.how_many() if sent else 0):
            name, text = self.dice.choice([*form.fields, *sent]), self.dice.choice(TEXTS)
            sent[name] = text
            broken += f"{_plain(name)} = {text[:30]!r} "
            self.cells.add((_plain(form.action), _plain(name), text))
        if form.has_file:
            return Shot(browser, "POST", form.action, *self.upload(sent), broken)
        return Shot(browser, "POST", form.action, _encoded(sent), URLENCODED, broken)

    def how_many(self) -> int:
        """Of a plausible post, how many fields are broken; most often none or one."""
        return self.dice.choice([0, 0, 0, 1, 1, 1, 2, 3])

    def upload(self, sent: dict[str, str]) -> tuple[bytes, str]:
        """A file with the rest of its form."""
        example = self.owner.ask("GET", "/import/example.csv")
        good = b"".join(example)
        cut = self.dice.randrange(len(good))
        noise = self.dice.randbytes(200)
        data = self.dice.choice([good, good, good[:cut], good[:cut] + noise + good[cut:], noise])
        parts = [
            b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
            % (name.encode(), text.encode("utf-8", "surrogatepass"))
            for name, text in sent.items()
        ]
        head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="nights.csv"\r\n\r\n'
        body = b"".join([*parts, head, data, b"\r\n--x--\r\n"])
        return body, "multipart/form-data; boundary=x"

    def answers(self) -> Shot:
        """One change of a night as its script sends it."""
        sent = self.night.plausible(self.dice)
        names = [name for name in sent if "-" not in name and name not in {"seen", "page"}]
        chosen = self.dice.sample(names, min(3, len(names)))
        told: dict[str, Any] = {name: sent[name] for name in chosen}
        uid = str(UUID(int=self.dice.getrandbits(128)))
        row = f"caffeine:{UUID(int=self.dice.getrandbits(128))}"
        if self.dice.random() < 0.3:
            told[row] = {"drink": "espresso", "servings": "1", "taken_at": "14:00"}
        change: dict[str, Any] = {"id": uid, "base": {}, "answers": told}
        broken = ""
        for _ in range(self.how_many()):
            value = self.dice.choice(VALUES)
            place = self.dice.choice([change, told, told, told, change["base"]])
            name = self.dice.choice(["at", "id"] if place is change else [*names, row, "factor-1"])
            place[name] = value
            broken += f"JSON {_plain(name)} = {str(value)[:30]!r} " if _short(value) else "JSON "
            self.cells.add(("answers", _plain(name), repr(value)[:40]))
        day = self.dice.choice(["2026-03-03", "2026-03-05", "1900-01-01"])
        return Shot(
            self.owner, "POST", f"/nights/{day}/answers/", _json(change), "application/json", broken
        )

    def next_read(self) -> Shot:
        """A page with a query nobody would write, or an address of the same shape."""
        if self.dice.random() < 0.25:
            page = self.dice.choice([page for page in self.pages if re.search(r"\d", page)])
            put = self.dice.choice(["0", "9" * 18, "9" * 30, "0001-01-01", "2199-12-31", "x", "-1"])
            return Shot(self.owner, "GET", re.sub(r"\d[\d-]*", put, page), broken="address")
        path = self.dice.choice(sorted(self.queries))
        names = sorted(self.queries[path])
        sent = {
            self.dice.choice(names): self.dice.choice([*TEXTS, "2026-03-03", "all", "1"])
            for _ in range(self.dice.randint(1, 3))
        }
        query = _encoded({name: text[:4000] for name, text in sent.items()}).decode()
        told = ", ".join(f"{name} = {text[:30]!r}" for name, text in sent.items())
        return Shot(self.owner, "GET", f"{path}?{query}", broken=told)

    def fire(self, shot: Shot) -> None:
        """Send it, look at what it stored, take it back."""
        cache.clear()
        with undone(unless=False):
            client = shot.browser.ready()
            try:
                answer: Any = client.generic(shot.method, shot.address, shot.body, shot.kind)
                self.note(shot, answer, shot.broken)
                there = answer.headers.get("Location", "")
                if shot.method == "POST" and shot.broken and there.startswith("/"):
                    for page in self.dice.choice([(there,), (self.dice.choice(self.pages),)]):
                        after = client.get(page)
                        self.note(shot, after, f"{shot.broken}, then {page}")
                        self.reads += 1
            except DatabaseError as error:  # after it even the page that says sorry can fail
                self.errors.setdefault(f"{type(error).__name__}", f"{shot.address} {shot.broken}")
        if shot.method == "POST":
            self.posts += 1
            self.accepted += was_accepted(answer)
        else:
            self.reads += 1

    def note(self, shot: Shot, answer: Any, broken: str) -> None:
        """Keep the first of each kind of 5xx."""
        if answer.status_code >= 500:
            self.errors.setdefault(_kind(answer), f"{shot.method} {shot.address[:90]} {broken}")

    def result(self) -> Result:
        """As one row."""
        share = self.accepted / self.posts
        figure = (
            f"{self.posts:,} posts to {len(self.posting)} forms and the answers of a night,"
            f" {share:.0%} accepted, {len(self.cells):,} field × text pairs, {self.reads:,} pages"
            f" read, {len(self.errors)} kinds of 5xx"
        )
        named = "; ".join(f"{kind}: {where}" for kind, where in self.errors.items())
        met = not self.errors and share >= 0.3
        return Result("fuzz", f"{figure} ({named})" if named else figure, GOAL, met)


def was_accepted(answer: HttpResponse) -> bool:
    """Stored, or led on to somewhere that is not a door."""
    there = answer.headers.get("Location", "")
    if there:
        return not there.startswith(("/account/login/", "/account/reauthenticate/"))
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.status_code == 201 or (answer.status_code == 200 and not is_page)


def _kind(answer: Any) -> str:
    """What kind of error, and the last place of ours that it passed."""
    if not (raised := getattr(answer, "exc_info", None)):
        return str(answer.status_code)
    frames = traceback.extract_tb(raised[2])
    ours = [f for f in frames if re.search(r"/(journal|accounts|config)/", f.filename)]
    if not frames:
        return str(raised[0].__name__)
    last = (ours or list(frames))[-1]
    return f"{raised[0].__name__} in {'/'.join(Path(last.filename).parts[-3:])}:{last.lineno}"


def _encoded(sent: dict[str, str]) -> bytes:
    pairs = (
        f"{quote_plus(name, errors='surrogatepass')}={quote_plus(text, errors='surrogatepass')}"
        for name, text in sent.items()
    )
    return "&".join(pairs).encode()


def _json(change: dict[str, Any]) -> bytes:
    return json.dumps(change, ensure_ascii=True).encode()


def _plain(name: str) -> str:
    """`doses-0-name` and `doses-1-name` are one field."""
    return re.sub(r"\d+", "#", name)


def _short(value: Any) -> bool:
    return not isinstance(value, int) or abs(value) < 10**20
