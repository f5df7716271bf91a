"""A night as observations: what the legs were like, and how the sleep was."""
# pure

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from journal import clock
from journal.diary import DiaryNight
from journal.exchange.derived import minutes, percent
from journal.exchange.fhir.parts import (
    LOINC,
    OWN,
    PHR,
    PHR_SLEEP,
    Resource,
    coded,
    observation,
    period,
    quantity,
)
from journal.questions import QUESTIONS, Kind, of_kind
from journal.questions.spoken import later
from journal.sleep import CLOCK_TIMES, SleepMetrics, bed_times, metrics

AWAKENINGS = QUESTIONS["awakenings"].code
RATINGS = [question for question in of_kind(Kind.RATING) if question.code]
NEEDED = (  # of a night, for its observations
    "night",
    "time_zone",
    *(question.name for question in RATINGS),
    "no_symptoms",
    "symptom_onset",
    "slept",
    *CLOCK_TIMES,
    "sleep_onset_latency_minutes",
    "awakenings",
    "wake_after_sleep_onset_minutes",
)


def of_night(night: DiaryNight) -> Iterator[Resource]:
    """The observations of one night; what is not known is not in them."""
    whole = {"effectivePeriod": noon_to_noon(night.night, night.zone)}
    if components := list(_ratings(night)):
        code = coded("Restless legs of one night", (OWN, "rls-night"))
        yield observation(f"legs-{night.night}", "survey", code, whole, component=components)
    sleep_metrics = metrics(night)
    if components := list(_sleep(night, sleep_metrics)):
        yield observation(
            f"sleep-{night.night}",
            "social-history",
            coded("Sleep of one night, from a diary", (PHR, "sleepEpisode")),
            {"effectivePeriod": _in_bed(night) or whole["effectivePeriod"]},
            component=components,
        )
    if night.caffeine_mg is not None:
        code = coded("Caffeine of the day before the night", (OWN, "caffeine"))
        yield observation(
            f"caffeine-{night.night}",
            "social-history",
            code,
            whole,
            valueQuantity=quantity(night.caffeine_mg, "mg", "mg"),
        )


def noon_to_noon(night: date, zone: ZoneInfo) -> Resource:
    """All of a night, in the zone it was in."""
    first = clock.starts_at(night, zone).astimezone(zone)
    return period(first, clock.ends_at(night, zone).astimezone(zone))


def _in_bed(night: DiaryNight) -> Resource:
    """From getting into bed to getting up, in the night's own zone; empty where unknown."""
    times = bed_times(night)
    ends: list[datetime | None] = [times.bedtime or times.lights_out, times.rise_time]
    if None in ends:
        return {}
    return period(*(end.astimezone(night.zone) for end in ends if end))


def _ratings(night: DiaryNight) -> Iterator[Resource]:
    for question in RATINGS:
        rating = getattr(night, question.name)
        if rating is not None:
            code = coded(f"{question.meaning}, 0 to 10", (OWN, question.code))
            yield {"code": code, "valueQuantity": quantity(rating, "of 10", "{score}")}
    if night.no_symptoms is not None:
        code = _own("no_symptoms")
        yield {"code": code, "valueBoolean": night.no_symptoms}
    if night.symptom_onset is not None:
        code = _own("symptom_onset")
        yield {"code": code, "valueTime": _clock(night.symptom_onset)}


def _own(name: str) -> Resource:
    question = QUESTIONS[name]
    return coded(question.meaning, (OWN, question.code))


def _clock(at: time) -> str:
    return f"{at:%H:%M:%S}"


def _sleep(night: DiaryNight, sleep_metrics: SleepMetrics) -> Iterator[Resource]:
    lengths: list[tuple[str, timedelta | None, list[tuple[str, str]]]] = [
        ("totalSleepTime", sleep_metrics.total_sleep_time, [(LOINC, "93832-4")]),
        ("latencyToSleepOnset", sleep_metrics.sleep_onset_latency, []),
        ("wakeAfterSleepOnset", sleep_metrics.wake_after_sleep_onset, []),
    ]
    components: list[Resource] = [
        _component(code, {"valueQuantity": quantity(length, "min", "min")}, *also)
        for code, duration, also in lengths
        if (length := minutes(duration)) is not None
    ]
    if sleep_metrics.sleep_efficiency is not None:
        share = percent(sleep_metrics.sleep_efficiency)
        components.append(
            _component("sleepEfficiencyPercentage", {"valueQuantity": quantity(share, "%", "%")})
        )
    if night.awakenings is not None:
        components.append(_component(AWAKENINGS, {"valueInteger": night.awakenings}))
    if components:
        yield from components
        yield _component("isMainSleep", {"valueBoolean": True})


def _component(code: str, value: dict[str, Any], *also: tuple[str, str]) -> Resource:
    return {"code": coded(str(WORDS[code]), (PHR_SLEEP, code), *also), **value}


WORDS = {
    "totalSleepTime": "Total sleep time",
    "latencyToSleepOnset": "Time to fall asleep",
    "wakeAfterSleepOnset": "Awake between falling asleep and waking for the day",
    "sleepEfficiencyPercentage": "Share of the time in bed spent asleep",
    AWAKENINGS: later(QUESTIONS["awakenings"], "label"),
    "isMainSleep": "Main sleep",
}
