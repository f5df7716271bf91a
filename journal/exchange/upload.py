"""The files of one upload: one of Stillnight's, or any number of Fitbit's."""
# pure

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from journal.exchange.problem import ImportProblem, Problem, quoted
from journal.exchange.recognise import kind_of
from journal.exchange.unzip import files_named

MAX_UNPACKED = 64 * 1024 * 1024  # bytes; three years of Fitbit are 37 files of about 0.3 MB
FITBIT_NAME = re.compile(r"sleep-[^/]*\.json", re.IGNORECASE)
Kind = Literal["csv", "json", "complete"]


@dataclass(frozen=True, slots=True)
class UploadedBytes:
    """One file: its name as the person's device gave it, and what is in it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Upload:
    """What was sent together: one kind of file, and every file of it."""

    kind: Kind
    name: str
    files: Sequence[UploadedBytes]


def opened(files: Sequence[UploadedBytes]) -> Upload:
    """The files by their content; Fitbit's are taken out of archives.

    Raises `ImportProblem` that names the file where there are several.
    """
    kinds: dict[Kind, list[UploadedBytes]] = {}
    for file in files:
        try:
            kind = kind_of(file.data)
            kinds.setdefault(kind, []).extend(_unpacked(kind, file))
        except ImportProblem as problem:
            raise naming(file.name, problem) if len(files) > 1 else problem from None
    if len(files) > 1 and set(kinds) != {"json"}:
        raise ImportProblem(
            "Please choose one file at a time. Only Fitbit’s sleep files can come together."
        )
    ((kind, parts),) = kinds.items()
    return Upload(kind, _name(files), parts)


def naming(name: str, problem: ImportProblem) -> ImportProblem:
    """The problem with the name of its file in front of each sentence."""
    return ImportProblem(
        *(
            Problem(p.text, p.line, f"{quoted(name)}, {p.column}" if p.column else quoted(name))
            for p in problem.problems
        ),
        count=problem.count,
    )


def _unpacked(kind: Kind, file: UploadedBytes) -> Iterable[UploadedBytes]:
    if kind != "json" or not file.data.startswith(b"PK"):
        return [file]
    found = files_named(file.data, FITBIT_NAME, MAX_UNPACKED)
    return [UploadedBytes(name.rpartition("/")[2], data) for name, data in found.items()]


def _name(files: Sequence[UploadedBytes]) -> str:
    """What to call them together: "sleep-2024-01-01.json and 36 more"."""
    others = len(files) - 1
    first = _printable(files[0].name)
    return f"{first[:100]} and {others} more" if others else first


def _printable(name: str) -> str:
    """A file name that can be shown: no control or direction marks, not too long."""
    plain = "".join(c for c in name if c.isprintable()).strip()
    return plain[:120] or "file without a name"
