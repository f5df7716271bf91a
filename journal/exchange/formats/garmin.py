"""Garmin's sleep files: the account export and Garmin Connect's answers."""

import re
from collections.abc import Iterator
from typing import Any

from config.language import gettext_lazy
from journal.exchange.formats import garmin_sleep
from journal.exchange.formats.json_recordings import JsonRecordings, ZoneAt
from journal.exchange.formats.sessions import Session


class Garmin(JsonRecordings):
    """JSON files of days, any number of them, or the ZIP they came in."""

    key = source = garmin_sleep.SOURCE
    label, source_label = gettext_lazy("Garmin sleep"), "Garmin"
    files = gettext_lazy("Garmin’s sleep files")
    packed_as = gettext_lazy("…_sleepData.json, or the ZIP that holds them")
    where = gettext_lazy("Garmin’s account export keeps sleep in the folder “DI-Connect-Wellness”.")
    endings = (".json", ".zip")
    marks = (b'"sleepStartTimestampGMT"', b'"dailySleepDTO"')
    archived = re.compile(r"[^/]*_sleepData\.json", re.IGNORECASE)
    archive_marks = (b"_sleepData.json",)
    about_it = (
        gettext_lazy("Garmin’s recordings begin with sleep: when you got into bed is not known."),
    )

    def records(self, document: Any) -> Iterator[Any]:
        """The days of a file."""
        return garmin_sleep.records(document)

    def session(self, name: str, record: Any, zone_at: ZoneAt) -> Session | None:
        """One day; `None` where nothing was recorded."""
        if garmin_sleep.holds_nothing(record):
            return None
        return garmin_sleep.session(name, record, zone_at)
