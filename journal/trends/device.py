"""Sleep as trackers recorded it, one total a night, from the source to look at that night."""
# pure

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from journal.recordings.nights import NightRecording, in_nights


@dataclass(frozen=True, slots=True)
class DeviceNights:
    """Minutes of the main sleep by night, and the sources they come from; none, no nights."""

    source: str = ""
    minutes: Mapping[date, float | None] = field(default_factory=dict)


def chosen(recordings: Iterable[NightRecording], order: Sequence[str] = ()) -> DeviceNights:
    """The main sleep of each night, by the one source that is looked at first in this order.

    A night of naps alone is not among them. `source` names the sources, the most frequent first.
    """
    first = {night: sources[0] for night, sources in in_nights(recordings, order).items()}
    mains = {night: (each.source, each.main) for night, each in first.items() if each.main}
    counts = Counter(source for source, _ in mains.values())
    names = sorted(counts, key=lambda name: (-counts[name], name))
    minutes = {night: main.total_sleep_minutes for night, (_, main) in mains.items()}
    return DeviceNights(", ".join(names), minutes)
