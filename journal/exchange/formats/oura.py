"""Oura's sleep periods: the account export and the API."""

import re
from collections.abc import Iterator
from typing import Any

from config.language import gettext_lazy
from journal.exchange.formats import oura_sleep
from journal.exchange.formats.json_recordings import JsonRecordings, ZoneAt
from journal.exchange.formats.sessions import Session


class Oura(JsonRecordings):
    """JSON files of sleep periods, or the ZIP they came in."""

    key = source = oura_sleep.SOURCE
    label, source_label = gettext_lazy("Oura sleep"), "Oura"
    files = gettext_lazy("Oura’s account export")
    packed_as = gettext_lazy("JSON, or the ZIP that holds it")
    where = gettext_lazy("Oura’s account export is one JSON file with the part “sleep”.")
    endings = (".json", ".zip")
    marks = (b'"bedtime_start"',)
    archived = re.compile(r"(?:oura[^/]*|sleep)\.json", re.IGNORECASE)
    archive_marks = (b"oura", b"/sleep.json")

    def records(self, document: Any) -> Iterator[Any]:
        """The periods of a file."""
        return oura_sleep.records(document)

    def session(self, name: str, record: Any, zone_at: ZoneAt) -> Session | None:
        """One period."""
        return oura_sleep.session(name, record, zone_at)
