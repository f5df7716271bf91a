"""The typeface of the pages loses the weights no page uses, and nothing else."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from config.operations import web_fonts


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(web_fonts, "MADE", tmp_path / "fonts")
    return tmp_path / "fonts"


def test_the_files_are_lighter_and_hold_the_same_letters(elsewhere: Path) -> None:
    web_fonts.build()
    for name in web_fonts.NAMES:
        with TTFont(web_fonts.PACKAGE / name) as whole, TTFont(elsewhere / name) as narrow:
            assert narrow.getBestCmap() == whole.getBestCmap()
            [weight] = narrow["fvar"].axes
            assert (weight.minValue, weight.maxValue) == (400, 750)
        sizes = [(folder / name).stat().st_size for folder in (elsewhere, web_fonts.PACKAGE)]
        assert sizes[0] < 0.7 * sizes[1]


def test_the_same_package_gives_the_same_files(elsewhere: Path) -> None:
    web_fonts.build()
    first = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    web_fonts.build()
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == first


def test_a_missing_package_is_told_in_a_sentence(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_fonts, "PACKAGE", elsewhere / "nowhere")
    with pytest.raises(SystemExit, match=r"Install the front-end packages first \(npm ci\)"):
        web_fonts.build()
