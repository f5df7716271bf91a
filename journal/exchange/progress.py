"""How far the reading of a file is, for whoever waits for it."""
# pure

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file is read, in percent of its bytes, and what was found: records, and the first
    and last day of them (ISO), empty where nobody says so."""

    percent: int
    found: int = 0
    first: str = ""
    last: str = ""


Tell = Callable[[Progress], None]
