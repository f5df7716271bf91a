"""The files of one upload: one of Stillnight's, or any number of those that may come together."""

from collections.abc import Sequence
from dataclasses import dataclass

from journal.exchange.formats.format import Format
from journal.exchange.formats.registry import recognised, together
from journal.exchange.problem import ImportProblem
from journal.exchange.uploaded import UploadedBytes, naming


@dataclass(frozen=True, slots=True)
class Upload:
    """What was sent together: one format, what to call it, and every file to read."""

    format: Format
    name: str
    files: Sequence[UploadedBytes]

    @classmethod
    def of(cls, files: Sequence[UploadedBytes]) -> "Upload":
        """The files by their content, archives unpacked where their format wants it.

        Raises `ImportProblem` that names the file where there are several.
        """
        parts: dict[Format, list[UploadedBytes]] = {}
        for file in files:
            try:
                kind = recognised(file)
                parts.setdefault(kind, []).extend(kind.unpacked(file))
            except ImportProblem as problem:
                raise naming(file.name, problem) if len(files) > 1 else problem from None
        if len(files) > 1 and not (len(parts) == 1 and kind.together):
            raise ImportProblem(
                f"Please choose one file at a time. Only {together()} can come together."
            )
        return cls(kind, _name(files), parts[kind])


def _name(files: Sequence[UploadedBytes]) -> str:
    """A name for all files together: "sleep-2024-01-01.json and 36 more"."""
    others = len(files) - 1
    first = _printable(files[0].name)
    return f"{first[:100]} and {others} more" if others else first


def _printable(name: str) -> str:
    """A file name that can be shown: no control or direction marks, not too long."""
    plain = "".join(c for c in name if c.isprintable()).strip()
    return plain[:120] or "file without a name"
