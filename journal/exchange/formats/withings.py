"""Withings' sleep as its API answers; `sleep.csv` of the account is a table of a tracker."""

from collections.abc import Iterator
from typing import Any

from config.language import gettext_lazy
from journal.exchange.formats import withings_sleep
from journal.exchange.formats.json_recordings import JsonRecordings, ZoneAt
from journal.exchange.formats.sessions import Session


class Withings(JsonRecordings):
    """JSON files of sleep summaries, any number of them."""

    key = source = withings_sleep.SOURCE
    label, source_label = gettext_lazy("Withings sleep"), "Withings"
    files = gettext_lazy("the answers of Withings’ API")
    packed_as = "JSON"
    where = gettext_lazy(
        "Programs that fetch sleep from Withings keep it as JSON (Sleep v2, Getsummary)."
    )
    endings = (".json",)
    marks = (b'"durationtosleep"', b'"wakeupduration"', b'"lightsleepduration"')
    about_it = (
        gettext_lazy(
            "Minutes awake include those out of bed, which Withings’ own efficiency leaves out."
        ),
    )

    def records(self, document: Any) -> Iterator[Any]:
        """The summaries of a file."""
        return withings_sleep.records(document)

    def session(self, name: str, record: Any, zone_at: ZoneAt) -> Session | None:
        """One summary."""
        return withings_sleep.session(name, record, zone_at)
