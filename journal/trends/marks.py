"""What happened on single nights, by the diary."""
# pure, words

from collections.abc import Iterable, Mapping

from config.language import with_commas
from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures.lanes import Mark, MarkKind


def events(
    nights: Iterable[DiaryNight], period: Period, labels: Mapping[str, object]
) -> tuple[Mark, ...]:
    """The events of each night of a period as one mark; `labels` words each event's key."""
    return tuple(
        Mark(
            (night.night - period.first).days,
            MarkKind.EVENT,
            with_commas(str(labels.get(key, key)) for key in night.events),
        )
        for night in nights
        if night.events and night.night in period
    )
