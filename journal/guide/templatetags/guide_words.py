"""Texts of the guide's data in the language of the page."""

from django import template
from django.utils.safestring import SafeString

from accounts.templatetags.language import as_english
from journal.guide.translation import is_untranslated, translated

register = template.Library()


@register.filter
def in_words(english: str) -> str:
    """A text of the guide, translated: for titles and attributes."""
    return translated(english)


@register.filter
def shown(english: str) -> str | SafeString:
    """The same on a page, marked as English where it has no translation."""
    return as_english(english) if is_untranslated(english) else translated(english)
