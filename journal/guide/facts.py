"""What a fact of the guide is made of: its words or number, its sources, how sure we are.

Amounts are Decimals in the unit of their nutrient; sources are keys of `sources.SOURCES`.
The facts themselves are in `data/`, as JSON.
"""
# pure, words

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from config.language import gettext as _
from config.language import gettext_noop


class Certainty(Enum):
    """How a fact came here."""

    VERIFIED = gettext_noop("read in the source")
    SECONDARY = gettext_noop("read in a secondary source")
    GENERAL = gettext_noop("unverified: not compared with a source yet")

    @property
    def words(self) -> str:
        """What the page says of it."""
        return _(self.value)


VERIFIED, SECONDARY, GENERAL = Certainty


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is written down. `link` is empty where there is no address to give."""

    key: str
    citation: str
    certainty: Certainty
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The basis of a fact: its sources, how sure it is, and when it was last reviewed."""

    certainty: Certainty
    sources: tuple[str, ...]
    last_reviewed: date

    @property
    def for_review(self) -> bool:
        """Whether nobody has compared it with a source yet."""
        return self.certainty is Certainty.GENERAL


def usual_review(claims: Iterable[Claim]) -> date:
    """The day on which most of the claims were last reviewed, the later of two as frequent."""
    days = [claim.last_reviewed for claim in claims]
    return max(days, key=lambda day: (days.count(day), day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Claim):
    """One sentence or a few."""

    text: str
