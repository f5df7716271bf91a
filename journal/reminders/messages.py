"""The words of a reminder. It may stand on a lock screen: no word of health, no name."""
# pure, words

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from config.language import gettext, gettext_noop


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
    Part.EVENING: Words("Stillnight", gettext_noop("Tonight’s page is open."), "/tonight/"),
    Part.MORNING: Words(
        "Stillnight", gettext_noop("Good morning. Last night’s page is open."), "/tonight/"
    ),
    Part.SUNDAY: Words("Stillnight", gettext_noop("Your Sunday card is ready."), "/trends/sunday/"),
}


def words_of(part: Part) -> Words:
    """The words of a part in the language that is spoken."""
    return replace(WORDS[part], body=gettext(WORDS[part].body))


def words_about(part: Part, night: date) -> Words:
    """The words of a part; those of a night lead to that very night however late they are read."""
    words = words_of(part)
    return replace(words, path=f"/nights/{night}/#{part}-part") if part in DAILY else words
