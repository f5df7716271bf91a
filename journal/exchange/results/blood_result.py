"""One observation as one blood result, or the reason why it is none."""
# pure, words

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from config.language import gettext as _
from config.language import list_text
from journal.exchange.problem import Remark, quoted
from journal.exchange.record import FIRST_YEAR, Refused
from journal.exchange.results.figure import figure, range_of
from journal.exchange.results.resources import Resource, concept, listed, part, text
from journal.labs import catalogue
from journal.labs.loinc import test_of

LOINC = {"http://loinc.org", "https://loinc.org", "urn:oid:2.16.840.1.113883.6.1"}
WITHDRAWN = {"entered-in-error", "cancelled", "canceled"}
UNFINISHED = {"registered", "preliminary", "partial"}
DAY, MIDNIGHT = 10, time(0)  # letters of 2015-10-31
MOST = 80  # letters of the lab's name and of the method


@dataclass(frozen=True, slots=True)
class BloodResult:
    """A result as the file writes it; `doubts` are about "Ferritin of 31 Oct 2015"."""

    test: str
    comparator: str
    value: Decimal
    unit: str
    taken_on: date
    taken_at: time | None
    range_low: Decimal | None
    range_high: Decimal | None
    laboratory: str
    assay: str
    doubts: tuple[Remark, ...] = ()


def key_of(observation: Resource) -> str:
    """The test of the catalogue that an observation is of; empty for any other.

    Raises `Refused` where its codes name two.
    """
    codes = listed(part(observation, "code"), "coding")
    keys = {test_of(text(code, "code")) for code in codes if text(code, "system") in LOINC} - {""}
    if len(keys) > 1:
        names = list_text(sorted(catalogue.BY_KEY[key].name for key in keys))
        raise Refused(_("{name} has the codes of {names} at once."), names=names)
    return next(iter(keys), "")


def blood_result(observation: Resource, key: str, zone: ZoneInfo) -> BloodResult:
    """The result of a test; an instant in UTC is read by the clock of `zone`.

    Raises `Refused` where it was withdrawn or cannot be kept.
    """
    test = catalogue.BY_KEY[key]
    status = text(observation, "status").casefold()
    if status in WITHDRAWN:
        raise Refused(_("{name} was withdrawn by the lab ({status})."), status=status)
    taken_on, taken_at = when(observation, zone)
    read = figure(observation, test)
    usual = range_of(observation, test, read.unit)
    early = Remark(_("{name} is not final yet. The lab may still change it."))
    doubts = [early if status in UNFINISHED else None, usual.doubt]
    performers = (text(each, "display") for each in listed(observation, "performer"))
    return BloodResult(
        test=key,
        comparator=read.comparator,
        value=read.value,
        unit=read.unit.ucum,
        taken_on=taken_on,
        taken_at=taken_at,
        range_low=usual.low,
        range_high=usual.high,
        laboratory=next(filter(None, performers), "")[:MOST],
        assay=concept(observation, "method")[:MOST],
        doubts=tuple(filter(None, doubts)),
    )


def when(observation: Resource, zone: ZoneInfo) -> tuple[date, time | None]:
    """The day the blood was taken, and the time where one is written.

    A day is never moved. A time with an offset is that of the clock where it was taken; one in UTC
    ("Z") is read by the clock of `zone`; midnight stands for no time.
    """
    written = text(observation, "effectiveDateTime") or text(observation, "effectiveInstant")
    written = written or text(part(observation, "effectivePeriod"), "start")
    if not written:
        raise Refused(_("{name} has no date on which the blood was taken."))
    try:
        if len(written) == DAY:
            return _possible(date.fromisoformat(written)), None
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise Refused(
            _("{name} has a date that cannot be read: {written}."), written=quoted(written)
        ) from error
    clock = moment.time().replace(second=0, microsecond=0, tzinfo=None)
    if clock == MIDNIGHT and not moment.second:
        return _possible(moment.date()), None
    if written.endswith("Z"):
        _possible(moment.date())
        moment = moment.astimezone(zone)
    return _possible(moment.date()), moment.time().replace(second=0, microsecond=0, tzinfo=None)


def _possible(day: date) -> date:
    if day.year < FIRST_YEAR - 50:
        raise Refused(_("{name} is of {day}, too long ago to be true."), day=day)
    return day
