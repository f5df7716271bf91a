"""Every message of the program: of its Python, its templates and its scripts.

Babel reads all three, so that nothing has to be installed beside it: Django's `makemessages`
wants GNU gettext and finds the same. A template becomes Python by Django's own `templatize`.
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages import Catalog
from babel.messages.extract import extract_javascript, extract_python
from django.utils.translation import templatize

ROOT = Path(__file__).resolve().parent.parent.parent.parent
PACKAGES = ("accounts", "config", "journal")
DOMAINS = ("django", "djangojs")  # as Django names them: the server's, the scripts'
# Which argument of a call is what, as Babel is told it: c marks the context.
WORDS = {"_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None} | {
    name + lazy: places
    for name, places in (
        ("ngettext", (1, 2)),
        ("pgettext", ((1, "c"), 2)),
        ("npgettext", ((1, "c"), 2, 3)),
    )
    for lazy in ("", "_lazy")
}
IN_BRACES = re.compile(r"\{\w*\}")
COMMENT = "Translators:"


class Call(NamedTuple):
    """A call that names a message: where, by which function, with which words."""

    file: Path
    line: int
    function: str
    words: tuple[str, ...]
    comments: list[str]


def of_domain(domain: str) -> Catalog:
    """All messages of a domain, each with the places it stands at, in the order of the files."""
    catalog = Catalog(project="Stillnight", charset="utf-8")
    for call in _of_scripts() if domain == "djangojs" else _of_the_server():
        context, message = _message(call)
        catalog.add(
            message,
            locations=[(str(call.file.relative_to(ROOT)), call.line)],
            auto_comments=call.comments,
            context=context,
            flags=["python-brace-format"] if IN_BRACES.search(call.words[-1]) else [],
        )
    return catalog


def _of_scripts() -> Iterator[Call]:
    for folder in ("static/js", "static/worker"):
        for file in sorted((ROOT / folder).rglob("*.js")):
            with file.open("rb") as code:
                yield from _calls(file, extract_javascript(code, WORDS, [COMMENT], {}))


def _of_the_server() -> Iterator[Call]:
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            if file.parent.name != "migrations":
                with file.open("rb") as code:
                    yield from _calls(file, extract_python(code, WORDS, [COMMENT], {}))
    for file in sorted([*ROOT.glob("templates/**/*.html"), *ROOT.glob("templates/**/*.txt")]):
        yield from _calls(file, extract_python(_as_python(file), WORDS, [COMMENT], {}))


def _as_python(file: Path) -> io.BytesIO:
    code = templatize(file.read_text(), origin=str(file))
    return io.BytesIO("\n".join(line.strip() for line in code.splitlines()).encode())


def _calls(file: Path, found: Iterable[Any]) -> Iterator[Call]:
    """Calls with their words; `gettext(name)` of a variable has none."""
    for line, function, words, comments in found:
        texts = (words,) if isinstance(words, str) else words or ()
        known = tuple(text for text in texts if text)
        if known:
            yield Call(file, line, function, known, comments)


def _message(call: Call) -> tuple[str | None, str | tuple[str, str]]:
    """The context of a call, if it has one, and its English: of a count, for one and for many."""
    words = list(call.words)
    context = words.pop(0) if "pgettext" in call.function else None
    return context, (words[0], words[1]) if call.function.startswith("n") else words[0]
