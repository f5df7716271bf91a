"""The pages of the three questions; numpy is loaded by the one that needs it, on its first use."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Min
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from accounts.limits import computed
from journal import clock
from journal.clock import Period
from journal.clock_figures import ClockAxis
from journal.diary import DiaryNight
from journal.figures import pictures, wording
from journal.figures.differences import FEWEST_NIGHTS, between_them, figure, looked_at_from
from journal.figures.measures import ONSET, WORST
from journal.figures.series import between_known
from journal.findings import CachedFinding, differences_of, exposure_of, findings_of, written_part
from journal.forms import PeriodForm
from journal.questions.words import EVENTS
from journal.regimen.dose_changes import DoseChange, dose_changes
from journal.regimen.slow_stores import BEFORE_AFTER
from journal.trends.prescriber_note import onset_shifts, unknown_medicines
from journal.trends.questions import words
from journal.trends.questions.forms import (
    CompareForm,
    FactorForm,
    HalfYearForm,
    NamingForm,
    YearForm,
)

NIGHTS_SHOWN = 90
CHANGES_SHOWN = 6
LABELS = dict(EVENTS)


@login_required
@require_GET
def compare(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Two periods, or the nights before and from a day on."""
    from journal.figures import comparison

    tonight = clock.night_at(timezone.now(), request.user.zone)
    last_night = request.user.nights.last_shown(tonight)
    form = CompareForm(request.GET, tonight=tonight, last_night=last_night)
    first, second = form.periods()
    nights = [
        *request.user.nights.diary(Period(looked_at_from(first), first.last)),
        *(request.user.nights.diary(between) if (between := between_them(first, second)) else ()),
        *request.user.nights.diary(second),
    ]
    compared = comparison.compare(
        first, second, nights, differ=partial(differences_of, request.user)
    )
    before, after = (_known(WORST.over(period, nights)) for period in (first, second))
    context = {
        "here": "trends",
        "question": "compare",
        "form": form,
        "first": words.dates(first),
        "second": words.dates(second),
        "sentence": words.compare_sentence(compared, request.user.clock),
        "rows": words.compare_rows(compared, request.user.clock),
        "picture": pictures.two_sides(WORST.kind, before, after),
        "changes": _changes(request, last_night),
        "fewest": FEWEST_NIGHTS,
        "figures": len(compared),
    }
    return render(request, "trends/questions/compare.html", context)


