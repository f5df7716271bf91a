"""The scripts of a page, each after what it says in the language of the page."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from config.language import current

register = template.Library()


@register.simple_tag
def module(name: str) -> SafeString:
    """`{% module "js/night.js" %}`: a script as a module, its words before it if it has any."""
    words = ((static(each),) for each in words_of(name, current()))
    said = format_html_join("", '<script defer src="{}"></script>', words)
    return format_html('{}<script type="module" src="{}"></script>', said, static(name))


def words_of(name: str, language: str) -> list[str]:
    """The file of words that static/build.mjs has written beside a script, if it has."""
    known = _words_of.__wrapped__ if settings.DEBUG else _words_of
    return known(name, language)


@lru_cache(maxsize=500)
def _words_of(name: str, language: str) -> list[str]:
    file = f"{name.removesuffix('.js')}.{language}.js"
    return [file] if finders.find(file) else []
