"""QR codes as plain data, for a page or for paper. The only module that knows the QR library."""

from dataclasses import dataclass

import qrcode

QUIET = 4  # modules of empty border, as ISO 18004 asks


@dataclass(frozen=True, slots=True)
class Square:
    """A QR code: `rows` of "1" (dark) and "0", border included, as many as each is long."""

    rows: tuple[str, ...]

    @property
    def size(self) -> int:
        """Modules along one side, border included."""
        return len(self.rows)

    @property
    def path(self) -> str:
        """The dark modules as an SVG path, one unit a module."""
        return "".join(
            f"M{x} {y}h1v1h-1z"
            for y, row in enumerate(self.rows)
            for x, dark in enumerate(row)
            if dark == "1"
        )


def square(text: str) -> Square:
    """The text as a QR code that still reads when 15 % of it is damaged (level M)."""
    made = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET)
    made.add_data(text)
    made.make(fit=True)
    return Square(tuple("".join("1" if dark else "0" for dark in row) for row in made.get_matrix()))
