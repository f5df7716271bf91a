"""The id of a page on its form, so that a second tap stores nothing a second time."""

from uuid import UUID, uuid4

from django import template

register = template.Library()


@register.inclusion_tag("includes/once.html")
def once() -> dict[str, UUID]:
    """A hidden input with an id made for this form on this page."""
    return {"uid": uuid4()}
