"""Ratings are told apart by lightness, and can be read, in every theme."""

import itertools
import re

import pytest

from tests.project import ROOT

TOKENS = (ROOT / "static" / "css" / "parts" / "tokens.css").read_text()
THEMES = {
    selector.strip(): dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", rules))
    for selector, rules in re.findall(r"(:root[^{]*)\{([^}]*)\}", TOKENS)
    if "--sev-0" in rules
}
LAST_LIGHT_STEP = 5  # severity.css: steps above it carry the other ink


def luminance(colour: str) -> float:
    """Relative luminance 0–1 of a #rrggbb colour (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_there_are_four_sets_of_colours() -> None:
    assert len(THEMES) == 4  # light, dark, dark by the system's wish, dim


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
def test_the_number_on_each_rating_can_be_read(colours: dict[str, str]) -> None:
    inks = ["sev-low-ink" if step <= LAST_LIGHT_STEP else "sev-high-ink" for step in range(11)]
    ratios = [contrast(colours[f"sev-{step}"], colours[ink]) for step, ink in enumerate(inks)]

    assert min(ratios) >= 4.5


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
def test_a_higher_rating_is_always_further_along(colours: dict[str, str]) -> None:
    ramp = [luminance(colours[f"sev-{step}"]) for step in range(1, 11)]
    steps = [after - before for before, after in itertools.pairwise(ramp)]

    assert all(step > 0 for step in steps) or all(step < 0 for step in steps)