@login_required
@require_GET
@computed
def onset(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Whether the first symptom comes earlier or later than it did."""
    from journal.figures import drift

    form = period_form(request, HalfYearForm)
    chosen = form.period()
    products = request.user.regimens.products()
    changes = dose_changes(products, form.last_night)
    nights = _nights_around(request, chosen, changes)
    period = between_known(chosen, ONSET.over(chosen, nights))
    onsets = ONSET.over(period, nights)
    axis = ClockAxis.of(onsets)
    values = axis.places(onsets)
    trend = drift.trend(values)
    shift = drift.shift(*drift.ends_of(_at_least_two(period)), nights)
    changed = [each for each in changes if period.first < each.after.first <= chosen.last]
    hours = request.user.clock
    ends = (trend.start, trend.end) if trend and trend.is_clear else None
    marks = words.course_marks(changed, period)
    context = {
        "here": "trends",
        "question": "onset",
        "form": form,
        **_ranges(form),
        "dates": words.dates(period),
        "trend": words.trend_sentence(trend),
        "since": _since(changed[-1:], nights, hours),
        **words.shift_words(shift, hours),
        "notes": words.note_sentences(onset_shifts(products, nights, chosen.last)),
        "unknown": unknown_medicines(products, chosen.last),
        "new": list(map(words.dated, changed))[-CHANGES_SHOWN:],
        **_course(values, ends, words.levels(shift, period, axis), hours, **marks),
        "numbers": trend,
        "draws": drift.DRAWS,
    }
    return render(request, "trends/questions/onset.html", context)


def _since(changes: Sequence[DoseChange], nights: Sequence[DiaryNight], hours: str) -> list[str]:
    """The first symptom before and after each change."""
    from journal.figures import drift

    shifts = [(each, drift.shift(each.before, each.after, nights)) for each in changes]
    return [words.change_sentence(each, shift.onset, hours) for each, shift in shifts]


def _course(values: Sequence[float | None], *overlays: Any, **marks: Any) -> dict[str, object]:
    """The picture of first-symptom times, and the nights that one of its dots stands for."""
    from journal.figures import drift

    middles, medians, step = drift.points(values)
    dots = list(zip(middles.tolist(), medians.tolist(), strict=True))
    return {"picture": pictures.course(values, dots, *overlays, **marks), "step": step}


@login_required
@require_GET
def factors(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What goes together, and the picture of one factor."""
    form = period_form(request, YearForm)
    period = written_part(request.user, form.period()) or form.period()
    findings = findings_of(request.user, period)
    key = FactorForm(request.GET).key
    opened = next((each for each in findings.findings if each.key == key), None)
    context = {
        "here": "trends",
        "question": "factors",
        "form": form,
        **_ranges(form),
        "dates": words.dates(period),
        "sentence": words.factors_sentence(findings.findings),
        "findings": findings,
        "naming": NamingForm.of(request.user, findings),
        "before_after": BEFORE_AFTER,
        "query": urlencode({"first": period.first.isoformat(), "last": period.last.isoformat()}),
        "opened": opened,
        **(_picture(request, period, opened) if opened else {}),
    }
    return render(request, "trends/questions/factors.html", context)


def _picture(
    request: AuthenticatedHttpRequest, period: Period, opened: CachedFinding
) -> dict[str, object]:
    """Both distributions of a factor and the nights themselves, the latest first."""
    exposure = exposure_of(request.user, period, opened.key)
    if exposure is None:
        return {}
    rows = [
        (night, bool(exposed), outcome)
        for night, exposed, outcome in zip(
            period.nights(), exposure.exposed, exposure.outcome, strict=True
        )
        if exposed is not None and outcome is not None
    ]
    with_it = [outcome for _, exposed, outcome in rows if exposed]
    without = [outcome for _, exposed, outcome in rows if not exposed]
    return {
        "picture": pictures.two_sides(opened.kind, with_it, without, request.user.clock),
        "nights": [
            (night, exposed, figure(opened.kind, outcome, request.user.clock))
            for night, exposed, outcome in rows[: -NIGHTS_SHOWN - 1 : -1]
        ],
        "nights_in_all": len(rows),
    }


def period_form(request: AuthenticatedHttpRequest, kind: type[PeriodForm]) -> PeriodForm:
    """The period that an address asks for, the usual one of this kind unless it does."""
    oldest = request.user.nights.aggregate(night=Min("night"))["night"]
    tonight = clock.night_at(timezone.now(), request.user.zone)
    last_night = request.user.nights.last_shown(tonight)
    return kind(request.GET, tonight=tonight, last_night=last_night, first_night=oldest)


def _ranges(form: PeriodForm) -> dict[str, object]:
    return {
        "ranges": [(key, label) for key, (label, _) in form.RANGES.items() if key != "2w"],
        "chosen_range": form.chosen_range,
        "period_fields": [form["first"], form["last"]],
    }


def _at_least_two(period: Period) -> Period:
    return period if len(period) > 1 else Period.ending(period.last, 2)


def _nights_around(
    request: AuthenticatedHttpRequest, period: Period, changes: Sequence[DoseChange]
) -> list[DiaryNight]:
    """The nights of the period and around the changes of the plan, and those before all these."""
    begun = [period, *(each.before for each in changes)]
    first = min(map(looked_at_from, begun))
    last = max([period.last, *(each.after.last for each in changes)])
    nights: list[DiaryNight] = request.user.nights.diary(Period(first, last))
    return nights


def _changes(request: AuthenticatedHttpRequest, last: date) -> list[tuple[str, str]]:
    """The latest changes of the plan, blood tests and events, each with its address here."""
    changes = [
        (each.event.day, each.event.words, _both_sides(each))
        for each in dose_changes(request.user.regimens.products(), last)
    ]
    tests = request.user.lab_results.values_list("taken_on", flat=True).distinct()
    days = [(day, "blood test") for day in tests.order_by("-taken_on")[:CHANGES_SHOWN]]
    marked = request.user.nights.exclude(events=[]).order_by("-night")
    days += [
        (night, LABELS[word])
        for night, words_of in marked.values_list("night", "events")[:CHANGES_SHOWN]
        for word in words_of
    ]
    today = request.user.today()
    changes += [(day, what, {"day": day.isoformat()}) for day, what in days if day <= today]
    latest = sorted(changes, key=lambda each: each[:2], reverse=True)[:CHANGES_SHOWN]
    return [
        (f"{what}, {wording.short_date(day)}", f"{reverse('trends:compare')}?{urlencode(query)}")
        for day, what, query in latest
    ]


def _both_sides(change: DoseChange) -> dict[str, str]:
    """The query that compares the nights before and after a change of the plan."""
    dates = {
        "first": change.before.first,
        "last": change.before.last,
        "then_first": change.after.first,
        "then_last": change.after.last,
    }
    return {name: day.isoformat() for name, day in dates.items()}


def _known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]
