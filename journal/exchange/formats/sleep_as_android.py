"""Sleep as Android's export: the ZIP of its backup, or the CSV in it."""

import re
from collections.abc import Sequence

from config.language import gettext as _
from config.language import gettext_lazy
from journal.clock import latest_night
from journal.exchange.csv_file import decode
from journal.exchange.formats import sleep_as_android_records as parser
from journal.exchange.formats.recordings import RecordingsFormat
from journal.exchange.formats.sessions import about_zones, assembled
from journal.exchange.problem import ImportProblem, line_name, quoted
from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.record import Refused
from journal.exchange.uploaded import Content, UploadedBytes


class SleepAsAndroid(RecordingsFormat):
    """A CSV in which each recording has a line of names and a line of values."""

    key = source = parser.SOURCE
    label = source_label = "Sleep as Android"
    files = gettext_lazy("the backup of Sleep as Android")
    packed_as = gettext_lazy("sleep-export.csv, or the ZIP that holds it")
    endings = (".csv", ".zip")
    archived = re.compile(r"sleep-export[^/]*\.csv", re.IGNORECASE)
    archive_marks = (b"sleep-export",)

    def knows(self, file: UploadedBytes) -> bool:
        """Whether this is text that begins with the names of its columns."""
        text = file.letters.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n").replace(b'"', b"", 6)
        return file.content is Content.TEXT and text.startswith(parser.BEGINS.encode())

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The recordings of all files, each in its own zone."""
        sessions, refused = [], []
        for file in files:
            where = f"{quoted(file.name)}: " if len(files) > 1 else ""
            for line, cells in parser.records(decode(file.data)):
                name = where + line_name(line)
                try:
                    sessions.append(parser.session(name, cells, options.zone))
                except Refused as reason:
                    refused.append(reason.of(name))
        if not (sessions or refused):
            raise ImportProblem(_("There is no recording in this file."))
        found = assembled(sessions, latest_night(options.now), refused)
        about = about_zones(found.sleeps, options.zone)
        return self.reading(
            found.sleeps,
            assumptions=about,
            remarks=found.remarks,
            refused=found.refused,
        )
