"""Stillnight's complete file, or the archive that holds it."""

import re
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import User
from config.language import gettext as _
from config.language import gettext_lazy
from journal.clock import latest_night
from journal.exchange import restore, units
from journal.exchange.checking import Checker
from journal.exchange.complete_file import MEMBER, tables_in
from journal.exchange.formats.format import Format
from journal.exchange.pieces import Adder
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, ReadOptions, State
from journal.exchange.unit_words import in_words
from journal.exchange.units import Unit
from journal.exchange.uploaded import Content, UploadedBytes

HEADS = [gettext_lazy("What"), gettext_lazy("Which"), gettext_lazy("With it")]
LOOK = gettext_lazy(
    "Please compare these with the paper. After the import you can correct each on its own page."
)
_OURS = re.compile(rb"""["']?format["']?\s*:\s*"stillnight\"""")
_NEAR_THE_START = 2000  # bytes


class CompleteFile(Format):
    """Every table of an account. A row is a unit: a night with all that is on it."""

    key = "complete"
    label = gettext_lazy("Stillnight complete file")
    ours = True
    endings = (".json", ".zip")
    about = gettext_lazy("What is in it")
    new_first = True

    def recognises(self, file: UploadedBytes) -> bool:
        """Whether this is an archive that names the file, or JSON that begins with its name."""
        if file.content is Content.ZIP:
            return file.holds(MEMBER.encode())
        if file.content is not Content.JSON:
            return False
        return bool(_OURS.search(file.beginning[:_NEAR_THE_START]))

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The units of the one file: all of it, or none."""
        checker = Checker(latest=latest_night(options.now))
        rows = checker.units(tables_in(files[0].data))
        if not rows:
            raise ImportProblem(_("There is nothing in this file."))
        nights = [unit["row"]["night"] for unit in rows if unit["table"] == "nights"]
        about = [_("The file holds {counted}.").format(counted=units.counted(rows))]
        remarks = [str(LOOK), *checker.remarks] if checker.remarks else []
        return Reading(rows, min(nights, default=None), max(nights, default=None), about, remarks)

    def try_out(self, person: User, rows: Sequence[Unit]) -> None:
        """Put the rows into empty tables in memory."""
        restore.try_out(person, rows)

    def units(self, rows: Sequence[Unit]) -> Sequence[dict[str, Any]]:
        """The rows, which are units already."""
        return rows

    def states(self, person: User, rows: Sequence[Unit]) -> list[State]:
        """Whether each unit is new, there already, or there with something else in it."""
        return restore.states(person, rows)

    def adder(self, person: User, there: Sequence[Unit], zone: str) -> Adder:
        """New rows may refer to those that are there."""
        return restore.Restorer.beside(person, there)

    def heads(self, rows: Sequence[Unit]) -> list[str]:
        """The columns of a preview, the same for every file."""
        return list(map(str, HEADS))

    def cells(self, row: Unit, heads: Sequence[str], zone: ZoneInfo) -> list[str]:
        """A unit as cells: its kind, which one it is, and what hangs on it."""
        table = in_words(row["table"])
        return [table, units.which(row), units.counted(row["below"])]

    def name(self, row: Unit) -> str:
        """A unit in a few words."""
        return units.display_name(row)
