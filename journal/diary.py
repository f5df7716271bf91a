"""One night as plain data: what every metric, chart, page and report is made from.

`None` is "unknown" everywhere: never zero, never "none".
"""
# pure

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from decimal import Decimal
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from journal import clock
from journal.questions import EVENING, SEVERITIES

_SEVERITIES = attrgetter(*SEVERITIES)
AREAS = ("legs_side", "arms_side", "trunk_side", "other_area_side", "no_symptoms")
DAY_RATINGS = tuple(question.name for question in EVENING if question.slot)


@dataclass(frozen=True, slots=True)
class CaffeineDose:
    """What one drink brought, and when by the wall clock; each may be unknown."""

    milligrams: int | None
    taken_at: time | None


@dataclass(frozen=True, slots=True)
class TakenDose:
    """One dose as taken; `plan_key` and `planned_at` where it was a dose of the plan."""

    name: str
    kind: str
    amount: Decimal | None = None
    unit: str = ""
    taken_at: time | None = None
    plan_key: int | None = None
    planned_at: time | None = None


@dataclass(frozen=True, slots=True)
class SkippedDose:
    """One dose of the plan that the person did not take."""

    plan_key: int
    name: str
    planned_at: time | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExerciseBout:
    """One bout of exercise; start (wall clock), minutes and intensity may be unknown."""

    kind: str
    started_at: time | None = None
    minutes: int | None = None
    intensity: str = ""


@dataclass(frozen=True, kw_only=True)
class DiaryNight:
    """What the person wrote about one night, with the nightly totals.

    Severities and tiredness are 0–10; `sleep_quality` 1 (very poor) to 5 (very good);
    clock times are wall clock in `time_zone`; minutes and counts are what was written.
    No slots, for the sake of `of`.
    """

    night: date
    time_zone: str = "UTC"

    daytime_rest_severity: int | None = None
    evening_severity: int | None = None
    falling_asleep_severity: int | None = None
    during_night_severity: int | None = None
    symptom_onset: time | None = None
    no_symptoms: bool | None = None
    sat_still: bool | None = None
    rest_minutes_to_symptoms: int | None = None
    dose_relief_hours: float | None = None
    legs_side: str = ""
    arms_side: str = ""
    trunk_side: str = ""
    other_area_side: str = ""

    slept: bool | None = None
    bedtime: time | None = None
    lights_out: time | None = None
    sleep_onset_latency_minutes: int | None = None
    awakenings: int | None = None
    wake_after_sleep_onset_minutes: int | None = None
    final_awakening: time | None = None
    rise_time: time | None = None
    out_of_bed_walks: int | None = None
    sleep_quality: int | None = None
    tiredness: int | None = None
    nap_minutes: int | None = None

    planned_bedtime: time | None = None
    caffeine_doses: tuple[CaffeineDose, ...] | None = None
    caffeine_mg: int | None = None
    exercise_minutes: int | None = None
    alcohol_drinks: float | None = None
    nicotine_uses: int | None = None
    iron_rich_meal: bool | None = None
    vitamin_c_with_meal: bool | None = None
    tea_or_coffee_with_meal: bool | None = None
    events: Sequence[str] = ()

    evening_first_written_at: datetime | None = None
    morning_first_written_at: datetime | None = None

    @classmethod
    def of(cls, answers: Mapping[str, Any]) -> "DiaryNight":
        """A night from a mapping of its answers by column, `night` among them.

        One that was not read is not unknown: looking at it raises `NotReadError`. Faster than
        the constructor, which sets each field of a frozen object by itself.
        """
        night: DiaryNight = object.__new__(cls if len(answers) >= len(FIELDS) else PartlyRead)
        vars(night).update(answers)
        if answers.get("no_symptoms"):
            night._rate_no_symptoms()
        return night

    def __post_init__(self) -> None:
        if self.no_symptoms:
            self._rate_no_symptoms()

    def _rate_no_symptoms(self) -> None:
        """Count the ratings of the day as 0 where they were not given by themselves."""
        for name in DAY_RATINGS:
            if vars(self).get(name) is None:
                vars(self)[name] = 0

    @property
    def zone(self) -> ZoneInfo:
        """The zone the person slept in that night."""
        return ZoneInfo(self.time_zone)

    @property
    def severities(self) -> tuple[int | None, ...]:
        """The ratings of the legs in the order of the day: rest, evening, falling asleep, night."""
        severities: tuple[int | None, ...] = _SEVERITIES(self)
        return severities

    @property
    def beyond_legs(self) -> bool | None:
        """Whether arms, trunk or another area took part; unknown until an area is named."""
        areas = (self.arms_side, self.trunk_side, self.other_area_side)
        if not any((self.legs_side, *areas)):
            return False if self.no_symptoms else None
        return any(areas)

    @property
    def evening_written_the_same_night(self) -> bool | None:
        """Whether the evening part was first written before the night's closing noon."""
        if self.evening_first_written_at is None:
            return None
        return self.evening_first_written_at < clock.ends_at(self.night, self.zone)


class NotReadError(LookupError):
    """Raised where an answer is looked at that was not read from the database."""


class _NotRead:
    """A descriptor in place of an answer that was not read."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, night: object, owner: type) -> Any:
        raise NotReadError(f"{self.name} of this night was not read; name it among the columns.")


class PartlyRead(DiaryNight):
    """A night of which only some answers were read; two are equal where those are."""

    def __repr__(self) -> str:
        return f"PartlyRead({vars(self)})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartlyRead) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]


FIELDS = tuple(field.name for field in fields(DiaryNight))
for _name in FIELDS:
    setattr(PartlyRead, _name, _NotRead(_name))

# What a Night and a DiaryNight have in common, by name.
STORED = tuple(
    name
    for name in DiaryNight.__dataclass_fields__
    if name not in {"caffeine_doses", "caffeine_mg", "exercise_minutes"}
)


def diary_night(
    stored: dict[str, Any],
    had_caffeine: bool | None,
    drinks: tuple[CaffeineDose, ...],
    exercised: bool | None,
    minutes: int | None,
) -> DiaryNight:
    """A night as plain data: the columns it has in common with it, its drinks and its exercise."""
    totals = {
        "caffeine_doses": None if had_caffeine is None else drinks,
        "caffeine_mg": _total(had_caffeine, sum_of([drink.milligrams for drink in drinks])),
        "exercise_minutes": _total(exercised, minutes),
    }
    return DiaryNight.of(stored | totals)


def sum_of(parts: Sequence[int | None]) -> int | None:
    """All together; unknown without a part, or when one of them is."""
    answered = [part for part in parts if part is not None]
    return sum(answered) if answered and len(answered) == len(parts) else None


def _total(had_any: bool | None, total: int | None) -> int | None:
    """A nightly total: 0 only if the person said "none"."""
    return 0 if had_any is False else total
