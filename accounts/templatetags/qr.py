"""`{% qr_code text as code %}`: what an SVG needs to draw it."""

from django import template

from accounts import qr

register = template.Library()


@register.simple_tag
def qr_code(text: str) -> qr.QrCode:
    """The squares of the text's QR code."""
    return qr.draw(text)
