"""QR codes as plain data, for a page or for paper. The only module that knows the QR library."""

from dataclasses import dataclass
from itertools import groupby

import qrcode

QUIET_ZONE = 4  # squares of empty border, as ISO 18004 asks


@dataclass(frozen=True, slots=True)
class QrCode:
    """`rows` of "1" (dark) and "0", border included, as many as each is long."""

    rows: tuple[str, ...]

    @property
    def size(self) -> int:
        """Squares along one side, border included."""
        return len(self.rows)

    @property
    def path(self) -> str:
        """The dark squares as an SVG path, one unit a square."""
        return "".join(_bars(y, row) for y, row in enumerate(self.rows))


def draw(text: str) -> QrCode:
    """The text as a code that still reads when 15 % of it is damaged (level M)."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text)
    rows = code.get_matrix()
    return QrCode(tuple("".join("1" if dark else "0" for dark in row) for row in rows))


def _bars(y: int, row: str) -> str:
    """The dark runs of a row, each as a rectangle one square high."""
    pieces, x = [], 0
    for square, run in groupby(row):
        width = len(list(run))
        if square == "1":
            pieces.append(f"M{x} {y}h{width}v1h-{width}z")
        x += width
    return "".join(pieces)
