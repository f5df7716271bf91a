"""Two things on somebody's list that labels ask to keep apart, in words."""

from dataclasses import dataclass
from datetime import time

from journal.regimen.spacing import Pair


@dataclass(frozen=True, slots=True)
class PairLine:
    """One pair to keep apart or to ask about."""

    first: str
    second: str
    asked: str
    at: tuple[time, time] | None
    gap: str
    short_by: str
    untimed: str
    effect: str
    says: str
    certainty: str


def pair_line(pair: Pair) -> PairLine:
    """The words of one pair."""
    fact = pair.concern.fact
    return PairLine(
        first=pair.first.name,
        second=pair.second.name,
        asked="" if pair.hours is None else f"{pair.hours} h",
        at=pair.at,
        gap="" if pair.gap is None else duration(pair.gap),
        short_by="" if pair.short_by is None else duration(pair.short_by),
        untimed=" and ".join(pair.untimed),
        effect=fact.effect,
        says=fact.labels_say,
        certainty=fact.certainty.value,
    )


def duration(minutes: int) -> str:
    """ "1 h 30 min", "45 min", "2 h"."""
    hours, rest = divmod(minutes, 60)
    return (
        " ".join(filter(None, [f"{hours} h" * bool(hours), f"{rest} min" * bool(rest)])) or "0 min"
    )
