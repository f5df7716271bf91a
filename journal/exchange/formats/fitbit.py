"""Fitbit's sleep files: the account export (Google Takeout) and the Web API."""

import re
from collections.abc import Sequence

from config.language import gettext as _
from config.language import gettext_lazy
from journal.clock import latest_night
from journal.exchange.formats import fitbit_logs
from journal.exchange.formats.recordings import RecordingsFormat
from journal.exchange.formats.sessions import about_zones
from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.uploaded import Content, UploadedBytes

_IN_ZIP = re.compile(rb"(?i)sleep-[^/]{1,80}?\.json")
_EMPTY_LIST = re.compile(rb"[^\[{]*\[\s*\]\s*\Z")
_NO_LOGS = re.compile(rb'"sleep"\s*:\s*\[\s*\]')


class Fitbit(RecordingsFormat):
    """JSON files of logs, any number of them, or the ZIP they came in."""

    key = source = "fitbit"
    label, source_label = gettext_lazy("Fitbit sleep"), "Fitbit"
    files = gettext_lazy("Fitbit’s sleep files")
    packed_as = gettext_lazy("sleep-….json, or the ZIP that holds them")
    where = fitbit_logs.WHERE
    endings = (".json", ".zip")
    archived = re.compile(r"sleep-[^/]*\.json", re.IGNORECASE)

    def recognises(self, file: UploadedBytes) -> bool:
        """Whether this is an archive with such names."""
        if file.content is Content.ZIP:
            return bool(_IN_ZIP.search(file.names))
        return self.knows(file)

    def knows(self, file: UploadedBytes) -> bool:
        """Whether this is JSON with a list of logs, or with an empty one."""
        if file.content is not Content.JSON:
            return False
        text = file.letters
        if b'"logId"' in text:
            return True
        return bool(_EMPTY_LIST.match(text) or _NO_LOGS.search(text))

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The logs as recordings, their clock times in the zone that was chosen."""
        logs = fitbit_logs.read(files, options.zone, latest_night(options.now), options.zones)
        about = [
            *about_zones(logs.sleeps, options.zone),
            _(
                "“Recorded from” is when the tracker began. You may have got into bed at "
                "another time."
            ),
        ]
        return self.reading(
            logs.sleeps, assumptions=about, remarks=logs.remarks, refused=logs.refused
        )
