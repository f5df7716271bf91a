"""HTML that a template draws once in a process, with gaps that are filled in each time."""

from collections.abc import Mapping
from html import escape, unescape
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

MARK = "\0"  # stands around the name of a gap; no page holds this character


def gap(name: str) -> str:
    """What a template is given in place of a filling."""
    return f"{MARK}{name}{MARK}"


class Drawn:
    """What a template made of its context, cut at the gaps."""

    def __init__(self, html: str) -> None:
        self._parts = html.split(MARK)  # HTML and names of gaps in turn
        self._parts[1::2] = map(unescape, self._parts[1::2])  # a template wrote "is-<" as "is-&lt;"

    def filled(self, fillings: Mapping[str, str]) -> SafeString:
        """The HTML with these in its gaps by their names; what is not HTML is escaped."""
        parts = self._parts.copy()
        found = map(fillings.get, parts[1::2])
        parts[1::2] = [_as_html(filling) if filling else "" for filling in found]
        return mark_safe("".join(parts))  # noqa: S308 - drawn by a template


def drawn_once(draw: Any, *told: Any, **more: Any) -> Drawn:
    """What a cached function draws; while pages are worked on, anew each time."""
    drawn: Drawn = (draw.__wrapped__ if settings.DEBUG else draw)(*told, **more)
    return drawn


def _as_html(text: str) -> str:
    return text if isinstance(text, SafeString) else escape(text)
