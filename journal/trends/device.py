"""Sleep as a wearable recorded it, one total a night, from one source."""
# pure

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class DeviceNights:
    """Minutes asleep by night as one source recorded them; no source, no nights."""

    source: str = ""
    minutes: Mapping[date, float | None] = field(default_factory=dict)


def from_one_source(recordings: Iterable[tuple[str, date, float | None]]) -> DeviceNights:
    """The nights of the source that knows most of them: (source, night, minutes asleep) → totals.

    Main and second recordings of a night add up; the night is unknown when one of them is.
    Two sources are never mixed, because two devices do not measure the same thing.
    """
    parts: dict[str, dict[date, list[float | None]]] = defaultdict(lambda: defaultdict(list))
    for source, night, minutes in recordings:
        parts[source][night].append(minutes)
    if not parts:
        return DeviceNights()
    source = max(sorted(parts), key=lambda name: len(parts[name]))
    return DeviceNights(source, {night: _sum(each) for night, each in parts[source].items()})


def _sum(minutes: Iterable[float | None]) -> float | None:
    total = 0.0
    for part in minutes:
        if part is None:
            return None
        total += part
    return total
