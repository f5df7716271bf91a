"""The card before a blood test as entries of a calendar."""

from datetime import datetime, timedelta

from journal.ics import Occasion
from journal.labs.appointment import Card

DRAW = timedelta(minutes=30)  # a visit to the laboratory, on a calendar
TEST = (
    "The RLS guideline (AASM 2025) has iron values taken in the morning, after 24 hours without "
    "iron-containing supplements and foods. Its tests: ferritin, iron, total iron-binding "
    "capacity, transferrin saturation. A CRP from the same blood helps to read the ferritin. Worth "
    "telling: a cold or another infection, an iron infusion in the last weeks."
)
PAUSE = (
    "Please ask your doctor first whether this fits you, above all before you leave out anything "
    "that was prescribed. The RLS guideline (AASM 2025) waits 24 hours before the blood is taken, "
    "without iron-containing supplements and foods."
)


def entries(card: Card, owner: str) -> tuple[Occasion, Occasion]:
    """The pause and the test; `owner` keeps two people's entries apart in a shared calendar."""
    name = f"{card.on.isoformat()}-{owner}@stillnight"
    at = datetime.combine(card.on, card.at) if card.at else None
    return (
        Occasion(
            f"iron-pause-{name}",
            "Ask your doctor: 24 hours without iron?",
            PAUSE,
            card.pause_from or card.pause_day,
            at,
            reminds=True,
        ),
        Occasion(
            f"blood-test-{name}", "Blood test", TEST, at or card.on, at + DRAW if at else None
        ),
    )
