"""What is not tested night by night, because no single night can show what it does.

A room that knows such things registers two functions in its `AppConfig.ready`: which of the
names of what a person took or asked are left out, and a stamp that is another whenever that may
change.
"""
# pure

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something taken or asked, and why it is left out; `since` is its first day in the plan."""

    name: str
    reason: str
    since: date | None = None


Source = Callable[[Any, Iterable[str]], Iterable[LeftOut]]
Stamp = Callable[[Any], object]
_sources: dict[str, tuple[Source, Stamp]] = {}


def register(name: str, source: Source, stamp: Stamp) -> None:
    """Ask `source(person, names)` from now on; under the same name the later one counts."""
    _sources[name] = source, stamp


def names_left_out(person: Any, names: Iterable[str]) -> dict[str, LeftOut]:
    """The names that are not tested, in their order, by the name in small letters."""
    every = list(names)
    left_out = [each for source, _ in _sources.values() for each in source(person, every)]
    return {each.name.casefold(): each for each in left_out}


def stamps(person: Any) -> list[object]:
    """A stamp of each room: where all are the same, the same names are left out."""
    return [stamp(person) for _, stamp in _sources.values()]
