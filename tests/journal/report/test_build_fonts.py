from pathlib import Path

import pytest

from journal.report import build_fonts, faces
from journal.report.faces import FACES, Face


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for the made files, and two faces to make."""
    few = (Face("Greek", "noto-sans", "greek"), Face("Cyrillic", "noto-sans", "cyrillic"))
    monkeypatch.setattr(faces, "FOLDER", tmp_path / "fonts")
    monkeypatch.setattr(build_fonts, "COVERAGE", tmp_path / "fonts" / "coverage.json")
    monkeypatch.setattr(build_fonts, "EMPTY", tmp_path / "fonts" / "empty")
    monkeypatch.setattr(build_fonts, "FACES", few)
    return tmp_path / "fonts"


def made(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_same_packages_give_the_same_files(elsewhere: Path) -> None:
    build_fonts.build()
    first = made(elsewhere)
    for path in elsewhere.iterdir():
        path.unlink() if path.is_file() else path.rmdir()
    build_fonts.build()
    assert set(first) == {"noto-sans-greek-400.ttf", "noto-sans-cyrillic-400.ttf", "coverage.json"}
    assert made(elsewhere) == first


def test_files_that_are_there_are_not_made_again(elsewhere: Path) -> None:
    build_fonts.build()
    stamps = {path: path.stat().st_mtime_ns for path in elsewhere.iterdir()}
    build_fonts.build()
    assert {path: path.stat().st_mtime_ns for path in elsewhere.iterdir()} == stamps


def test_a_lost_file_is_made_again(elsewhere: Path) -> None:
    build_fonts.build()
    (elsewhere / "noto-sans-greek-400.ttf").unlink()
    build_fonts.build()
    assert "noto-sans-greek-400.ttf" in made(elsewhere)


def test_missing_packages_are_told_in_a_sentence(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_fonts, "PACKAGES", elsewhere / "nowhere")
    with pytest.raises(SystemExit, match=r"Install the front-end packages first \(npm ci\)\."):
        build_fonts.build()


def test_no_two_files_share_a_family_and_a_weight() -> None:
    assert len({(face.family, face.weight) for face in FACES}) == len(FACES)
