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
    """One subset in one weight of one package under `node_modules/@fontsource`.

    Of a face with `least`, only characters from that code point on are used: what the faces
    before it have stays theirs.
    """

    family: str
    package: str
    subset: str
    weight: int = 400
    least: int = 0

    @property
    def source(self) -> str:
        """Where the file lies, from `node_modules/@fontsource` on."""
        return f"{self.package}/files/{self.package}-{self.subset}-{self.weight}-normal.woff"

    @property
    def made(self) -> Path:
        """The file that the engine reads."""
        return FOLDER / f"{self.package}-{self.subset}-{self.weight}.ttf"


ATKINSON = "atkinson-hyperlegible-next"
BEYOND_CYRILLIC = 0x530

# Scripts in one weight, a package each; the subset is called like the script.
SCRIPTS = (
    *(f"noto-sans-{script}" for script in (
        "arabic", "armenian", "bengali", "cherokee", "ethiopic", "georgian", "gujarati",
        "gurmukhi", "hebrew", "kannada", "khmer", "lao", "malayalam", "mongolian", "myanmar",
        "oriya", "sinhala", "syriac", "tamil", "telugu", "thaana", "thai",
    )),
    "noto-serif-tibetan",
)  # fmt: skip


def _family(package: str) -> str:
    """ "noto-sans-bengali" as "Noto Sans Bengali"."""
    return package.replace("-", " ").title()


FACES = (
    Face("Atkinson Hyperlegible Next", ATKINSON, "latin"),
    Face("Atkinson Hyperlegible Next", ATKINSON, "latin", 600),
    Face("Atkinson Hyperlegible Next Beyond", ATKINSON, "latin-ext"),
    Face("Atkinson Hyperlegible Next Beyond", ATKINSON, "latin-ext", 600),
    *(
        Face(family, "noto-sans", subset, weight)
        for family, subset in (
            ("Noto Sans", "latin"),
            ("Noto Sans Latin Beyond", "latin-ext"),
            ("Noto Sans Greek", "greek"),
            ("Noto Sans Greek Beyond", "greek-ext"),
            ("Noto Sans Cyrillic", "cyrillic"),
            ("Noto Sans Cyrillic Beyond", "cyrillic-ext"),
            ("Noto Sans Vietnamese", "vietnamese"),
            ("Noto Sans Devanagari", "devanagari"),
        )
        for weight in (400, 600)
    ),
    *(
        Face(_family(package), package, package.split("-")[-1], least=BEYOND_CYRILLIC)
        for package in SCRIPTS
    ),
    Face("Noto Sans SC", "noto-sans-sc", "chinese-simplified"),
    Face("Noto Sans JP", "noto-sans-jp", "japanese"),
    Face("Noto Sans KR", "noto-sans-kr", "korean"),
    Face("Noto Sans Math", "noto-sans-math", "latin", least=0x2010),
    Face("Noto Sans Symbols 2", "noto-sans-symbols-2", "symbols", least=0x2010),
    Face("Noto Emoji", "noto-emoji", "emoji"),  # drawn in one ink; late, since it has digits too
    # Raised and lowered figures, thirds, rare signs; not letters that others have
    Face("DejaVu Sans", "dejavu-sans", "latin", least=0x1400),
)
FAMILIES = tuple(dict.fromkeys(face.family for face in FACES))
