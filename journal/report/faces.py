"""The typefaces of the printed summary: which file of which package becomes which family.

Each script has a family name of its own, because the engine takes one file a family and
weight: two subsets under one name would hide each other. The order is the order of fallback.
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "fonts"
COVERAGE = FOLDER / "coverage.json"
EMPTY = FOLDER / "empty"  # the engine's file root: a folder that stays empty


@dataclass(frozen=True, slots=True)
class Face:
    """One subset in one weight of one package under `node_modules/@fontsource`."""

    family: str
    package: str
    subset: str
    weight: int = 400

    @property
    def source(self) -> str:
        """Where the file lies, from `node_modules/@fontsource` on."""
        return f"{self.package}/files/{self.package}-{self.subset}-{self.weight}-normal.woff"

    @property
    def made(self) -> Path:
        """The file that the engine reads."""
        return FOLDER / f"{self.package}-{self.subset}-{self.weight}.ttf"


ATKINSON = "atkinson-hyperlegible-next"

FACES = (
    Face("Atkinson Hyperlegible Next", ATKINSON, "latin"),
    Face("Atkinson Hyperlegible Next", ATKINSON, "latin", 600),
    Face("Atkinson Hyperlegible Next Beyond", ATKINSON, "latin-ext"),
    Face("Atkinson Hyperlegible Next Beyond", ATKINSON, "latin-ext", 600),
    Face("Noto Sans", "noto-sans", "latin"),
    Face("Noto Sans Latin Beyond", "noto-sans", "latin-ext"),
    Face("Noto Sans Greek", "noto-sans", "greek"),
    Face("Noto Sans Greek Beyond", "noto-sans", "greek-ext"),
    Face("Noto Sans Cyrillic", "noto-sans", "cyrillic"),
    Face("Noto Sans Cyrillic Beyond", "noto-sans", "cyrillic-ext"),
    Face("Noto Sans Vietnamese", "noto-sans", "vietnamese"),
    Face("Noto Sans Devanagari", "noto-sans", "devanagari"),
    Face("Noto Sans Arabic", "noto-sans-arabic", "arabic"),
    Face("Noto Sans Hebrew", "noto-sans-hebrew", "hebrew"),
    Face("Noto Sans Thai", "noto-sans-thai", "thai"),
    Face("Noto Sans SC", "noto-sans-sc", "chinese-simplified"),
    Face("Noto Sans JP", "noto-sans-jp", "japanese"),
    Face("Noto Sans KR", "noto-sans-kr", "korean"),
    Face("Noto Emoji", "noto-emoji", "emoji"),  # drawn in one ink; last, since it has digits too
)
FAMILIES = tuple(dict.fromkeys(face.family for face in FACES))
