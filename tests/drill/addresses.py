"""Every address, as everybody, in every way: what is one person's is seen and changed by no other.

The addresses come from the URLconf; one that does not say who may see it is a miss. Asked
through Django's own handlers in this process, which is the same code a browser reaches.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accounts.models import User
from journal.share import code as codes
from journal.share.snapshot import Page, Snapshot
from tests.addresses import ACCESS, CANARY, addresses, one_of_everything, samples
from tests.drill import belongings, house
from tests.drill.result import Result, Size

METHODS = {
    Size.SHORT: ("GET", "POST"),
    Size.FULL: ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
}
READING = {"GET", "HEAD", "OPTIONS"}
GOAL = "0 leaks, 0 rows of others changed, 0 × 5xx, all no-store, foreign ids 404, all declared"


def run(size: Size) -> Iterator[Result]:
    """On both databases."""
    return house.inside("addresses", size)


def attack(size: Size) -> Iterator[Result]:
    """In a furnished house."""
    owner, browsers, arguments = people()
    tally = Tally()
    places = list(walk(arguments, tally))
    cache.clear()
    before = belongings.digests(owner)
    for name, address in places:
        for role, browser in browsers.items():
            for method in METHODS[size]:
                tally.judge(role, name, method, browser.ask(method, address))
    tally.changed += belongings.changed(before, belongings.digests(owner))
    before = belongings.digests(owner, OWN_TRACES)
    me = Browser.of(owner)
    for name, address in places:
        for method in METHODS[size]:
            with undone(unless=method in READING):
                tally.judge("owner", name, method, me.ask(method, address))
    tally.changed += belongings.changed(before, belongings.digests(owner, OWN_TRACES))
    yield tally.result(len(places))


OWN_TRACES = {  # of taking out one's own data, and what is kept of nights that one looked at
    "accounts.AuditEvent",
    "usersessions.UserSession",
    "journal.NightFigures",
    "regimen.DoseShare",
}


@dataclass
class Browser:
    """One role's cookies; each request begins with the same ones."""

    client: Client
    cookies: SimpleCookie
    sign_in: Callable[[Client], None] | None = None
    body: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, person: User | None, body: dict[str, Any] | None = None) -> "Browser":
        """Somebody signed in, or nobody; `body` is what they post."""
        client = Client(raise_request_exception=False)
        if person:
            client.force_login(person)
            return cls(
                client, SimpleCookie(client.cookies), lambda c: c.force_login(person), body or {}
            )
        return cls(client, SimpleCookie(), None, body or {})

    def ready(self) -> Client:
        """The client as it was at first, whatever the former request did to the session."""
        self.client.cookies = SimpleCookie(self.cookies)
        if self.sign_in and SESSION_KEY not in self.client.session:
            self.sign_in(self.client)
            self.cookies = SimpleCookie(self.client.cookies)
        return self.client

    def ask(self, method: str, address: str) -> Any:
        """One answer."""
        if method == "POST":
            return self.ready().post(address, self.body)
        return self.ready().generic(method, address)


@dataclass
class Tally:
    """What was seen; a miss is a line that names role, method and address."""

    requests: int = 0
    changed: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    undeclared: list[str] = field(default_factory=list)

    def judge(self, role: str, name: str, method: str, answer: HttpResponse) -> None:
        """Hold one answer against what that role may see."""
        self.requests += 1
        where = f"{role} {method} {name}: {answer.status_code}"
        if answer.status_code >= 500:
            self.errors.append(where)
        if "no-store" not in answer.headers.get("Cache-Control", ""):
            self.kept.append(where)
        if role == "owner":
            return
        content = b"".join(answer)
        sent = content + str(answer.headers).encode() + str(answer.cookies).encode()
        if CANARY.encode() in sent:
            self.leaks.append(where)
        empty = method == "OPTIONS" and not content  # allauth's views say their methods, no more
        if not empty and not allowed(role, ACCESS.get(name, ""), answer):
            self.strange.append(where)

    def result(self, routes: int) -> Result:
        """As one row."""
        misses = [self.changed, self.leaks, self.errors, self.kept, self.strange, self.undeclared]
        named = "; ".join(line for lines in misses for line in lines[:5])
        figure = (
            f"{routes} routes, {self.requests} requests, {len(self.leaks)} leaks,"
            f" {len(self.changed)} tables of others changed, {len(self.errors)} × 5xx,"
            f" {len(self.kept)} without no-store, {len(self.strange)} strange answers,"
            f" {len(self.undeclared)} undeclared" + (f" ({named})" if named else "")
        )
        return Result("addresses", figure, GOAL, not any(misses))


