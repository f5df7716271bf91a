"""The first cell of each row of a PDF's tables as the header of its row.

Typst marks the cells of a table's head as headers of their columns; what marks a row is not yet
reached from Python (its feature "a11y-extras"). So the tags are changed afterwards: they are
plain objects, outside of all streams, and only the table of their places follows.
"""
# pure

import re

OBJECT = re.compile(rb"(\d{10}) (\d{5}) n\r?\n?")
CELL = re.compile(rb"/S/TD(/P \d+ 0 R/A\[<</O/Table)/Headers\[\(U\d+x(\d+)y\d+\)[^]]*\]")
TAG = b"<</Type/StructElem"


def with_row_headers(pdf: bytes) -> bytes:
    """The same PDF; every body cell that stands first in its row is the header of that row.

    Which headers a cell has then follows from their scopes, so that no cell lists any.
    """
    start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    table, trailer = pdf[start : pdf.rindex(b"trailer")], pdf[pdf.rindex(b"trailer") :]
    places = sorted(int(entry[1]) for entry in OBJECT.finditer(table))
    parts, moved, length = [pdf[: places[0]]], {}, places[0]
    for place, end in zip(places, [*places[1:], start], strict=True):
        part = pdf[place:end]
        if TAG in part[:40]:
            part = CELL.sub(_marked, part)
        moved[place] = length
        length += len(part)
        parts.append(part)
    table = OBJECT.sub(lambda entry: _entry(entry, moved), table)
    trailer = trailer.replace(b"startxref\n%d" % start, b"startxref\n%d" % length)
    return b"".join((*parts, table, trailer))


def _marked(cell: re.Match[bytes]) -> bytes:
    """A cell of the first column as a header of its row, any other without its list of headers."""
    return b"/S/TD" + cell[1] if int(cell[2]) else b"/S/TH%b/Scope/Row" % cell[1]


def _entry(entry: re.Match[bytes], moved: dict[int, int]) -> bytes:
    return entry[0].replace(entry[1], b"%010d" % moved[int(entry[1])], 1)
