"""Footnotes of a page: sources get numbers in the order in which they are first used."""
# pure, words

from collections.abc import Iterable
from dataclasses import dataclass

from config.language import date_text
from journal.guide.facts import Certainty, Claim, usual_review
from journal.guide.sources import SOURCES
from journal.guide.translation import is_unreviewed, is_untranslated, translated

# What only general knowledge holds up gets a sign and no number: there is nothing to look up.
UNNUMBERED = "general"
SIGNS = {Certainty.VERIFIED: "", Certainty.SECONDARY: "*", Certainty.GENERAL: "°"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence with the numbers of its sources; `sign` is empty where they were read.

    `reviewed` is empty where the sentence was last reviewed with most of its page. On a page in
    another language `is_english` says that it has no translation, `is_unreviewed` that no
    clinician has reviewed the one it has.
    """

    text: str
    numbers: tuple[int, ...]
    sign: str
    certainty: str
    reviewed: str = ""
    is_english: bool = False
    is_unreviewed: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A source as it stands at the foot of a page."""

    number: int
    citation: str
    link: str
    sign: str
    certainty: str


class Footnotes:
    """Hands out the numbers of one page, which has these claims."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.claims = tuple(claims)
        self.reviewed = usual_review(self.claims)
        self.has_english = False
        self.has_unreviewed = False
        self._numbers: dict[str, int] = {}

    @property
    def for_review(self) -> int:
        """How many claims of the page are general knowledge, still to be reviewed."""
        return sum(claim.for_review for claim in self.claims)

    def cite(self, text: str, claim: Claim, *parts: str) -> Cited:
        """The sentence, translated, with the numbers of its claim; new sources get the next ones.

        `parts` are the English texts of a sentence that was put together of several.
        """
        english = parts or (text,)
        is_english, unreviewed = is_untranslated(*english), is_unreviewed(*english)
        self.has_english |= is_english
        self.has_unreviewed |= unreviewed
        numbers = tuple(
            self._numbers.setdefault(key, len(self._numbers) + 1)
            for key in claim.sources
            if key != UNNUMBERED
        )
        day = claim.last_reviewed
        reviewed = "" if day == self.reviewed else date_text(day, "yMMMd")
        return Cited(
            text if parts else translated(text),
            numbers,
            SIGNS[claim.certainty],
            claim.certainty.words,
            reviewed,
            is_english,
            unreviewed,
        )

    def listed(self) -> tuple[Numbered, ...]:
        """Everything cited so far, by number."""
        return tuple(
            Numbered(
                number,
                SOURCES[key].citation,
                SOURCES[key].link,
                SIGNS[SOURCES[key].certainty],
                SOURCES[key].certainty.words,
            )
            for key, number in self._numbers.items()
        )
