"""Where a night came from that is as it came in; the journal itself knows no room of imports.

A room registers in its `AppConfig.ready` how to tell.
"""
# pure

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is said of it on the night's page, and where its link leads."""

    text: str
    url: str
    link: str


Source = Callable[[Any], Provenance | None]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a source; registering it twice changes nothing."""
    if source not in _sources:
        _sources.append(source)


def provenance(night: Any) -> Provenance | None:
    """Where a stored night came from; `None` for one that was written or changed here."""
    if night.pk is None or night.version:
        return None
    return next(filter(None, (source(night) for source in _sources)), None)
