"""What stands around every page."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.template.loader import get_template
from django.utils import timezone

from config.language import current
from journal import legs_up, wake

register = template.Library()


@register.simple_tag(takes_context=True)
def is_night(context: RequestContext) -> bool:
    """Whether the bar of every page leads to the 3 a.m. screen now."""
    request = context["request"]
    local = timezone.now().astimezone(request.user.zone)
    return wake.leads_to_wake(local, legs_up.since(request))


@register.simple_tag
def render_once(page: str, **context: str | bool) -> str:
    """A part that looks the same for everybody, rendered once a process in each language for
    each set of arguments.

    The arguments come from the code, never from a person. While pages are worked on, it is rendered
    each time.
    """
    render = _rendered.__wrapped__ if settings.DEBUG else _rendered
    return render(page, current(), **context)


@lru_cache(maxsize=500)
def _rendered(page: str, language: str, **context: str | bool) -> str:
    return get_template(page).render(context)
