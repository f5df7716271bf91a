"""What each chart shows, said in a sentence: counts and middle nights, no causes, no verdicts."""
# pure, words

from statistics import quantiles

from config.language import gettext as _
from config.language import ngettext
from journal import clock
from journal.figures.series import Series
from journal.figures.sizes import plural_of
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

ENOUGH = 5  # with fewer nights a median is hardly more than the nights themselves


def severity(trends: Trends) -> str:
    """The worst rating of the nights, and the median of each time of day."""
    worst = trends.worst_severity
    if not worst.n:
        return _("No chart yet: it needs {count} nights with a rating.").format(count=ENOUGH)
    if worst.n < ENOUGH:
        rated = ngettext(
            "{nights} has a rating so far.", "{nights} have a rating so far.", worst.n
        ).format(nights=out_of(worst.n, worst.possible))
        return _and_more(rated)
    slots = trends.by_slot.values()
    medians = [
        _("{label}: usually {figure} ({nights}).").format(
            label=slot.label, figure=number(slot.median), nights=nights(slot.n)
        )
        for slot in slots
        if slot.median is not None
    ]
    counts = _("{symptoms}, {severe}.").format(
        symptoms=_had_symptoms(sum(rating > 0 for rating in worst.known_values)),
        severe=_were_severe(sum(rating >= SEVERE for rating in worst.known_values)),
    )
    return " ".join([_usual_worst(trends.rest, _usual(worst, number)), counts, *medians])


def _usual_worst(rest: Rest, figure: str) -> str:
    if rest is Rest.STILL:
        return _("Usual worst rating of evenings sat still: {figure}.").format(figure=figure)
    if rest is Rest.FEET:
        return _("Usual worst rating of evenings on your feet: {figure}.").format(figure=figure)
    return _("Usual worst rating: {figure}.").format(figure=figure)


def _had_symptoms(count: int) -> str:
    if not count:
        return _("No night had symptoms")
    return ngettext("{count} night had symptoms", "{count} nights had symptoms", count).format(
        count=count
    )


def _were_severe(count: int) -> str:
    if not count:
        return _("no night had {rating} or more").format(rating=SEVERE)
    return ngettext(
        "{count} night had {rating} or more", "{count} nights had {rating} or more", count
    ).format(count=count, rating=SEVERE)


def by_rest(trends: Trends) -> str:
    """What to make of ratings of evenings sat still and on one's feet."""
    still, feet = (figure.worst for figure in trends.by_rest if figure.rest is not Rest.ALL)
    answered = still.nights + feet.nights
    unanswered = next(f.worst.nights for f in trends.by_rest if f.rest is Rest.ALL) - answered
    if not answered:
        return _("Answer “Sat still” on some evenings to see this.")
    if still.value is None or feet.value is None or min(still.nights, feet.nights) < ENOUGH:
        lead = _("Comparing needs {count} rated nights of each kind.").format(count=ENOUGH)
    else:
        lead = _(
            "Rest brings symptoms on, so evenings are compared with evenings of the same kind."
        )
    left = ngettext(
        "On {count} night this was not answered.",
        "On {count} nights this was not answered.",
        unanswered,
    ).format(count=unanswered)
    return f"{lead} {left}" if unanswered else lead


def first_symptom(trends: Trends, hours: str) -> str:
    """The usual first-symptom time, and the nights that had no symptoms at all."""
    onset = trends.symptom_onset_minutes_since_noon
    free = trends.had_symptoms.values.count(False)
    without = (
        ngettext("{count} night had no symptoms.", "{count} nights had no symptoms.", free).format(
            count=free
        )
        if free
        else ""
    )
    if not onset.n:
        none = _("No chart yet: it needs {count} nights with a first-symptom time.").format(
            count=ENOUGH
        )
        return f"{none} {without}".strip()
    if onset.n < ENOUGH:
        timed = ngettext(
            "{nights} has a first-symptom time so far.",
            "{nights} have a first-symptom time so far.",
            onset.n,
        ).format(nights=out_of(onset.n, onset.possible))
        return f"{_and_more(timed)} {without}".strip()
    shown = clock.wording(hours)
    early, __, late = (
        shown(minutes) for minutes in quantiles(onset.known_values, method="inclusive")
    )
    half = _("Half of these nights lie between {early} and {late}.").format(early=early, late=late)
    return f"{_usual_onset(trends.rest, _usual(onset, shown))} {half} {without}".strip()


