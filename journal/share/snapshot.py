"""What is shared, frozen: words and tables, the pages as pictures, the PDF.

Later edits of the journal do not reach it, so the doctor sees what the owner looked at.
"""
# pure

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

LONGEST_FIGURE = 8  # characters


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed; each row has as many cells as the head, the first names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_wordy(self) -> bool:
        """Whether a cell holds more than a figure: on a phone such rows are shown as cards."""
        return any(len(cell) > LONGEST_FIGURE for row in self.rows for cell in row[1:])

    @property
    def labelled(self) -> Iterator[Iterator[tuple[str, str]]]:
        """Each row as its cells with the head above them."""
        return (zip(self.head, row, strict=True) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with sentences, a table or both."""

    heading: str
    lines: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A report in words: its title, whose and which nights, its sections, in which language."""

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    language: str = "en"

    def to_json(self) -> dict[str, Any]:
        """The page in plain JSON types."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Page":
        """The page that `to_json` wrote down."""
        return cls(
            stored["title"],
            tuple(stored["lines"]),
            tuple(map(_section, stored["sections"])),
            stored.get("language", "en"),  # those of before had none
        )


def _section(stored: Mapping[str, Any]) -> Section:
    table = stored["table"]
    return Section(stored["heading"], tuple(stored["lines"]), _table(table) if table else None)


def _table(stored: Mapping[str, Any]) -> Table:
    return Table(stored["caption"], tuple(stored["head"]), tuple(map(tuple, stored["rows"])))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A report as it was at one moment. `pictures` are its printed pages, SVG or PNG, in order."""

    page: Page
    pdf: bytes
    pictures: tuple[bytes, ...]

    @property
    def fingerprint(self) -> str:
        """A hash of the report: tells whether what is shared is what was looked at."""
        words = json.dumps(self.page.to_json(), sort_keys=True).encode()
        parts = (words, self.pdf, *self.pictures)
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
