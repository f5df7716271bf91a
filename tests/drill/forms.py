"""The forms of a page as a browser reads them, and what a person might plausibly enter."""

import random
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

SUBMITS = {"submit", "image", "button", "reset"}
DATES = ("2026-03-03", "2026-03-02", "2026-02-14", "2026-01-01", "2025-12-24")
TIMES = ("22:40", "23:10", "00:30", "07:05", "21:00")
WORDS = ("Iron", "a quiet walk", "Dr Okafor", "Müdigkeit", "2 cups", "what helps?\nwarm feet")


@dataclass(frozen=True, slots=True)
class Field:
    """One control: `values` are what it offers, `value` what it shows."""

    name: str
    kind: str
    value: str = ""
    values: tuple[str, ...] = ()
    least: str = ""
    most: str = ""

    def plausible(self, dice: random.Random) -> str | None:
        """What somebody might enter; None where they leave it alone."""
        if self.kind == "hidden":
            return self.value
        if self.kind in {"radio", "select"}:
            return dice.choice([*self.values, None]) if self.values else None
        if self.kind == "checkbox":
            return dice.choice([*(self.values or ("on",)), None])
        if self.value and dice.random() < 0.5:
            return self.value
        return self._typed(dice)

    def _typed(self, dice: random.Random) -> str:
        match self.kind:
            case "number":
                least, most = float(self.least or 0), float(self.most or 20)
                return str(dice.randint(int(least), max(int(least), int(most))))
            case "date":
                return dice.choice(DATES)
            case "time":
                return dice.choice(TIMES)
            case "email":
                return f"somebody{dice.randrange(10**6)}@example.org"
            case "password":
                return "a quiet evening walk"
            case _:
                return dice.choice(WORDS)


@dataclass(slots=True)
class Form:
    """Where it goes and what it holds."""

    page: str
    action: str
    method: str
    has_file: bool = False
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def key(self) -> tuple[object, ...]:
        """The same for a form that stands on many pages."""
        return self.action, self.method, frozenset(self.fields)

    def plausible(self, dice: random.Random) -> dict[str, str]:
        """What a person might send: each control filled, one of the buttons pressed."""
        entered = {name: one.plausible(dice) for name, one in self.fields.items()}
        pressed = dict([dice.choice(self.buttons)]) if self.buttons else {}
        return {name: text for name, text in entered.items() if text is not None} | pressed


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.forms: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.links: list[str] = []
        self.inside: Form | None = None
        self.select: str | None = None

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        """Note a form, a control, a link."""
        attrs = {name: value or "" for name, value in given}
        if tag == "form":
            action = attrs.get("action") or self.page
            self.inside = Form(self.page, action, attrs.get("method", "get").lower())
            self.forms.append(self.inside)
            self.by_id[attrs.get("id", "")] = self.inside
        elif tag == "a" and "href" in attrs:
            self.links.append(attrs["href"])
        form = self.by_id.get(attrs["form"]) if "form" in attrs else self.inside
        if form is None:
            return
        if tag == "option" and self.select:
            self._offer(form, self.select, "select", attrs.get("value", ""), "selected" in attrs)
        elif attrs.get("name") and tag in {"input", "textarea", "select", "button"}:
            self._control(form, tag, attrs)

    def _control(self, form: Form, tag: str, attrs: dict[str, str]) -> None:
        name, kind = attrs["name"], attrs.get("type", "text") if tag == "input" else tag
        value = attrs.get("value", "")
        if tag == "button" or kind in SUBMITS:
            form.buttons.append((name, value))
        elif kind == "file":
            form.has_file = True
        elif kind in {"radio", "checkbox"}:
            self._offer(form, name, kind, value or "on", "checked" in attrs)
        else:
            if tag == "select":
                self.select = name
            form.fields[name] = Field(
                name, kind, value, (), attrs.get("min", ""), attrs.get("max", "")
            )

    def _offer(self, form: Form, name: str, kind: str, value: str, chosen: bool) -> None:
        before = form.fields.get(name) or Field(name, kind)
        shown = value if chosen else before.value
        form.fields[name] = Field(name, kind, shown, (*before.values, value))

    def handle_endtag(self, tag: str) -> None:
        """The end of a form or of a list of options."""
        if tag == "form":
            self.inside = None
        elif tag == "select":
            self.select = None


def read(page: str, text: str) -> tuple[list[Form], dict[str, set[str]]]:
    """The forms of a page, and which names stand in the queries of its links, by path."""
    reader = _Reader(page)
    reader.feed(text)
    queries: dict[str, set[str]] = {}
    for link in reader.links:
        parts = urlsplit(link)
        if parts.query and not parts.netloc:
            names = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
            queries.setdefault(parts.path or urlsplit(page).path, set()).update(names)
    return reader.forms, queries
