"""Stretches of sleep and time in bed → recordings, one source after another."""
# pure

import hashlib
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from journal.exchange.apple.stages import Lapse
from journal.exchange.apple.times import moment
from journal.exchange.formats.recorded_sleep import Basis
from journal.exchange.formats.sessions import Session
from journal.recordings.stages import Stretch, measured

SOURCE = "apple_health"
APART = 3600  # seconds; a longer gap begins another recording; views join a night


def sessions(tracker: str, lapses: Sequence[Lapse], home: ZoneInfo) -> Iterator[Session]:
    """The recordings of one app or device, those without a zone in that of the person.

    A day's recording that grows with a later export keeps its name, since that is its start.
    """
    digest = hashlib.sha256(tracker.encode()).hexdigest()[:16]
    for together in apart(lapses):
        figures = measured([Stretch(moment(e.start), moment(e.end), e.stage) for e in together])
        named = next((each.zone for each in together if each.zone), "")
        zone = ZoneInfo(named) if named else home
        started = figures.started_at
        yield Session(
            name=f"{tracker}, {started.astimezone(zone):%Y-%m-%d %H:%M}",
            source=SOURCE,
            tracker=tracker,
            external_id=f"{digest}-{together[0].start}",
            started_at=started,
            ended_at=figures.ended_at,
            zone=zone,
            basis=Basis.ZONE if named else Basis.CHOSEN,
        ).of_stages(figures)


def apart(lapses: Sequence[Lapse]) -> Iterator[list[Lapse]]:
    """The lapses of each recording, one after another: years of them are large as stretches."""
    together: list[Lapse] = []
    ended = 0
    for each in sorted(lapses):
        if together and each.start - ended > APART:
            yield together
            together = []
        together.append(each)
        ended = max(ended, each.end)
    if together:
        yield together
