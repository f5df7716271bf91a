"""The clock times of a dose in a row."""

from collections.abc import Iterable
from datetime import time

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.fields.clock_times import in_words
from accounts.models import User
from config.language import list_text

register = template.Library()


@register.filter
def in_a_row(times: Iterable[time], person: User) -> SafeString:
    """ "8:00, 13:00 and 20:00", by the clock of a person."""
    each = [
        format_html('<span class="tabular">{}</span>', in_words(at, person.clock)) for at in times
    ]
    return format_html(list_text(["{}"] * len(each)), *each)
