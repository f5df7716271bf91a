"""Cells of long tables, drawn in Python: a template takes ten steps for each."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

EMPTY = format_html("<td>{}</td>", "")


@register.filter
def cells(row: Iterable[Any]) -> SafeString:
    """The cells of a row."""
    return format_html_join("", "<td>{}</td>", ((cell,) for cell in row))


@register.filter
def days(week: Iterable[Any]) -> SafeString:
    """The cells of a week in the calendar of a year; a place without a day stays empty."""
    drawn = (_day(d.night.day, d.tone, d.shown, d.words) if d else EMPTY for d in week)
    return format_html_join("", "{}", ((cell,) for cell in drawn))


@lru_cache(maxsize=1024)
def _day(number: int, tone: str, shown: str, words: str) -> SafeString:
    """One day: its colour, and in words what somebody who cannot see the colour needs."""
    unrated = shown in ("", "·")
    title = format_html(' title="{}"', words) if tone in ("gap", "logged") else ""
    said = format_html("{}: {}", number, words if unrated else "")
    span = '<span aria-hidden="true">{}</span>' if shown == "·" else "<span>{}</span>"
    seen = format_html(span, shown) if shown else ""
    cell = '<td class="{}"{}><span class="visually-hidden">{}</span>{}</td>'
    return format_html(cell, tone, title, said, seen)
