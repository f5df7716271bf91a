"""The card before a blood test as entries of a calendar."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from config.language import gettext as _
from config.language import gettext_lazy
from journal.ics import Occasion
from journal.labs.appointment import Card

DRAW = timedelta(minutes=30)  # a visit to the lab, on a calendar
TEST = gettext_lazy(
    "The RLS guideline (AASM 2025) has iron values taken in the morning, after 24 hours without "
    "iron-containing supplements and foods. Its tests: ferritin, iron, total iron-binding "
    "capacity, transferrin saturation. A CRP from the same blood helps to read the ferritin. "
    "Please tell your doctor: a cold or another infection, an iron infusion in the last weeks."
)
PAUSE = gettext_lazy(
    "Please ask your doctor first whether this fits you, above all before you leave out anything "
    "that was prescribed. The RLS guideline (AASM 2025) waits 24 hours before the blood is taken, "
    "without iron-containing supplements and foods."
)


def entries(
    card: Card, named: Callable[[str], UUID], changed_at: datetime, about: str = ""
) -> tuple[Occasion, Occasion]:
    """The pause and the test. `named` gives each a name of its owner's own.

    `about` is what the card belongs to, such as a visit; its entries move along when that moves.
    Without it they belong to their day.
    """
    name = about or card.on.isoformat()
    at = datetime.combine(card.on, card.at) if card.at else None
    return (
        Occasion(
            f"{named(f'iron-pause-{name}')}@stillnight",
            _("Ask your doctor: 24 hours without iron?"),
            str(PAUSE),
            card.pause_from or card.pause_day,
            at,
            reminds=True,
            changed_at=changed_at,
        ),
        Occasion(
            f"{named(f'blood-test-{name}')}@stillnight",
            _("Blood test"),
            str(TEST),
            at or card.on,
            at + DRAW if at else None,
            changed_at=changed_at,
        ),
    )
