"""Stretches of sleep and time in bed → recordings, one source after another."""
# pure

import hashlib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from journal.exchange.apple.stages import Lapse
from journal.exchange.apple.times import moment
from journal.exchange.formats.recorded_sleep import Basis
from journal.exchange.formats.sessions import Session
from journal.recordings.stages import Stretch, clusters, measured

SOURCE = "apple_health"
APART = timedelta(minutes=60)  # a longer gap begins another recording; views join a night


def sessions(tracker: str, lapses: Sequence[Lapse], home: ZoneInfo) -> Iterator[Session]:
    """The recordings of one app or device, those without a zone in that of the person.

    A day's recording that grows with a later export keeps its name, since that is its start.
    """
    zones = {each.start: each.zone for each in lapses if each.zone}
    stretches = [Stretch(moment(e.start), moment(e.end), e.stage) for e in lapses]
    digest = hashlib.sha256(tracker.encode()).hexdigest()[:16]
    for cluster in clusters(stretches, APART):
        figures = measured(cluster)
        starts = (int(each.start.timestamp()) for each in cluster)
        named = next(filter(None, map(zones.get, starts)), "")
        zone = ZoneInfo(named) if named else home
        started = figures.started_at
        yield Session(
            name=f"{tracker}, {started.astimezone(zone):%Y-%m-%d %H:%M}",
            source=SOURCE,
            tracker=tracker,
            external_id=f"{digest}-{int(started.timestamp())}",
            started_at=started,
            ended_at=figures.ended_at,
            zone=zone,
            basis=Basis.ZONE if named else Basis.CHOSEN,
        ).of_stages(figures)
