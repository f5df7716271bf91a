"""The pages of the three questions; numpy is loaded by the one that needs it, on its first use."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.db.models import Min
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from config.language import gettext as _
from journal import clock
from journal.clock import Period
from journal.computed import computed
from journal.figures import pictures
from journal.figures.differences import FEWEST_NIGHTS, figure
from journal.findings import CachedFinding, exposure_of, findings_of, written_part
from journal.forms import PeriodForm
from journal.questions.choices import EVENTS
from journal.regimen.dose_changes import DoseChange, dose_changes
from journal.regimen.plan import Product
from journal.regimen.slow_stores import BEFORE_AFTER
from journal.trends.prescriber_note import concerned, unknown_medicines
from journal.trends.questions import factor_words, words
from journal.trends.questions.compared import compared_periods
from journal.trends.questions.forms import (
    CompareForm,
    FactorForm,
    HalfYearForm,
    NamingForm,
    YearForm,
)

if TYPE_CHECKING:
    from journal.trends.onset_drift import OnsetDrift

NIGHTS_SHOWN = 90
CHANGES_SHOWN = 6
LABELS = dict(EVENTS)


@login_required
@require_GET
def compare(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Two periods, or the nights before and from a day on."""
    tonight = clock.night_at(timezone.now(), request.user.zone)
    last_night = request.user.nights.last_shown(tonight)
    form = CompareForm(request.GET, tonight=tonight, last_night=last_night)
    first, second = form.periods()
    compared, picture = compared_periods(request.user, first, second)
    context = {
        "here": "trends",
        "question": "compare",
        "form": form,
        "first": words.dates(first),
        "second": words.dates(second),
        "sentence": words.compare_sentence(compared, request.user.clock),
        "rows": words.compare_rows(compared, request.user.clock),
        "picture": picture,
        "changes": _changes(request, last_night),
        "fewest": FEWEST_NIGHTS,
        "figures": len(compared),
    }
    return render(request, "trends/questions/compare.html", context)


@login_required
@require_GET
def onset(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Whether the first symptom comes earlier or later than it did."""
    from journal.trends.onset_drift import changed_in

    form = period_form(request, HalfYearForm)
    chosen, hours = form.period(), request.user.clock
    products = request.user.regimens.products()
    changes = dose_changes(products, form.last_night)
    result = _onset_drift(request.user, chosen, changes, products)
    changed = changed_in(changes, result.period, chosen)
    context = {
        "here": "trends",
        "question": "onset",
        "form": form,
        **_ranges(form),
        "dates": words.dates(result.period),
        "trend": words.trend_sentence(result.trend),
        "since": result.since and words.change_sentence(changed[-1], result.since, hours),
        **words.shift_words(result.shift, hours),
        "table": _then_and_now(result),
        "notes": words.note_sentences(result.medicines),
        "unknown": unknown_medicines(products, chosen.last),
        "new": list(map(words.dated, changed)),
        "picture": result.picture,
        "step": result.step,
        "numbers": result.trend,
    }
    return render(request, "trends/questions/onset.html", context)


def _onset_drift(
    person: User, chosen: Period, changes: Sequence[DoseChange], products: Sequence[Product]
) -> "OnsetDrift":
    """What the nights say, worked out from those that it looks at, only if they changed."""
    from journal.trends import onset_drift

    medicines = concerned(products, chosen.last)
    known = onset_drift.windows(chosen, changes, medicines, ())
    over_all = Period(min(each.first for each in known), max(each.last for each in known))

    def work() -> "OnsetDrift":
        since = min((day for _, day in medicines), default=chosen.last)
        logged = person.nights.columns(("night",), Period(since, chosen.last)) if medicines else ()
        windows = onset_drift.windows(chosen, changes, medicines, [night for (night,) in logged])
        figures = person.nights.figures(*windows, names=onset_drift.LOOKED_AT)
        return onset_drift.onset_drift(chosen, changes, products, figures, person.clock)

    question = ("onset", chosen, changes, products)
    return computed(person, onset_drift.OnsetDrift, [over_all], question, work)


def _then_and_now(result: "OnsetDrift") -> dict[str, object] | None:
    """What doctors ask beside a dopaminergic medicine; `None` for whoever has none."""
    if result.then is None or result.now is None:
        return None
    then, now = words.dates(result.then), words.dates(result.now)
    return {"then": then, "now": now, "lines": result.lines}


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
        "sentence": factor_words.factors_sentence(findings.findings),
        "findings": findings,
        "naming": NamingForm.of(request.user, findings),
        "before_after": BEFORE_AFTER,
        "query": urlencode({"first": period.first.isoformat(), "last": period.last.isoformat()}),
        "opened": opened,
        **(_opened(request, period, opened) if opened else {}),
    }
    return render(request, "trends/questions/factors.html", context)


def _opened(
    request: AuthenticatedHttpRequest, period: Period, opened: CachedFinding
) -> dict[str, object]:
    """One factor in words, with its picture."""
    return {
        "usual": factor_words.usual(opened),
        "found": factor_words.found(opened),
        "unknown": factor_words.unknown(opened),
        **_picture(request, period, opened),
    }


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


def _changes(request: AuthenticatedHttpRequest, last: date) -> list[tuple[str, str]]:
    """The latest changes of the plan, blood tests and events, each with its address here."""
    changes = [
        (each.event.day, each.event.words, _both_sides(each))
        for each in dose_changes(request.user.regimens.products(), last)
    ]
    tests = request.user.lab_results.values_list("taken_on", flat=True).distinct()
    days = [(day, _("Blood test")) for day in tests.order_by("-taken_on")[:CHANGES_SHOWN]]
    marked = request.user.nights.exclude(events=[]).order_by("-night")
    days += [
        (night, str(LABELS[word]))
        for night, words_of in marked.values_list("night", "events")[:CHANGES_SHOWN]
        for word in words_of
    ]
    today = request.user.today()
    changes += [(day, what, {"day": day.isoformat()}) for day, what in days if day <= today]
    latest = sorted(changes, key=lambda each: each[:2], reverse=True)[:CHANGES_SHOWN]
    return [
        (words.on_day(what, day), f"{reverse('trends:compare')}?{urlencode(query)}")
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
