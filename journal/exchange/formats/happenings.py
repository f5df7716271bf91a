"""What a phone noted of a day, whichever app wrote its file: drinks, exercise, periods."""
# pure

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from journal.rounding import whole

MORNING = timedelta(hours=4)  # until then it still belongs to the evening before
MOST = {"caffeine": 2000, "exercise": 960, "mindful": 960}  # mg, minutes
MINUTE = timedelta(minutes=1)
TABLE = "day_suggestions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing; instants are UTC, `amount` is mg of caffeine or minutes, `None` for a period.

    `what` is the kind of exercise by its key in the diary; `app` wrote it.
    """

    kind: str
    started_at: datetime
    ended_at: datetime
    zone: ZoneInfo
    app: str
    amount: float | None = None
    what: str = ""

    @property
    def night(self) -> date:
        """The evening whose day it belongs to: until four in the morning the one before."""
        clock = self.started_at.astimezone(self.zone).replace(tzinfo=None)
        return (clock - MORNING).date()

    @property
    def fits(self) -> bool:
        """Whether its amount is one that the diary holds."""
        most = MOST.get(self.kind)
        return most is None or (self.amount is not None and 1 <= whole(self.amount) <= most)

    def row(self, source: str) -> dict[str, Any]:
        """The row of the complete file that suggests it, by a name of its own."""
        start = self.started_at.astimezone(UTC)
        app = hashlib.sha256(self.app.encode()).hexdigest()[:16]
        amount = None if self.amount is None else whole(self.amount)
        row = {
            "night": self.night.isoformat(),
            "source": source,
            "external_id": f"{self.kind}-{app}-{int(start.timestamp())}-{amount or 0}",
            "app": self.app,
            "kind": self.kind,
            "what": self.what,
            "at": f"{start:%Y-%m-%dT%H:%M:%SZ}",
            "time_zone": self.zone.key,
            "amount": amount,
        }
        return {name: value for name, value in row.items() if value not in (None, "")}


def distinct(happenings: Iterable[Happening]) -> list[Happening]:
    """In order of time, each once: two apps write one walk, and one is mirrored into the other.

    Of those of a kind over each other the longest counts; of a day's period records the first.
    """
    apart: list[Happening] = []
    by_kind = attrgetter("kind")
    for kind, same in groupby(sorted(happenings, key=by_kind), by_kind):
        last: Happening | None = None
        for each in sorted(same, key=attrgetter("started_at", "ended_at")):
            if last is None or not _is_the_same(kind, last, each):
                apart.append(each)
            elif each.ended_at - each.started_at > last.ended_at - last.started_at:
                apart[-1] = each
            else:
                continue
            last = each
    return sorted(apart, key=attrgetter("started_at"))


def _is_the_same(kind: str, one: Happening, other: Happening) -> bool:
    if kind == "period":
        return one.night == other.night
    if kind == "caffeine":
        return one.started_at == other.started_at and one.amount == other.amount
    return other.started_at < one.ended_at
