"""A browser without scripts: it keeps cookies, fills in forms and comes from a network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from django.utils.html import strip_tags

from bench.server import TOKEN
from tests.drill.forms import read

FORM = "application/x-www-form-urlencoded"
PASSWORD = "a quiet evening walk"
NEW_PASSWORD = "a longer evening walk"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, and what a person reads on it."""

    status: int
    location: str
    page: str

    @property
    def said(self) -> str:
        """Its words, without markup, each space single."""
        return " ".join(unescape(strip_tags(self.page)).split())


@dataclass(slots=True)
class Browser:
    """`network` is its address as a proxy would pass it on, empty where there is no proxy."""

    port: int
    network: str = ""
    cookies: dict[str, str] = field(default_factory=lambda: {"csrftoken": TOKEN})

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self._ask("GET", path)

    def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Send a form, and not follow where it leads."""
        token = self.cookies.get("csrftoken", "")
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": token, **fields}))

    def send(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Open the page with a form that posts to itself, fill in, send, and follow once."""
        forms, _ = read(path, self.get(path).page)
        form = next(one for one in forms if fields.keys() <= one.fields.keys())
        hidden = {name: one.value for name, one in form.fields.items() if one.kind == "hidden"}
        return self.follow(self.post(form.action, {**hidden, **fields}))

    def follow(self, answer: Answer) -> Answer:
        """Where an answer leads, itself where it leads nowhere."""
        return self.get(answer.location) if answer.location else answer

    def sign_in(self, email: str, password: str = PASSWORD) -> Answer:
        """The first step; where it leads says what came of it."""
        return self.post("/account/login/", {"login": email, "password": password})

    def is_in(self) -> bool:
        """Whether the pages of somebody signed in open."""
        return self.get("/tonight/").status == 200

    def _ask(self, method: str, path: str, body: str = "") -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies} if cookies else {}
        if method == "POST":
            headers["Content-Type"] = FORM
        if self.network:
            headers["X-Forwarded-For"] = self.network
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            page = answer.read().decode(errors="replace")
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or ():
            self._keep(line)
        return Answer(answer.status, answer.getheader("Location") or "", page)

    def _keep(self, line: str) -> None:
        for name, one in SimpleCookie(line).items():
            if one.value and one["max-age"] != "0":
                self.cookies[name] = one.value
            else:
                self.cookies.pop(name, None)
