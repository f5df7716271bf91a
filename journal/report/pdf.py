"""The summary on paper: from a document (see `document`) to a PDF, or to pictures of its pages."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from journal.report.press import press


class Paper(StrEnum):
    """Sizes of paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> str:
        """The name by which the engine knows it."""
        return "us-letter" if self is Paper.LETTER else "a4"


def render(document: Mapping[str, Any], paper: Paper = Paper.A4) -> bytes:
    """The summary as a tagged PDF (PDF/UA-1); the same document gives the same bytes.

    Raises PrintingError with a sentence.
    """
    (printed,) = press().answer(_job("pdf", document, paper))
    return printed


def pages(document: Mapping[str, Any], paper: Paper = Paper.A4) -> list[bytes]:
    """The pages of that PDF as pictures (SVG); raises PrintingError with a sentence."""
    return press().answer(_job("svg", document, paper))


def _job(form: str, document: Mapping[str, Any], paper: Paper) -> dict[str, Any]:
    return {
        "format": form,
        "paper": paper.size,
        "made_on": document["made_on"],
        "document": document,
    }
