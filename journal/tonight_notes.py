"""Lines that rooms want to show on tonight's page; the journal itself knows none of the rooms.

A room registers a function of the person and the night in its `AppConfig.ready`. A page puts
`notes(person, night)` in its context and includes `journal/tonight_notes.html`.
"""
# pure

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class TonightNote:
    """One line, and where its link leads."""

    text: str
    url: str = ""
    link: str = ""


Source = Callable[[Any, date], Iterable[TonightNote]]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a source of notes; registering it twice changes nothing."""
    if source not in _sources:
        _sources.append(source)


def notes(person: Any, night: date) -> list[TonightNote]:
    """The notes of all rooms for this person and this night."""
    return [note for source in _sources for note in source(person, night)]


def coming(person: Any, nights: Iterable[date]) -> dict[date, list[TonightNote]]:
    """The notes of these nights, for a device that shows each on its evening without a signal."""
    listed = {night: notes(person, night) for night in nights}
    return {night: some for night, some in listed.items() if some}
