"""The colours of every theme: text reads, ratings only ever get darker or brighter."""

import re
from itertools import pairwise

import pytest

from tests.project import ROOT

TOKENS = (ROOT / "static/css/parts/tokens.css").read_text()
THEMES = dict(
    zip(
        ("light", "dark", "auto", "dim"),
        (
            dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
            for block in re.findall(r":root[^{@]*\{([^}]*)\}", TOKENS)
        ),
        strict=True,
    )
)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0–1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1–21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=THEMES)
def theme(request):
    return THEMES[request.param]


def test_contrast_is_what_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ink", ["ink", "ink-soft", "accent", "danger"])
@pytest.mark.parametrize("ground", ["paper", "surface", "surface-2"])
def test_text_reads_on_every_ground(theme, ink, ground):
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("rating", range(11))
def test_a_rating_reads_on_its_tone(theme, rating):
    ink = theme["sev-high-ink" if rating >= 6 else "sev-low-ink"]

    assert contrast(theme[f"sev-{rating}"], ink) >= 4.5


def test_the_ramp_reads_in_grey(theme):
    steps = [luminance(theme[f"sev-{rating}"]) for rating in range(11)]

    falling = steps[0] > steps[-1]
    assert all((a > b) == falling for a, b in pairwise(steps)), steps


@pytest.mark.parametrize("number", range(1, 7))
def test_a_line_of_a_chart_can_be_seen(theme, number):
    assert contrast(theme[f"series-{number}"], theme["surface"]) >= 3


def test_borders_of_what_can_be_tapped_can_be_seen(theme):
    assert contrast(theme["line-strong"], theme["surface"]) >= 3


def test_following_the_device_is_the_dark_theme():
    assert THEMES["auto"] == THEMES["dark"]
