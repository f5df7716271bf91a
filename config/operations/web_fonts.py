"""Make the typeface of the pages lighter: `python -m config.operations.web_fonts`.

The package holds every weight from 200 to 800; the pages use 400 to 750. Cutting the rest
away, and the names that only drawing programs read, leaves less than two thirds of the bytes that
a first visit waits for. The results go to
static/fonts (never committed), from where the build takes them. Needs no Django.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files"
MADE = ROOT / "static/fonts"
NAMES = [f"atkinson-hyperlegible-next-{part}-wght-normal.woff2" for part in ("latin", "latin-ext")]
LIGHTEST, PLAIN, HEAVIEST = 400, 400, 750


def build() -> None:
    """Write the files anew; exit with a sentence where the package is not installed."""
    if not PACKAGE.exists():
        sys.exit(f"{PACKAGE} is missing. Install the front-end packages first (npm ci).")
    MADE.mkdir(exist_ok=True)
    for name in NAMES:
        with TTFont(PACKAGE / name, recalcTimestamp=False) as font:
            _without_names(font)
            narrow = instancer.instantiateVariableFont(font, {"wght": (LIGHTEST, PLAIN, HEAVIEST)})
            narrow.save(MADE / name)


def _without_names(font: TTFont) -> None:
    """Drop the names of glyphs, and of the font all but who made it and its licence."""
    options = Options(layout_features=["*"], glyph_names=False, name_IDs=[0, 1, 2, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)


if __name__ == "__main__":
    build()
