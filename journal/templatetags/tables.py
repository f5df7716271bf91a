"""Long tables, drawn in Python: a template takes ten steps for each cell."""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

register = template.Library()

HEAD = '<th scope="col">{}</th>'
NAME, CELL = '<th scope="row">{}</th>', "<td>{}</td>"
WEEK = f"<tr>{'{}' * 7}</tr>"
EMPTY = format_html(CELL, "")


def escaping() -> Callable[[Any], str]:
    """Escapes the texts of one table, equal ones once; nothing is kept beyond that table."""
    return lru_cache(maxsize=None, typed=True)(conditional_escape)


@register.filter
def heads(names: Collection[str]) -> SafeString:
    """The headings of columns."""
    return format_html(HEAD * len(names), *names)


@register.filter
def rows(listed: Sequence[Any]) -> SafeString:
    """The rows of a table: the name of each, then its cells, equally many in all of them."""
    row = f"<tr>{NAME}{CELL * len(listed[0].cells)}</tr>" if listed else ""
    texts = chain.from_iterable((each.name, *each.cells) for each in listed)
    return format_html(row * len(listed), *map(escaping(), texts))


@register.filter
def weeks(listed: Sequence[Sequence[Any]]) -> SafeString:
    """The weeks of a month in the calendar of a year; a place without a day stays empty."""
    cells = (
        _day(day.night.day, day.tone, day.shown, day.words) if day else EMPTY
        for day in chain.from_iterable(listed)
    )
    return format_html(WEEK * len(listed), *cells)


@lru_cache(maxsize=1024)
def _day(number: int, tone: str, shown: str, words: str) -> SafeString:
    """One day: its colour, and in words what somebody who cannot see the colour needs."""
    unrated = shown in ("", "·")
    title = format_html(' title="{}"', words) if tone in ("gap", "logged") else ""
    label = format_html("{}: {}", number, words if unrated else "")
    span = '<span aria-hidden="true">{}</span>' if shown == "·" else "<span>{}</span>"
    seen = format_html(span, shown) if shown else ""
    cell = '<td class="{}"{}><span class="visually-hidden">{}</span>{}</td>'
    return format_html(cell, tone, title, label, seen)
