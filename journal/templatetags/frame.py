"""What stands around every page."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def drawn_once(page: str, **context: str | bool) -> str:
    """A part that looks the same for everybody, drawn once a process in each language for each
    thing it is told.

    What is told comes from the code, never from a person. While pages are worked on, it is drawn
    each time.
    """
    draw = _drawn.__wrapped__ if settings.DEBUG else _drawn
    return draw(page, get_language(), **context)


@lru_cache(maxsize=50)
def _drawn(page: str, language: str | None, **context: str | bool) -> str:
    return get_template(page).render(context)
