"""The files of one upload: one of Stillnight's, or any number of files of trackers."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from journal.exchange.formats.format import Format
from journal.exchange.formats.recordings import RecordingsFormat
from journal.exchange.formats.registry import (
    BY_KEY,
    accepted,
    recognised,
    recognised_in,
    together,
)
from journal.exchange.formats.several import SeveralTrackers, joined
from journal.exchange.problem import ImportProblem, Problem
from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.uploaded import Content, UploadedBytes, name_of, naming


@dataclass(frozen=True, slots=True)
class Part:
    """Files of one format that are read together."""

    format: Format
    files: Sequence[UploadedBytes]


@dataclass(frozen=True, slots=True)
class Upload:
    """What was sent together: what to call it, its parts, and why other files are out."""

    name: str
    parts: Sequence[Part]
    refused: Sequence[Problem]

    @classmethod
    def of(cls, files: Sequence[UploadedBytes]) -> "Upload":
        """The files by their content, archives unpacked where their format wants it.

        Of several files those that nothing reads are listed. Raises `ImportProblem` where none
        is left, or where they do not come together.
        """
        by_format: dict[Format, list[UploadedBytes]] = {}
        refused: list[Problem] = []
        for file in files:
            try:
                for kind, members in formats_of(file):
                    by_format.setdefault(kind, []).extend(members)
            except ImportProblem as problem:
                if len(files) == 1:
                    raise
                refused += _in_short(naming(file.name, problem))
        if not by_format:
            raise ImportProblem(*refused)
        if len(files) > 1 and not _come_together(by_format):
            raise ImportProblem(
                f"Please choose one file at a time. Only {together()} can come together."
            )
        parts = [Part(kind, some) for kind, all_ in by_format.items() for some in kind.parted(all_)]
        return cls(name_of([file.name for file in files]), parts, refused)

    @property
    def format(self) -> Format:
        """The format of all parts, or the one for several."""
        formats = {part.format for part in self.parts}
        return formats.pop() if len(formats) == 1 else BY_KEY[SeveralTrackers.key]

    def read(self, options: ReadOptions) -> Reading:
        """The rows of all parts; raises `ImportProblem` with what is wrong where there are none."""
        if len(self.parts) == 1:
            (part,) = self.parts
            reading = part.format.read(part.files, options)
            reading.refused.extend(map(str, self.refused))
            return reading
        readings: list[tuple[str, Reading]] = []
        refused = list(self.refused)
        for part in self.parts:
            what = part.format.label
            try:
                reading = part.format.read(part.files, options)
            except ImportProblem as problem:
                refused += naming(what, problem).problems
                continue
            if reading.rows:
                readings.append((what, reading))
            else:
                refused.append(Problem(f"{what}: please choose this table by itself."))
        if not readings:
            raise ImportProblem(*refused)
        whole = joined(readings)
        whole.refused.extend(map(str, refused))
        return whole


def formats_of(file: UploadedBytes) -> Iterator[tuple[Format, list[UploadedBytes]]]:
    """The formats of a file, of an archive several, each with what it reads; `ImportProblem`."""
    if file.content is not Content.ZIP:
        yield recognised(file), [file]
        return
    found = [(kind, list(kind.unpacked(file))) for kind in recognised_in(file)]
    read = [(kind, members) for kind, members in found if members]
    if not read:
        recognised(file, without={kind for kind, _ in found})
    first, members = read[0]
    if not _joins(first):
        read = [(first, members)]
    yield from (pair for pair in read if pair[0] is first or _joins(pair[0]))


def _joins(kind: Format) -> bool:
    """Whether its rows can stand among those of other formats."""
    return isinstance(kind, RecordingsFormat) and kind.together


def _come_together(formats: Collection[Format]) -> bool:
    """Whether several files are of one format that takes several, or all of trackers."""
    of_trackers = all(isinstance(kind, RecordingsFormat) for kind in formats)
    return all(kind.together for kind in formats) and (len(formats) == 1 or of_trackers)


def _in_short(problem: ImportProblem) -> list[Problem]:
    """Why a file among others is out, without all that could be read instead."""
    rest = f" {accepted()}"
    return [replace(each, text=each.text.removesuffix(rest)) for each in problem.problems]
