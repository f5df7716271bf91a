"""Files of several kinds that come together: one import of them all."""

from collections.abc import Sequence
from typing import Any

from config.language import gettext_lazy
from journal.exchange.formats.mixed_rows import MixedRows, is_unit
from journal.exchange.reading import Reading, ReadOptions, Row
from journal.exchange.units import identity
from journal.exchange.uploaded import UploadedBytes


class SeveralFiles(MixedRows):
    """What knows the rows of several formats; no single file is of it."""

    key = "recordings"
    label = gettext_lazy("Several files at once")
    source = source_label = ""
    files = gettext_lazy("files of trackers, of Apple Health and of blood results")
    packed_as = gettext_lazy("chosen together, or those of trackers as a ZIP of their folder")
    endings = (".zip",)

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """Nothing: each file is read by its own format, and `joined` puts them together."""
        raise NotImplementedError


def joined(readings: Sequence[Reading]) -> Reading:
    """The readings of several formats as one; what is twice counts once."""
    by_identity: dict[Any, Row] = {}
    for reading in readings:
        for row in reading.rows:
            by_identity.setdefault(_identity(row), row)
    firsts = [reading.first_night for reading in readings if reading.first_night]
    lasts = [reading.last_night for reading in readings if reading.last_night]
    about = [sentence for reading in readings for sentence in reading.assumptions]
    return Reading(
        list(by_identity.values()),
        min(firsts, default=None),
        max(lasts, default=None),
        list(dict.fromkeys(about)),
        [remark for reading in readings for remark in reading.remarks],
        [reason for reading in readings for reason in reading.refused],
    )


def _identity(row: Row) -> Any:
    return identity(row) if is_unit(row) else (row["source"], row["external_id"])