def allowed(role: str, access: str, answer: HttpResponse) -> bool:
    """Whether somebody may get this kind of answer; what is not theirs does not exist."""
    refused = answer.status_code in {401, 404, 405}
    if access == "public":
        return True
    if role in {"anonymous", "visitor"}:
        return refused or answer.headers.get("Location", "").startswith("/account/login/")
    if access == "owned" or (access == "staff" and role != "staff"):
        return refused
    return True


def walk(arguments: dict[str, dict[str, Any]], tally: Tally) -> Iterator[tuple[str, str]]:
    """Each address by name; those without a class or a sample are noted."""
    for name, _ in addresses():
        try:
            address = reverse(name, kwargs=arguments.get(name, {}))
        except NoReverseMatch:
            tally.undeclared.append(f"{name} has no sample")
            continue
        if name not in ACCESS:
            tally.undeclared.append(f"{name} says not who may see it")
        yield name, address


def people() -> tuple[User, dict[str, Browser], dict[str, dict[str, Any]]]:
    """The owner of one of everything, everybody else's browser, the arguments of addresses."""
    made = [person_called(name) for name in ("owner", "stranger", "operator")]
    owner, stranger, operator = made
    operator.is_staff = operator.is_superuser = True
    operator.save()
    owned = one_of_everything(owner)
    User.objects.filter(pk=owner.pk).update(report_name=CANARY)
    theirs = {name: row["pk"] for name, row in owned.items() if "pk" in row}
    named = {f"{prefix}-{theirs['factor']}": "7" for prefix in ("factor", "plan")}
    body = {**theirs, **named, "id": theirs["regimen"], "user": owner.pk}
    return (
        owner,
        {
            "anonymous": Browser.of(None, body),
            "stranger": Browser.of(stranger, body),
            "visitor": visitor(owner),
            "staff": Browser.of(operator),
        },
        samples(owned),
    )


def visitor(owner: User) -> Browser:
    """Somebody who has opened a link of the owner's; what it shows holds no canary."""
    code, page = "a" * codes.LENGTH, Snapshot(Page("Shared", (), ()), b"%PDF-shared", (b"<svg/>",))
    owner.shares.hand_out(owner, page, code=code, now=timezone.now())
    browser = Browser.of(None)
    answer = browser.client.post("/share/open/", {"code": code}, secure=settings.HTTPS)
    assert answer.status_code == 303, answer.status_code
    browser.cookies = SimpleCookie(browser.client.cookies)
    return browser


def person_called(name: str) -> User:
    """An account as signing up makes it."""
    person = User.objects.create_user(
        f"{name}@example.org",
        "a quiet evening walk",
        time_zone="Europe/Berlin",
        welcomed_at=timezone.now(),
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


class undone(transaction.Atomic):  # noqa: N801 - used like the function it replaces
    """A transaction that is taken back at its end, unless there is nothing to take back."""

    def __init__(self, *, unless: bool) -> None:
        super().__init__(using=None, savepoint=True, durable=False)
        self.unless = unless

    def __exit__(self, *raised: Any) -> None:
        if not self.unless and raised[0] is None:
            transaction.set_rollback(True)
        super().__exit__(*raised)
