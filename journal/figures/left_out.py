"""What is not tested night by night, because no single night can show what it does.

A room that knows such things registers a function of the person and the names of what they took
or asked in its `AppConfig.ready`.
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
_sources: list[Source] = []


def register(source: Source) -> None:
    """Ask `source(person, names)` from now on; registering it twice changes nothing."""
    if source not in _sources:
        _sources.append(source)


def left_out(person: Any, names: Iterable[str]) -> dict[str, LeftOut]:
    """Those of the names that are not tested, in their order, by the name in small letters."""
    asked = list(names)
    found = [each for source in _sources for each in source(person, asked)]
    return {each.name.casefold(): each for each in found}
