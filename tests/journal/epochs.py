"""Hypnograms as sleep laboratories write them: equal epochs, one after the other."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import groupby

from journal.hypnogram import Bout


def from_epochs(start: datetime, asleep: Iterable[bool | None], seconds: float = 30) -> list[Bout]:
    """The bouts of a hypnogram written as equal epochs; `None` was not scored."""
    bouts = []
    done = 0
    for state, epochs in groupby(asleep):
        count = sum(1 for _ in epochs)
        if state is not None:
            begins = start.astimezone(UTC) + timedelta(seconds=done * seconds)
            bouts.append(Bout(begins, count * seconds, state))
        done += count
    return bouts
