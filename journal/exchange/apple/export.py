"""A whole export as what can be added: recordings, results of clinics, suggestions."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO
from zoneinfo import ZoneInfo

from config.language import gettext as _
from config.language import grouped, ngettext
from journal.exchange.apple import day, stages
from journal.exchange.apple.container import Container, opened
from journal.exchange.apple.element import EXPORTED, Element
from journal.exchange.apple.elements import elements
from journal.exchange.apple.sleeps import sessions
from journal.exchange.apple.stages import Lapse, lapse
from journal.exchange.apple.times import instant
from journal.exchange.formats.happenings import Happening, distinct
from journal.exchange.formats.recorded_sleep import RecordedSleep
from journal.exchange.formats.sessions import Session, assembled
from journal.exchange.problem import ImportProblem

TYPES = frozenset({stages.TYPE}) | day.TYPES
MAX_LAPSES = 500_000  # thirty years of a watch
MAX_HAPPENINGS = 60_000  # as many suggestions as one person may keep
TRACKERS = 40
TOLD_EACH = 1000  # records
LAST_INSTANT = 2**40


@dataclass(slots=True)
class Export:
    """What an export holds; `about` is of the whole of it, `remarks` and `refused` of parts."""

    sleeps: list[RecordedSleep] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    clinical: list[bytes] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def read_export(
    file: BinaryIO,
    most: int,
    home: ZoneInfo,
    latest: date,
    tell: Callable[["Gathered"], None] = lambda _: None,
) -> Export:
    """Read a file that may hold `most` bytes of XML; nights go up to `latest`.

    What names no zone is in `home`; `tell` gets what is gathered each time that some more sleep
    is. Raises `ImportProblem` where it cannot be read.
    """
    with opened(file, most) as container:
        gathered = Gathered(home, tell)
        gathered.take_all(container)
        export = Export(clinical=container.clinical)
    gathered.drop_planned(export)
    happened = distinct(gathered.happenings)
    export.happenings = [each for each in happened if each.night <= latest]
    together = assembled(gathered.sessions(), latest)
    export.sleeps, export.remarks = together.sleeps, together.remarks
    export.refused = [*gathered.refusals(), *together.refused]
    return export


@dataclass(slots=True)
class Gathered:
    """The records of an export that matter, small, by their source."""

    home: ZoneInfo
    tell: Callable[["Gathered"], None]
    lapses: dict[str, list[Lapse]] = field(default_factory=lambda: defaultdict(list))
    exported: int | None = None
    unread: Counter[str] = field(default_factory=Counter)
    count: int = 0
    first: int = LAST_INSTANT  # of the records of sleep, seconds since 1970
    last: int = 0
    happenings: list[Happening] = field(default_factory=list)
    odd_days: int = 0

    def take_all(self, container: Container) -> None:
        """Add all of an export; raises `ImportProblem`."""
        for element in elements(container.body, TYPES):
            self.take(element)

    def take(self, element: Element) -> None:
        """Add one element."""
        if element.tag == EXPORTED:
            self.exported = instant(element.attributes.get("value", ""))
        elif element.type == stages.TYPE:
            self._take_sleep(element)
        else:
            self._take_day(element)

    def _take_sleep(self, element: Element) -> None:
        read = lapse(element)
        if read is None:
            self.unread[element.source] += 1
            return
        self.count += 1
        if self.count > MAX_LAPSES:
            raise ImportProblem(
                _("This export holds more than {most} records of sleep.").format(
                    most=grouped(MAX_LAPSES)
                )
            )
        self.lapses[element.source].append(read)
        self.first, self.last = min(self.first, read.start), max(self.last, read.start)
        if self.count % TOLD_EACH == 0:
            self.tell(self)
        if len(self.lapses) > TRACKERS:
            raise ImportProblem(
                _("More than {trackers} apps wrote the sleep of this export.").format(
                    trackers=TRACKERS
                )
            )

    def _take_day(self, element: Element) -> None:
        read = day.happening(element, self.home)
        if read is None:
            self.odd_days += element.type != day.FLOW  # a day without a period is noted as one too
            return
        self.happenings.append(read)
        if len(self.happenings) > MAX_HAPPENINGS:
            raise ImportProblem(
                _("More than {most} drinks and workouts are noted.").format(
                    most=grouped(MAX_HAPPENINGS)
                )
            )

    def drop_planned(self, export: Export) -> None:
        """Leave out what begins after the export: the sleep schedule writes times to come."""
        if self.exported is None:
            return
        planned = 0
        for tracker, lapses in self.lapses.items():
            past = [each for each in lapses if each.start <= self.exported]
            planned += len(lapses) - len(past)
            self.lapses[tracker] = past
        if planned:
            export.about.append(
                _(
                    "Records of sleep that begin after the export stay out ({planned}). "
                    "A sleep schedule writes such times."
                ).format(planned=grouped(planned))
            )

    def sessions(self) -> Iterator[Session]:
        """The recordings of each source, letting go of what they are made of."""
        for tracker in sorted(self.lapses):
            yield from sessions(tracker, self.lapses.pop(tracker), self.home)

    def refusals(self) -> Iterator[str]:
        """A sentence for each source with records that cannot be read."""
        for tracker, count in sorted(self.unread.items()):
            yield ngettext(
                "{tracker}: {count} record of sleep has no state or no times to be read.",
                "{tracker}: {count} records of sleep have no state or no times to be read.",
                count,
            ).format(tracker=tracker, count=grouped(count))
        if self.odd_days:
            yield ngettext(
                "{count} drink or workout has no time or amount that can be kept.",
                "{count} drinks or workouts have no time or amount that can be kept.",
                self.odd_days,
            ).format(count=grouped(self.odd_days))
