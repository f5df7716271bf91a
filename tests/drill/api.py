"""Everything that the API's description lets a program send, and how it may be spoiled.

Each answer is held against the description: no error of the server, no status, no kind of content
and no shape that it does not name. Through Django's own handlers in this process.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import quote

from django.core.cache import cache as counts
from django.db import DatabaseError
from django.test import Client, override_settings
from django.utils import timezone
from jsonschema import Draft202012Validator

from accounts.models import User
from accounts.tokens.models import Token
from accounts.tokens.scopes import EVERYTHING
from journal import clock
from journal.api.document import document
from journal.questions import ROW_KINDS
from journal.seeding import fill_with_demo
from tests.addresses import one_of_everything
from tests.drill import house
from tests.drill.addresses import person_called, undone
from tests.drill.fuzz import QUICK_HASH
from tests.drill.made import Json, Maker
from tests.drill.nasty import BODIES, TEXTS
from tests.drill.result import Result, Size

CASES = {Size.SHORT: 3, Size.FULL: 150}  # of each route
GOAL = "0 × 5xx, 0 answers that the description does not name, at least 30 % accepted"
JSON, FORM = "application/json", "multipart/form-data"
KEYS = ("a", "again", "ü", "x" * 255, "x" * 256, "")
IMPORT = ("", "/confirm", "/undo", "/bring_back")
MATCHES = ("*", '"x"', "", '"x", *')


def run(size: Size) -> Iterator[Result]:
    """On both databases."""
    return house.inside("api", size)


def attack(size: Size, seed: int = 7) -> Iterator[Result]:
    """As somebody with one of everything; the same seed sends the same."""
    with override_settings(PASSWORD_HASHERS=QUICK_HASH):
        drill = Drill(document("http://testserver"), random.Random(seed))  # noqa: S311
        drill.move_in()
        for route in drill.routes:
            for _ in range(CASES[size]):
                drill.fire(route)
        yield drill.result()


@dataclass(frozen=True, slots=True)
class Route:
    """One method of one path, as it is described."""

    path: str
    method: str
    said: Json


@dataclass(frozen=True, slots=True)
class Shot:
    """One request."""

    address: str
    headers: dict[str, str]
    body: bytes | None = None
    kind: str = ""


@dataclass
class Drill:
    """What is described, what there is, and what came of it."""

    described: Json
    dice: random.Random
    sent: int = 0
    accepted: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    misses: dict[str, str] = field(default_factory=dict)

    @property
    def routes(self) -> list[Route]:
        """Each of them."""
        return [
            Route(path, method.upper(), said)
            for path, methods in self.described["paths"].items()
            for method, said in methods.items()
        ]

    def move_in(self) -> None:
        """Somebody with one of everything, with weeks of nights, and with a token for all."""
        owner, now = person_called("owner"), timezone.now()
        one_of_everything(owner)
        today = clock.night_at(now, owner.zone)
        fill_with_demo(owner, nights=40, seed=3, last=today)
        _, secret, _ = Token.objects.make(
            owner.pk,
            nonce="drill",
            name="drill",
            scopes=[EVERYTHING],
            now=now,
            ends_at=now.replace(year=now.year + 1, day=1),
        )
        self.bearer = f"Bearer {secret}"
        self.there = there(owner)
        self.maker = Maker(self.described["components"]["schemas"], self.dice, today)
        self.client = Client(raise_request_exception=False)

    def fire(self, route: Route) -> None:
        """Send it, once more if it has a key, hold the answers against the description; undo."""
        shot = self.shot(route)
        counts.clear()
        with undone(unless=False):
            for _ in range(1 + ("Idempotency-Key" in shot.headers)):
                try:
                    answer: Any = self.client.generic(
                        route.method,
                        shot.address,
                        shot.body or b"",
                        shot.kind,
                        headers=shot.headers,
                    )
                    content = b"".join(answer)
                except DatabaseError as error:  # after it even the page that says sorry can fail
                    self.misses.setdefault(f"{route.method} {route.path}", type(error).__name__)
                    return
                self.note(route, answer, content, shot)

    def shot(self, route: Route) -> Shot:
        """What is sent to a route."""
        parameters: list[Json] = route.said.get("parameters", [])
        place = {each["name"]: each["schema"] for each in parameters if each["in"] == "path"}
        values = {name: self.maker.made(schema) for name, schema in place.items()}
        if self.dice.random() < 0.7:
            values |= self.dice.choice(self.there.get(route.path, [{}]))
        address = route.path.format_map({n: quote(f"{v}") for n, v in values.items()})
        query = [
            f"{each['name']}={self.of_query(each['schema'])}"
            for each in parameters
            if each["in"] == "query" and self.dice.random() < 0.4
        ]
        headers = {"Authorization": self.bearer}
        for name, texts in (("Idempotency-Key", KEYS), ("If-Match", MATCHES)):
            if any(each["name"] == name for each in parameters) and self.dice.random() < 0.3:
                headers[name] = self.dice.choice(texts)
        body, kind = self.body(route.said.get("requestBody", {}).get("content", {}))
        address = f"{address}?{'&'.join(query)}" if query else address
        return Shot(address, headers, body, kind)

    def of_query(self, schema: Json) -> str:
        """A value as it stands in the query, now and then one that fits nothing."""
        value = self.maker.made(schema)
        text = self.dice.choice(TEXTS)[:4000] if self.dice.random() < 0.2 else f"{value}"
        return quote("" if value is None else text, errors="surrogatepass")

    def body(self, content: Json) -> tuple[bytes, str]:
        """Half of the bodies as they are described, the rest spoiled or no JSON at all."""
        chance = self.dice.random()
        if not content or chance < 0.1:
            return self.dice.choice(BODIES) if content else (b"", "")
        if FORM in content:
            data = self.dice.choice([b"night,time_zone\r\n2026-03-03,UTC\r\n", b"x", b""])
            head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
            return head + data + b"\r\n--x--\r\n", f"{FORM}; boundary=x"
        value = self.maker.made(content[JSON]["schema"])
        return json.dumps(value if chance < 0.6 else self.maker.spoiled(value)).encode(), JSON

    def note(self, route: Route, answer: Any, content: bytes, shot: Shot) -> None:
        """Count an answer; keep the first of each kind of miss."""
        self.sent += 1
        self.accepted += answer.status_code < 400
        self.statuses[answer.status_code] += 1
        if wrong := self.wrong(route, answer, content):
            sent = f"{shot.address[:90]} {(shot.body or b'')[:120]!r}"
            self.misses.setdefault(f"{route.method} {route.path}: {wrong}", sent)

    def wrong(self, route: Route, answer: Any, content: bytes) -> str:
        """What an answer is that it may not be; empty: nothing."""
        status, kind = answer.status_code, answer.headers.get("Content-Type", "")
        if status >= 500:
            return f"{status}"
        if (said := route.said["responses"].get(f"{status}")) is None:
            return f"{status} is not described"
        shapes = said.get("content", {})
        if not shapes:
            return f"{status} holds something" if content else ""
        if (name := kind.partition(";")[0]) not in shapes:
            return f"{status} is {kind}"
        schema = shapes[name]["schema"]
        if schema.get("format") == "binary":
            return "" if content else f"{status} is empty"
        try:
            value = json.loads(content, parse_constant=_no_json)
        except ValueError as error:
            return f"{status} is no JSON: {error}"
        for fault in self.checks(json.dumps(schema)).iter_errors(value):
            return f"{status} at {fault.json_path}: {fault.message[:80]}"
        return ""

    def checks(self, schema: str) -> Draft202012Validator:
        """What holds a value against a schema of the description."""
        return _checks(schema, json.dumps(self.described["components"]))

    def result(self) -> Result:
        """As one row."""
        share = self.accepted / self.sent
        statuses = ", ".join(
            f"{count:,} × {status}" for status, count in sorted(self.statuses.items())
        )
        named = "; ".join(f"{what} ({sent})" for what, sent in self.misses.items())
        figure = (
            f"{self.sent:,} requests to {len(self.routes)} routes, {share:.0%} accepted"
            f" ({statuses}), {len(self.misses)} kinds of answers that are not described"
        )
        met = not self.misses and share >= 0.3
        return Result("API", f"{figure}: {named}" if named else figure, GOAL, met)


@cache
def _checks(schema: str, components: str) -> Draft202012Validator:
    return Draft202012Validator({**json.loads(schema), "components": json.loads(components)})


def _no_json(name: str) -> None:
    raise ValueError(name)


def there(owner: User) -> dict[str, list[Json]]:
    """By path, what its parameters are called for something that is there."""
    nights = owner.nights
    found: list[tuple[str, list[str], Iterable[tuple[Any, ...]]]] = [
        ("/nights/{night}", ["night"], nights.values_list("night")),
        ("/nights/removed/{removed}/restore", ["removed"], owner.removed_nights.values_list("pk")),
        ("/labs/{pk}", ["pk"], owner.lab_results.values_list("pk")),
        ("/labs/removed/{pk}/restore", ["pk"], owner.removed_lab_results.values_list("pk")),
        ("/wake/{uid}", ["uid"], owner.wake_taps.values_list("uid")),
    ]
    for ending in IMPORT:
        found += [(f"/imports/{{pk}}{ending}", ["pk"], owner.imports.values_list("pk"))]
    for kind in ROW_KINDS.values():
        path = f"/nights/{{night}}/{kind.relation}"
        holding = nights.exclude(**{kind.relation: None})
        rows = holding.values_list("night", f"{kind.relation}__uid")
        found += [(path, ["night"], nights.values_list("night"))]
        found += [(f"{path}/{{uid}}", ["night", "uid"], rows)]
    return {
        f"/api/v1{path}": [dict(zip(names, row, strict=True)) for row in rows]
        for path, names, rows in found
    }
