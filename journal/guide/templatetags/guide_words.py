"""Texts of the guide's data in the language of the page."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from journal.guide.translation import is_untranslated, translated

register = template.Library()


@register.filter
def in_words(english: str) -> str:
    """A text of the guide, translated: for titles and attributes."""
    return translated(english)


@register.filter
def shown(english: str) -> str | SafeString:
    """The same on a page, marked as English where it has no translation."""
    text = translated(english)
    return format_html('<span lang="en">{}</span>', text) if is_untranslated(english) else text
