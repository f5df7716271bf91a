"""The words of a reminder. It may stand on a lock screen: no word of health, no name."""
# pure

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Part(StrEnum):
    """The half of the night's page that is still empty."""

    EVENING = "evening"
    MORNING = "morning"


@dataclass(frozen=True, slots=True)
class Words:
    """A title, one sentence, and the page it leads to."""

    title: str
    body: str
    path: str


WORDS = {
    Part.EVENING: Words("Stillnight", "Tonight’s page is open.", "/tonight/"),
    Part.MORNING: Words("Stillnight", "Good morning. Last night’s page is open.", "/tonight/"),
}


def words_about(part: Part, night: date) -> Words:
    """The words of a part, leading to that very night however late they are read."""
    return replace(WORDS[part], path=f"/nights/{night}/#{part}-part")
