"""Paper: from a document (see `document`) or a form to a PDF, or to pictures of its pages."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Any

from accounts.qr import QrCode
from journal.report.paper_nights import Form
from journal.report.press import press


class Paper(StrEnum):
    """Sizes of paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> str:
        """The name by which the engine knows it."""
        return "us-letter" if self is Paper.LETTER else "a4"


def render(
    document: Mapping[str, Any], paper: Paper = Paper.A4, code: QrCode | None = None
) -> bytes:
    """The summary as a tagged PDF (PDF/UA-1); the same document gives the same bytes.

    With `code`, the QR code of a link to this summary stands beside its name. Raises
    PrintingError with a sentence.
    """
    (printed,) = press().answer(_job("pdf", document, paper, code))
    return printed


def pages(document: Mapping[str, Any], paper: Paper = Paper.A4) -> list[bytes]:
    """The pages of that PDF as pictures (SVG); raises PrintingError with a sentence."""
    return press().answer(_job("svg", document, paper, None))


def paper_nights(form: Form, paper: Paper, made_on: date) -> bytes:
    """The paper form as a tagged PDF; the same form gives the same bytes.

    Raises PrintingError with a sentence.
    """
    (printed,) = press().answer(
        {
            "template": "nights",
            "format": "pdf",
            "paper": paper.size,
            "made_on": made_on.isoformat(),
            "data": {"form": asdict(form)},
        }
    )
    return printed


def _job(
    form: str, document: Mapping[str, Any], paper: Paper, code: QrCode | None
) -> dict[str, Any]:
    return {
        "template": "summary",
        "format": form,
        "paper": paper.size,
        "made_on": document["made_on"],
        "data": {**document, "code": list(code.rows) if code else []},
    }
