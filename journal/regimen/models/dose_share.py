"""How much of each night's planned doses was taken, stored beside the night."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from django.db import models

from accounts.models import User
from journal.clock import Period
from journal.models.stored_figures import StoredFigures, is_used, stamp_of, stored_during

METHOD = 1  # goes up with any change of what counts as planned or taken

Shares = Mapping[date, float | None]


class DoseShare(StoredFigures):
    """The share taken of a night's answered doses, 0–1; `None` where none was answered."""

    share = models.FloatField(null=True)

    def __str__(self) -> str:
        return f"doses of {self.night}"


def shares_during(
    person: User, period: Period, plan: object, work: Callable[[Period], Shares]
) -> Shares:
    """The shares of a period's nights: those that are stored, the others as `work` returns them.

    `plan` is another whenever the plan is. Of a night without an answer there is none, or `None`.
    """
    if not is_used():
        return work(period)
    stamp = stamp_of(METHOD, plan)
    rows = stored_during(person.nights, [period], stamp, DoseShare, ("share",))
    shares: dict[date, float | None] = {row[2]: stored[2] for row, stored in rows if stored}
    missing = {row[2]: row[:2] for row, stored in rows if stored is None}
    if missing:
        made = _during(missing, work)
        shares |= made
        DoseShare.store(stamp, [(*missing[night], {"share": made[night]}) for night in missing])
    return shares


def _during(nights: Collection[date], work: Callable[[Period], Shares]) -> Shares:
    """What is worked out of these nights."""
    shares = work(Period(min(nights), max(nights)))
    return {night: shares.get(night) for night in nights}
