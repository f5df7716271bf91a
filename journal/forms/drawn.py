"""HTML that a template draws once in a process, with gaps that are filled in each time."""

from collections.abc import Iterable
from itertools import chain, zip_longest

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

GAP = "\0"  # what a template is given in place of a filling; no page holds this character


class Drawn:
    """What a template made of its context, cut at the gaps."""

    def __init__(self, html: str) -> None:
        self.parts = html.split(GAP)

    def filled(self, fillings: Iterable[str]) -> SafeString:
        """The HTML with these in its gaps, in their order; what is not HTML is escaped."""
        pairs = zip_longest(self.parts, map(conditional_escape, fillings), fillvalue="")
        return mark_safe("".join(chain.from_iterable(pairs)))  # noqa: S308 - drawn by a template
