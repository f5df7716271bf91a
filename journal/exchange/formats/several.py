"""Files of several trackers that come together: one import of them all."""

from collections.abc import Sequence

from journal.exchange.formats.recordings import RecordingsFormat
from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.uploaded import UploadedBytes


class SeveralTrackers(RecordingsFormat):
    """What knows the rows of several formats of recordings; no single file is of it."""

    key = "recordings"
    label = "Several trackers at once"
    source = source_label = ""
    files = "files of several trackers"
    packed_as = "chosen together, or as a ZIP of their folder"
    endings = (".zip",)

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """Nothing: each file is read by its own format, and `joined` puts them together."""
        raise NotImplementedError


def joined(readings: Sequence[tuple[str, Reading]]) -> Reading:
    """The readings of several formats as one, each with what it is; what is twice counts once."""
    every = [row for _, reading in readings for row in reading.rows]
    by_id = {(row["source"], row["external_id"]): row for row in reversed(every)}
    rows = list(reversed(by_id.values()))
    nights = [row["night"] for row in rows]
    about = []
    for what, reading in readings:
        count = len(reading.rows)
        about.append(f"{what}: {count:,} recording{'' if count == 1 else 's'}.")
        about += reading.assumptions
    return Reading(
        rows,
        min(nights, default=None),
        max(nights, default=None),
        list(dict.fromkeys(about)),
        [remark for _, reading in readings for remark in reading.remarks],
        [reason for _, reading in readings for reason in reading.refused],
    )
