"""A text as the squares of a QR code, for a template to draw."""

from dataclasses import dataclass
from itertools import groupby

import qrcode

QUIET_ZONE = 4  # squares of white the standard asks for on each side


@dataclass(frozen=True, slots=True)
class QrCode:
    """`path` goes into an SVG path; the picture is `size` squares wide and high."""

    path: str
    size: int


def draw(text: str) -> QrCode:
    """The code with medium error correction and its quiet zone."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text)
    rows = code.get_matrix()
    return QrCode("".join(_bar(y, row) for y, row in enumerate(rows)), len(rows))


def _bar(y: int, row: list[bool]) -> str:
    """The dark runs of a row, each as a rectangle one square high."""
    pieces, x = [], 0
    for dark, run in groupby(row):
        width = len(list(run))
        if dark:
            pieces.append(f"M{x} {y}h{width}v1h-{width}z")
        x += width
    return "".join(pieces)
