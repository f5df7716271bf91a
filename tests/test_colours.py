"""The colours of every theme: text reads, ratings differ in grey and for every kind of eye."""

import re
from itertools import combinations, pairwise

import pytest

from tests.project import ROOT

TOKENS = (ROOT / "static/css/parts/tokens.css").read_text()


def tokens(block):
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", block))


THEMES = {
    re.findall(r'\[data-theme="(\w+)"\]', selectors)[0]: tokens(block)
    for selectors, block in re.findall(r"([^{}]*)\{([^}]*)\}", TOKENS)
}

# How linear red, green and blue reach an eye without one kind of cone (Machado, Oliveira and
# Fernandes 2009, severity 1).
EYES = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "trichromacy": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}


def linear(colour: str) -> list[float]:
    """Red, green and blue of #rrggbb as amounts of light, 0–1 (sRGB)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0–1 (WCAG 2.2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1–21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(y):
    """CIE 1976 L*, 0–100, of a relative luminance."""
    return 116 * y ** (1 / 3) - 16 if y > (6 / 29) ** 3 else y * (29 / 3) ** 3


def lab(light):
    """CIE L*a*b* (D65) of linear red, green and blue."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in light)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.0890
    fx, fy, fz = ((lightness(part) + 16) / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one, other, eye):
    """How far apart two colours look to an eye: CIE 1976 ΔE, about 2.3 is just noticeable."""
    seen = [
        lab([sum(a * b for a, b in zip(row, linear(c), strict=True)) for row in EYES[eye]])
        for c in (one, other)
    ]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@pytest.fixture(params=["light", "dark", "dim"])
def theme(request):
    return THEMES[request.param]


@pytest.fixture
def ramp(theme):
    return [theme[f"sev-{rating}"] for rating in range(11)]


def test_contrast_is_what_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_lightness_and_difference_are_what_the_standard_says():
    assert lightness(1) == pytest.approx(100)
    assert lightness(luminance("#777777")) == pytest.approx(50.03, abs=0.05)
    assert lab(linear("#ff0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.1)
    assert difference("#ff0000", "#00aa00", "trichromacy") > 140
    assert difference("#d04040", "#807020", "deuteranopia") < 15


def test_each_theme_is_written_once_and_names_the_same_colours():
    assert set(THEMES) == {"light", "dark", "dim"}
    assert set(THEMES["light"]) == set(THEMES["dark"]) == set(THEMES["dim"])


@pytest.mark.parametrize("ink", ["ink", "ink-soft", "accent", "danger"])
@pytest.mark.parametrize("ground", ["paper", "surface", "surface-2"])
def test_text_reads_on_every_ground(theme, ink, ground):
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("rating", range(11))
def test_a_rating_reads_on_its_tone(theme, rating):
    ink = theme["sev-high-ink" if rating >= 6 else "sev-low-ink"]

    assert contrast(theme[f"sev-{rating}"], ink) >= 4.5


def test_each_rating_is_darker_or_brighter_than_the_one_before(ramp):
    steps = [lightness(luminance(tone)) for tone in ramp]

    direction = 1 if steps[-1] > steps[0] else -1
    assert all((b - a) * direction >= 3.5 for a, b in pairwise(steps)), steps


@pytest.mark.parametrize("eye", EYES)
def test_neighbouring_ratings_can_be_told_apart_by_every_eye(ramp, eye):
    steps = [difference(a, b, eye) for a, b in pairwise(ramp)]

    assert min(steps) >= 4.5, steps


@pytest.mark.parametrize("eye", EYES)
def test_ratings_three_apart_differ_plainly_for_every_eye(ramp, eye):
    apart = {
        (a, b): difference(ramp[a], ramp[b], eye)
        for a, b in combinations(range(11), 2)
        if b - a >= 3
    }

    assert min(apart.values()) >= 16, apart


@pytest.mark.parametrize("number", range(1, 7))
def test_a_line_of_a_chart_can_be_seen(theme, number):
    assert contrast(theme[f"series-{number}"], theme["surface"]) >= 3


def test_borders_of_what_can_be_tapped_can_be_seen(theme):
    assert contrast(theme["line-strong"], theme["surface"]) >= 3


def test_following_the_device_is_the_dark_theme_as_browsers_get_it():
    built = (ROOT / "static/dist/css/base.css").read_text()
    chosen = re.search(r"\[data-theme=dark\]\{([^}]*)\}", built)[1]
    by_system = re.search(
        r"@media\s*\(prefers-color-scheme:\s*dark\)\{\[data-theme=auto\]\{([^}]*)\}", built
    )[1]

    assert tokens(by_system) == tokens(chosen) == THEMES["dark"]
    assert "system(" not in built


def wake_colours():
    return tokens((ROOT / "static/css/parts/black.css").read_text())


@pytest.mark.parametrize(("ink", "ground"), [("ember", None), ("ember-lit", "lit")])
def test_the_wake_screen_is_as_dim_as_large_text_may_be(ink, ground):
    colours = wake_colours()
    against = colours[ground] if ground else "#000000"

    assert 3 <= contrast(colours[ink], against) < 4.6
    red, green, blue = linear(colours[ink])
    assert red > 3 * green > 9 * blue  # little of what keeps people awake
