"""What a format of imports says of itself, and what it does: one class a format."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from accounts.models import User
from config.language import Words, gettext_lazy, grouped, ngettext
from journal.clock import name_of
from journal.exchange.pieces import Adder
from journal.exchange.reading import Reading, ReadOptions, Row, State
from journal.exchange.uploaded import UploadedBytes


class Format(ABC):
    """One kind of file that can be brought in, from its bytes to rows of the journal.

    A row is plain JSON, and all that is kept of the file until its owner says yes. `registry.py`
    names the formats; nothing else has to know of one. Those of a wearable begin with
    `RecordingsFormat`, those that fill nights with `NightsFormat`.
    """

    key: ClassVar[str]  # stored with each import, at most 16 letters
    label: ClassVar[Words]  # "Fitbit sleep", on pages; of others also a heading of the docs
    table: ClassVar[str] = ""  # where its rows belong, by the name of the complete file
    ours: ClassVar[bool] = False  # whether Stillnight itself writes such files
    files: ClassVar[Words] = ""  # "Fitbit’s sleep files", in a sentence
    packed_as: ClassVar[Words] = ""  # "sleep-….json, or the ZIP that holds them", in a sentence
    where: ClassVar[Words] = ""  # a sentence: how a person finds their files
    endings: ClassVar[tuple[str, ...]]  # of file names, for the browser's list: ".json", ".zip"
    together: ClassVar[bool] = False  # whether its files may come with others, and their rows
    about: ClassVar[Words] = gettext_lazy("What is assumed")  # the heading of `Reading.assumptions`
    corrects: ClassVar[bool] = False  # whether rows that differ correct those that are there
    new_first: ClassVar[bool] = False  # whether a preview shows new rows before others

    @property
    def help(self) -> str:
        """The template that tells a person how to get such a file and what becomes of it."""
        return f"exchange/formats/{self.key}.html"

    def counted(self, count: int) -> str:
        """So many rows, by what one is called: "1,200 records"."""
        return ngettext("{count} record", "{count} records", count).format(count=grouped(count))

    @abstractmethod
    def recognises(self, file: UploadedBytes) -> bool:
        """Whether a file is of this format, by its content; asked of every upload, so quick."""

    def unpacked(self, file: UploadedBytes) -> Iterable[UploadedBytes]:
        """The files to read instead of one file: those out of an archive."""
        return [file]

    def parted(self, files: Sequence[UploadedBytes]) -> Iterable[Sequence[UploadedBytes]]:
        """The files of one upload as they are read: all at once."""
        return [files]

    @abstractmethod
    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The rows of all files; raises `ImportProblem` with all that is wrong with them.

        It bounds what it parses: a file of 20 MB may be made by an enemy.
        """

    def try_out(self, person: User, rows: Sequence[Row]) -> None:  # noqa: B027 – few need it
        """Raise `ImportProblem` for rows that the tables would not take."""

    def units(self, rows: Sequence[Row]) -> Sequence[dict[str, Any]]:
        """The rows as `{"table", "row", "below"}`, to be counted against what a person may keep."""
        return [{"table": self.table, "row": row, "below": []} for row in rows]

    @abstractmethod
    def states(self, person: User, rows: Sequence[Row]) -> list[State]:
        """How each row compares with what the person has already."""

    @abstractmethod
    def adder(self, person: User, there: Sequence[Row], zone: str) -> Adder:
        """What adds new rows; `there` are those of the file that are no longer new."""

    def correct(self, person: User, rows: Sequence[Row], zone: str) -> list[Any]:
        """Correct what is there by rows that differ, where the format `corrects`; what it was."""
        raise NotImplementedError

    def gains(self, person: User, rows: Sequence[Row]) -> int:
        """How many answers rows add whose nights are there, of those that gain some."""
        raise NotImplementedError

    def fill(self, person: User, rows: Sequence[Row]) -> list[Any]:
        """Add the answers that nights lack which are there; what was added."""
        raise NotImplementedError

    @abstractmethod
    def heads(self, rows: Sequence[Row]) -> list[str]:
        """The columns of the table of a preview that shows these rows."""

    @abstractmethod
    def cells(self, row: Row, heads: Sequence[str], zone: ZoneInfo) -> list[str]:
        """One row of that table, its instants in a zone."""

    def kind_of(self, row: Row) -> str:
        """What a row is beside others of an import that holds several kinds; empty otherwise."""
        return ""

    def name(self, row: Row) -> str:
        """What a row is called in a list: by its night, unless the format knows better."""
        return name_of(date.fromisoformat(row["night"]))
