"""Draw the PNG icons from the drawings beside them: `make icons`, whenever the drawing changes.

Systems that install the app want PNGs. They are drawn by the Chromium that tests use and kept
in the repository, so that nobody needs anything more to run Stillnight.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
ICONS = ROOT / "static" / "icons"
sys.path.insert(0, str(ROOT))

from bench import system  # noqa: E402  (the same search for Chromium as the tests)

ROUNDED = 'rx="8" '  # the corners of the drawing; systems that mask an icon round it themselves
PICTURES = {
    "icon-192.png": ("stillnight.svg", 192, True),
    "icon-512.png": ("stillnight.svg", 512, True),
    "maskable-512.png": ("stillnight.svg", 512, False),
    "apple-touch-icon.png": ("stillnight.svg", 180, False),
    "awake-192.png": ("awake.svg", 192, True),
}


def draw(page: Page, name: str, drawing: str, size: int, rounded: bool) -> None:
    """One picture of a drawing, `size` pixels square."""
    svg = (ICONS / drawing).read_text()
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<body style='margin:0'>{svg if rounded else svg.replace(ROUNDED, '')}")
    page.screenshot(path=ICONS / name, omit_background=True)


def main() -> None:
    """Draw every icon."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system.browser(), args=root)
        page = browser.new_page()
        for name, (drawing, size, rounded) in PICTURES.items():
            draw(page, name, drawing, size, rounded)
        browser.close()


if __name__ == "__main__":
    main()
