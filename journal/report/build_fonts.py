"""Make the summary's font files: `python -m journal.report.build_fonts`.

The engine reads only TTF, npm delivers only web fonts; this unpacks those the summary needs
into `fonts/` (never committed) and writes down which characters they can show. Files that
are there already stay; the same packages give the same bytes. Needs no Django.
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

from journal.report.faces import COVERAGE, EMPTY, FACES, Face

PACKAGES = Path(__file__).resolve().parents[2] / "node_modules" / "@fontsource"
FAMILY, SUBFAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY = 1, 2, 4, 6, 16
WINDOWS, UNICODE, ENGLISH = 3, 1, 0x409
COMBINING_ACCENTS = range(0x300, 0x370)


def missing() -> list[Face]:
    """The faces that were not made yet."""
    return [face for face in FACES if not face.made.exists()]


def build() -> None:
    """Make what is missing; exit with a sentence where the packages are not installed."""
    to_make = missing()
    if not to_make and _described() == {face.made.name for face in FACES}:
        return
    EMPTY.mkdir(parents=True, exist_ok=True)
    for face in to_make:
        _convert(PACKAGES / face.source, face)
    described = {face.made.name: _ranges(_characters(face.made)) for face in FACES}
    _replace(COVERAGE, json.dumps(described, indent=0, sort_keys=True).encode())


def _described() -> set[str]:
    return set(json.loads(COVERAGE.read_text())) if COVERAGE.exists() else set()


def _convert(source: Path, face: Face) -> None:
    """Unpack one web font and give it the family name of its script."""
    if not source.exists():
        sys.exit(f"{source} is missing. Install the front-end packages first (npm ci).")
    with TTFont(source, lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font:
        font.flavor = None
        style = "Regular" if face.weight == 400 else "SemiBold"
        names = {
            FAMILY: face.family,
            SUBFAMILY: style,
            FULL: f"{face.family} {style}",
            POSTSCRIPT: f"{face.family.replace(' ', '')}-{style}",
            TYPOGRAPHIC_FAMILY: face.family,
        }
        for identifier, text in names.items():
            font["name"].setName(text, identifier, WINDOWS, UNICODE, ENGLISH)
        # With these the engine would build "ź" from two glyphs, and text copied from the PDF
        # would read "zź"; without them it takes the ready letter from the next typeface.
        for table in font["cmap"].tables:
            for accent in COMBINING_ACCENTS:
                table.cmap.pop(accent, None)
            for code in [code for code in table.cmap if code < face.least]:
                del table.cmap[code]
        unfinished = face.made.with_suffix(f".{os.getpid()}")
        font.save(unfinished)
    unfinished.replace(face.made)


def _characters(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def _ranges(characters: Iterable[int]) -> list[list[int]]:
    """Sorted code points as [first, last] runs."""
    runs: list[list[int]] = []
    for character in sorted(characters):
        if runs and character == runs[-1][1] + 1:
            runs[-1][1] = character
        else:
            runs.append([character, character])
    return runs


def _replace(path: Path, content: bytes) -> None:
    """Write beside and rename, so that nobody ever reads half a file."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)


if __name__ == "__main__":
    build()
