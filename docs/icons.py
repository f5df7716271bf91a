"""Draw the PNG icons from stillnight.svg: `make icons`, whenever the drawing changes.

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
    "icon-192.png": (192, True),
    "icon-512.png": (512, True),
    "maskable-512.png": (512, False),
    "apple-touch-icon.png": (180, False),
}


def draw(page: Page, name: str, size: int, rounded: bool) -> None:
    """One picture, `size` pixels square."""
    svg = (ICONS / "stillnight.svg").read_text()
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<body style='margin:0'>{svg if rounded else svg.replace(ROUNDED, '')}")
    page.screenshot(path=ICONS / name, omit_background=True)


def main() -> None:
    """Draw every icon."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system.browser(), args=root)
        page = browser.new_page()
        for name, (size, rounded) in PICTURES.items():
            draw(page, name, size, rounded)
        browser.close()


if __name__ == "__main__":
    main()
