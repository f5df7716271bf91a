"""The words of a reminder. It may stand on a lock screen: no word of health, no name."""
# pure

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Part(StrEnum):
    """What is waiting: a half of the night's page, or the card of the week."""

    EVENING = "evening"
    MORNING = "morning"
    SUNDAY = "sunday"


DAILY = (Part.EVENING, Part.MORNING)


@dataclass(frozen=True, slots=True)
class Words:
    """A title, one sentence, and the page it leads to."""

    title: str
    body: str
    path: str


WORDS = {
    Part.EVENING: Words("Stillnight", "Tonight’s page is open.", "/tonight/"),
    Part.MORNING: Words("Stillnight", "Good morning. Last night’s page is open.", "/tonight/"),
    Part.SUNDAY: Words("Stillnight", "Your Sunday card is ready.", "/trends/sunday/"),
}


def words_about(part: Part, night: date) -> Words:
    """The words of a part; those of a night lead to that very night however late they are read."""
    words = WORDS[part]
    return replace(words, path=f"/nights/{night}/#{part}-part") if part in DAILY else words