def _usual_onset(rest: Rest, figure: str) -> str:
    if rest is Rest.STILL:
        return _("Usual first symptom of evenings sat still: {figure}.").format(figure=figure)
    if rest is Rest.FEET:
        return _("Usual first symptom of evenings on your feet: {figure}.").format(figure=figure)
    return _("Usual first symptom: {figure}.").format(figure=figure)


def sleep(trends: Trends, hours: str) -> str:
    """Time asleep, efficiency and times in bed by the diary; then what a device recorded."""
    asleep, device = trends.total_sleep_time_minutes, trends.device_total_sleep_minutes
    sentences = [_asleep(asleep)]
    if asleep.n >= ENOUGH and trends.sleep_efficiency.median is not None:
        share = f"{percent(trends.sleep_efficiency.median)} ({nights(trends.sleep_efficiency.n)})"
        sentences.append(_("Asleep while in bed: usually {figure}.").format(figure=share))
    bedtime, rise = trends.bedtime_minutes_since_noon, trends.rise_time_minutes_since_noon
    if bedtime.n >= ENOUGH and bedtime.median is not None and rise.median is not None:
        shown = clock.wording(hours)
        sentences.append(
            _("Usually in bed from {start} to {end} ({nights}).").format(
                start=shown(bedtime.median), end=shown(rise.median), nights=nights(bedtime.n)
            )
        )
    if device.n:
        usual = _usual(device, duration)
        recorded = usual if device.n >= ENOUGH else out_of(device.n, device.possible)
        sentences.append(
            _("{device} recorded {figure}.").format(device=trends.device, figure=recorded)
        )
    return " ".join(sentences)


def _asleep(asleep: Series) -> str:
    if not asleep.n:
        return _("No chart yet: it needs {count} nights with sleep times.").format(count=ENOUGH)
    if asleep.n >= ENOUGH:
        return _("Usual time asleep: {figure}.").format(figure=_usual(asleep, duration))
    timed = ngettext(
        "{nights} has sleep times so far.", "{nights} have sleep times so far.", asleep.n
    ).format(nights=out_of(asleep.n, asleep.possible))
    return _and_more(timed)


def caffeine_and_exercise(trends: Trends) -> str:
    """The nightly totals, and how often the answer was "none"."""
    wordings: list[tuple[Series, Wording]] = [
        (trends.caffeine_mg, lambda value: f"{whole(value)} mg"),
        (trends.caffeine_at_bedtime_mg, about_mg),
        (trends.exercise_minutes, duration),
        (trends.alcohol_drinks, _drinks),
    ]
    answered = [(series, shown) for series, shown in wordings if series.n >= ENOUGH]
    if not answered:
        return _too_few_answered(max((each for each, _shown in wordings), key=lambda each: each.n))
    sentences = [
        _("{label}: usually {figure}, {none}.").format(
            label=series.label, figure=_usual(series, shown), none=_none(series)
        )
        for series, shown in answered
    ]
    taken = trends.doses_taken_share
    mean = taken.figure().value
    if mean is not None and taken.n >= ENOUGH:
        sentences.append(
            _("Planned doses: {share} taken ({nights}).").format(
                share=percent(mean), nights=nights(taken.n)
            )
        )
    return " ".join(sentences)


def about_mg(value: float) -> str:
    """An estimate of caffeine: "about 40 mg"."""
    return _("about {amount}").format(amount=f"{whole(value)} mg")


def _drinks(value: float) -> str:
    return ngettext("{count} drink", "{count} drinks", plural_of(value)).format(count=number(value))


def _too_few_answered(series: Series) -> str:
    if not series.n:
        return _("No chart yet: it needs {count} nights with an answer to these questions.").format(
            count=ENOUGH
        )
    answered = ngettext(
        "{nights} has an answer to these questions so far.",
        "{nights} have an answer to these questions so far.",
        series.n,
    ).format(nights=out_of(series.n, series.possible))
    return _and_more(answered)


def _none(series: Series) -> str:
    none = series.known_values.count(0)
    if not none:
        return _("some every night")
    return ngettext("none on {count} night", "none on {count} nights", none).format(count=none)


def out_of(count: int, possible: int) -> str:
    """Some of all nights: "24 of 28 nights"."""
    return ngettext("{count} of {all} night", "{count} of {all} nights", possible).format(
        count=count, all=possible
    )


def _usual(series: Series, shown: Wording) -> str:
    """ "5 (24 of 28 nights)"; the series has at least one known night."""
    return f"{shown(series.median or 0)} ({out_of(series.n, series.possible)})"


def _and_more(so_far: str) -> str:
    """How many nights a sentence of what is usual needs, after how many there are."""
    needed = _("What is usual needs {count}.").format(count=ENOUGH)
    return f"{so_far} {needed}"
