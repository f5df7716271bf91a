"""What each chart shows, said in a sentence: counts and middle nights, no causes, no verdicts."""
# pure

from statistics import quantiles

from journal import clock
from journal.figures.series import Series
from journal.figures.wording import (
    Wording,
    duration,
    nights,
    number,
    percent,
    whole,
)
from journal.symptoms import SEVERE
from journal.trends.rest import Rest
from journal.trends.trends import Trends

EVENINGS = {
    Rest.ALL: "",
    Rest.STILL: " of evenings sat still",
    Rest.FEET: " of evenings on your feet",
}
ENOUGH = 5  # with fewer nights a median is hardly more than the nights themselves


def severity(trends: Trends) -> str:
    """The worst rating of the nights, and the median of each time of day."""
    worst = trends.worst_severity
    if worst.n < ENOUGH:
        return _too_few(worst, "a rating")
    above = sum(rating > 0 for rating in worst.known_values)
    which = EVENINGS[trends.rest]
    severe = sum(rating >= SEVERE for rating in worst.known_values)
    slots = trends.by_slot.values()
    medians = [
        f"{slot.label}: usually {number(slot.median)} ({nights(slot.n)})."
        for slot in slots
        if slot.median is not None
    ]
    sentence = (
        f"Usual worst rating{which}: {_usual(worst, number)}. "
        f"{nights(above).capitalize()} had symptoms, {nights(severe)} had {SEVERE} or more."
    )
    return " ".join([sentence, *medians])


def by_rest(trends: Trends) -> str:
    """What to make of ratings of evenings sat still and on one's feet."""
    still, feet = (figure.worst for figure in trends.by_rest if figure.rest is not Rest.ALL)
    answered = still.nights + feet.nights
    unanswered = next(f.worst.nights for f in trends.by_rest if f.rest is Rest.ALL) - answered
    if not answered:
        return "Answer “Sat still” on some evenings to see this."
    left = f" On {nights(unanswered)} this was not answered." if unanswered else ""
    if still.value is None or feet.value is None or min(still.nights, feet.nights) < ENOUGH:
        return f"Comparing needs {ENOUGH} rated nights of each kind.{left}"
    return (
        f"Rest brings symptoms on, so evenings are compared with evenings of the same kind.{left}"
    )


def first_symptom(trends: Trends, hours: str) -> str:
    """The usual first-symptom time, and the nights that had no symptoms at all."""
    onset = trends.symptom_onset_minutes_since_noon
    free = trends.had_symptoms.values.count(False)
    without = f"{nights(free).capitalize()} had no symptoms." if free else ""
    if onset.n < ENOUGH:
        return f"{_too_few(onset, 'a first-symptom time')} {without}".strip()
    shown = clock.wording(hours)
    early, _, late = (
        shown(minutes) for minutes in quantiles(onset.known_values, method="inclusive")
    )
    return (
        f"Usual first symptom{EVENINGS[trends.rest]}: {_usual(onset, shown)}. "
        f"Half of these nights lie between {early} and {late}. {without}"
    ).strip()


def sleep(trends: Trends, hours: str) -> str:
    """Time asleep, efficiency and times in bed by the diary; then what a device recorded."""
    asleep, device = trends.total_sleep_time_minutes, trends.device_total_sleep_minutes
    if asleep.n < ENOUGH:
        sentences = [_too_few(asleep, "sleep times")]
    else:
        sentences = [f"Usual time asleep: {_usual(asleep, duration)}."]
        if trends.sleep_efficiency.median is not None:
            sentences.append(f"Asleep while in bed: usually {_share(trends.sleep_efficiency)}.")
    bedtime, rise = trends.bedtime_minutes_since_noon, trends.rise_time_minutes_since_noon
    if bedtime.n >= ENOUGH and bedtime.median is not None and rise.median is not None:
        shown = clock.wording(hours)
        sentences.append(
            f"Usually in bed from {shown(bedtime.median)} to {shown(rise.median)} "
            f"({nights(bedtime.n)})."
        )
    if device.n >= ENOUGH:
        sentences.append(f"{trends.device} recorded {_usual(device, duration)}.")
    elif device.n:
        sentences.append(f"{trends.device} recorded {device.n} of {nights(device.possible)}.")
    return " ".join(sentences)


def caffeine_and_exercise(trends: Trends) -> str:
    """The nightly totals, and how often the answer was "none"."""
    wordings: list[tuple[Series, Wording]] = [
        (trends.caffeine_mg, lambda value: f"{whole(value)} mg"),
        (trends.caffeine_at_bedtime_mg, lambda value: f"about {whole(value)} mg"),
        (trends.exercise_minutes, duration),
        (trends.alcohol_drinks, lambda value: f"{number(value)} drink{'' if value == 1 else 's'}"),
    ]
    answered = [(series, shown) for series, shown in wordings if series.n >= ENOUGH]
    if not answered:
        most = max((series for series, _ in wordings), key=lambda series: series.n)
        return _too_few(most, "an answer to these questions")
    sentences = [
        f"{series.label}: usually {_usual(series, shown)}, {_none(series)}."
        for series, shown in answered
    ]
    taken = trends.doses_taken_share
    mean = taken.figure().value
    if mean is not None and taken.n >= ENOUGH:
        sentences.append(f"Planned doses: {percent(mean)} taken ({nights(taken.n)}).")
    return " ".join(sentences)


def _none(series: Series) -> str:
    none = series.known_values.count(0)
    return f"none on {nights(none)}" if none else "some every night"


def _usual(series: Series, shown: Wording) -> str:
    """ "5 (24 of 28 nights)"; the series has at least one known night."""
    return f"{shown(series.median or 0)} ({series.n} of {nights(series.possible)})"


def _share(series: Series) -> str:
    return f"{percent(series.median or 0)} ({nights(series.n)})"


def _too_few(series: Series, what: str) -> str:
    """How many nights are missing before a sentence says what is usual."""
    if not series.n:
        return f"No chart yet: it needs {ENOUGH} nights with {what}."
    has = "has" if series.n == 1 else "have"
    so_far = f"{series.n} of {nights(series.possible)} {has} {what} so far."
    return f"{so_far} What is usual needs {ENOUGH}."
