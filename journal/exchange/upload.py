"""The files of one upload: one of Stillnight's or one diary, or any number of other files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from config.language import gettext as _
from journal.exchange.formats.format import Format
from journal.exchange.formats.registry import (
    BY_KEY,
    accepted,
    recognised,
    recognised_in,
    together,
)
from journal.exchange.formats.several import SeveralFiles, joined
from journal.exchange.problem import ImportProblem, Problem, quoted
from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.uploaded import Content, UploadedBytes, name_of, naming


@dataclass(frozen=True, slots=True)
class Part:
    """Files of one format that are read together."""

    format: Format
    files: Sequence[UploadedBytes]

    @property
    def name(self) -> str:
        """What to call it: its one file, or what its files are."""
        return self.files[0].name if len(self.files) == 1 else str(self.format.label)


@dataclass(frozen=True, slots=True)
class Upload:
    """What was sent together: what to call it, its parts, and why other files are out."""

    name: str
    parts: Sequence[Part]
    refused: Sequence[Problem]

    @classmethod
    def of(cls, files: Sequence[UploadedBytes]) -> "Upload":
        """The files by their content, archives unpacked where their format wants it.

        Of several files those that nothing reads, or that have to come by themselves, are listed.
        Raises `ImportProblem` where none is left.
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
        if len(files) > 1:
            refused += _taken_apart(by_format)
        parts = [Part(kind, some) for kind, all_ in by_format.items() for some in kind.parted(all_)]
        return cls(name_of([file.name for file in files]), parts, refused)

    @property
    def format(self) -> Format:
        """The format of all parts, or the one for several."""
        formats = {part.format for part in self.parts}
        return formats.pop() if len(formats) == 1 else BY_KEY[SeveralFiles.key]

    def read(self, options: ReadOptions) -> Reading:
        """The rows of all parts; raises `ImportProblem` with what is wrong where there are none."""
        if len(self.parts) == 1:
            return self._one(self.parts[0], options)
        readings: list[Reading] = []
        refused = list(self.refused)
        for part in self.parts:
            try:
                reading = part.format.read(part.files, options)
            except ImportProblem as problem:
                refused += naming(part.name, problem).problems
                continue
            if reading.rows:
                readings.append(reading)
            else:  # a table that leaves something open
                refused.append(_by_itself(part.name))
        if not readings:
            raise ImportProblem(*refused)
        whole = joined(readings)
        whole.refused.extend(map(str, refused))
        return whole

    def _one(self, part: Part, options: ReadOptions) -> Reading:
        """The rows of the only part."""
        try:
            reading = part.format.read(part.files, options)
        except ImportProblem as problem:
            raise ImportProblem(
                *problem.problems, *self.refused, count=problem.count + len(self.refused)
            ) from None
        reading.refused.extend(map(str, self.refused))
        return reading


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
    if not first.together:
        read = [(first, members)]
    yield from (pair for pair in read if pair[0] is first or pair[0].together)


def _taken_apart(by_format: dict[Format, list[UploadedBytes]]) -> Iterator[Problem]:
    """Take out the files that have to come by themselves, and say so of each.

    Raises `ImportProblem` where no other is there.
    """
    alone = [kind for kind in by_format if not kind.together]
    if len(alone) == len(by_format):
        raise ImportProblem(
            _("Please choose one file at a time. Only {together} can come together.").format(
                together=together()
            )
        )
    for kind in alone:
        for file in by_format.pop(kind):
            yield _by_itself(file.name)


def _by_itself(name: str) -> Problem:
    return Problem(
        _("{name} has to come by itself. Please choose it after this.").format(name=quoted(name))
    )


def _in_short(problem: ImportProblem) -> list[Problem]:
    """Why a file among others is out, without all that could be read instead."""
    rest = f" {accepted()}"
    return [replace(each, text=each.text.removesuffix(rest)) for each in problem.problems]
