"""Google Fit's sleep sessions, as Google Takeout writes them."""

import re
from collections.abc import Iterator
from typing import Any

from config.language import gettext_lazy
from journal.exchange.formats import google_fit_sleep
from journal.exchange.formats.json_recordings import JsonRecordings, ZoneAt
from journal.exchange.formats.sessions import Session
from journal.exchange.uploaded import Content, UploadedBytes

SLEEP = re.compile(rb'"fitnessActivity"\s*:\s*"sleep')


class GoogleFit(JsonRecordings):
    """JSON files of one session each, any number of them, or the ZIP they came in."""

    key = source = google_fit_sleep.SOURCE
    label, source_label = gettext_lazy("Google Fit sleep"), "Google Fit"
    files = gettext_lazy("Google Fit’s sleep sessions")
    packed_as = gettext_lazy("…_SLEEP.json, or the ZIP that holds them")
    where = gettext_lazy("Google Takeout keeps the sleep of Google Fit in “Fit”, “All Sessions”.")
    endings = (".json", ".zip")
    archived = re.compile(r"[^/]*_SLEEP\.json", re.IGNORECASE)
    archive_marks = (b"_SLEEP.json",)

    def knows(self, file: UploadedBytes) -> bool:
        """Whether this is JSON of a session that was sleep."""
        return file.content is Content.JSON and SLEEP.search(file.letters) is not None

    def records(self, document: Any) -> Iterator[Any]:
        """The one session of a file."""
        yield document

    def session(self, name: str, record: Any, zone_at: ZoneAt) -> Session | None:
        """The session."""
        return google_fit_sleep.session(name, record, zone_at)
