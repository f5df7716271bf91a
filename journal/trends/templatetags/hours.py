"""The hours of the night as a picture, drawn in Python: 24 columns with their words."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from config.language import gettext as _
from journal.templatetags.tables import escaping
from journal.trends.drawing import HourBars
from journal.trends.hours import Hour

register = template.Library()

HOUR = (
    '<svg x="{}%" width="4.17%" height="100%"><title>{}</title>'
    '<rect class="ground" width="100%" height="100%"/>'
    '<svg x="10%" width="80%" height="100%">'
    '<rect class="first" width="{}%" y="{}%" height="{}%" rx="2"/>{}</svg></svg>'
)
TAPS = '<rect class="tap" x="52%" width="48%" y="{}%" height="{}%" rx="2"/>'


@register.filter
def columns(hours: Sequence[tuple[Hour, HourBars]], taps: int) -> SafeString:
    """Each hour with its first symptoms, and beside them its taps where there are any at all."""
    width, numbers = 48 if taps else 100, []
    for hour, bar in hours:
        beside = format_html(TAPS, bar.taps.y, bar.taps.height) if taps else ""
        title = _("{hour}: {first} first symptoms, {taps} taps").format(
            hour=bar.words, first=hour.first_symptoms, taps=hour.legs_started
        )
        numbers += [bar.x, title]
        numbers += [width, bar.first.y, bar.first.height, beside]
    return format_html(HOUR * len(hours), *map(escaping(), numbers))
