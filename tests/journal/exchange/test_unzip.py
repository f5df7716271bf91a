"""A large archive is unpacked to the disk, a piece at a time, and no further than it may."""

import re
from io import BytesIO
from pathlib import Path

import pytest

from journal.exchange import unzip
from journal.exchange.problem import ImportProblem
from tests.journal.exchange.formats.made_up import archive

DATABASE = re.compile(r"x\.db")
FILES = archive({"folder/x.db": b"abcdef", "other.txt": b"-"})


def test_only_what_is_wanted_comes_out(tmp_path: Path) -> None:
    unpacked = unzip.unpack(BytesIO(FILES), DATABASE, tmp_path, 6)
    assert {name: path.read_bytes() for name, path in unpacked.items()} == {"x.db": b"abcdef"}
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("data", "most", "sentence"),
    [
        (FILES, 5, "x.db in this archive is larger than 0 MB."),
        (FILES[:-30], 6, str(unzip.BROKEN_ZIP)),
    ],
)
def test_what_is_too_large_or_damaged_is_refused(
    tmp_path: Path, data: bytes, most: int, sentence: str
) -> None:
    with pytest.raises(ImportProblem, match=re.escape(sentence)):
        unzip.unpack(BytesIO(data), DATABASE, tmp_path, most)


@pytest.mark.parametrize(("number", "error"), [(28, OSError), (5, ImportProblem)])
def test_a_full_disk_is_no_fault_of_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    def fails(*_: object) -> None:
        raise OSError(number, "")

    monkeypatch.setattr(Path, "open", fails)
    with pytest.raises(error):
        unzip.unpack(BytesIO(FILES), DATABASE, tmp_path, 6)
