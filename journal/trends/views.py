"""The trends page, and the same numbers as JSON."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.db.models import Min
from django.forms import BoundField
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from journal import clock
from journal.clock import Period
from journal.forms import PeriodForm
from journal.models import DeviceSleep
from journal.trends.device import from_one_source
from journal.trends.payload import payload
from journal.trends.sections import sections_of
from journal.trends.trends import Trends


@login_required
@require_GET
def trends(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What the nights of a period show: sentences, charts and tables."""
    form = _period_form(request)
    period = form.period()
    found = _trends(request, period)
    return render(
        request,
        "trends/trends.html",
        {
            "here": "trends",
            "form": form,
            "dates": _dates(form, period),
            "period": period,
            "nights_logged": found.nights_logged,
            "first_name": clock.name_of(period.first),
            "last_name": clock.name_of(period.last),
            "ranges": [(key, label) for key, (label, _) in PeriodForm.RANGES.items()],
            "chosen_range": form.chosen_range,
            "series_url": _address("trends:series", period),
            **_neighbours(form, period),
            "sections": sections_of(found, request.user.clock),
        },
    )


@login_required
@require_GET
def series(request: AuthenticatedHttpRequest) -> JsonResponse:
    """The same numbers in columns; `{"errors": {field: [sentence]}}` and 400 for a bad query."""
    form = _period_form(request)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=HTTPStatus.BAD_REQUEST)
    compact = {"separators": (",", ":")}
    return JsonResponse(payload(_trends(request, form.period())), json_dumps_params=compact)


def _period_form(request: AuthenticatedHttpRequest) -> PeriodForm:
    oldest = request.user.nights.aggregate(night=Min("night"))["night"]
    tonight = clock.night_at(timezone.now(), request.user.zone)
    return PeriodForm(request.GET, tonight=tonight, first_night=oldest)


def _dates(form: PeriodForm, period: Period) -> list[BoundField]:
    """The two date fields: with the period in force, or with the dates that were refused."""
    shown = form
    if form.is_valid():
        shown = PeriodForm(_query(period), tonight=form.tonight, first_night=form.first_night)
    return [shown["first"], shown["last"]]


def _trends(request: AuthenticatedHttpRequest, period: Period) -> Trends:
    recordings = request.user.device_sleeps.during(period).values_list(
        "source", "night", "total_sleep_minutes"
    )
    labels = dict(DeviceSleep.Source.choices)
    device = from_one_source(
        (labels[source], night, minutes) for source, night, minutes in recordings
    )
    nights = request.user.nights.during(period).diary()
    return Trends.of(period, nights, device, float(request.user.caffeine_half_life_hours))


def _neighbours(form: PeriodForm, period: Period) -> dict[str, str]:
    """Addresses of the period before and after, where there are nights to look at."""
    found = {}
    if period.first > form.first_night:
        found["previous_url"] = _address("trends:trends", period.previous())
    if period.last < form.tonight:
        following = Period(
            period.last + clock.DAY, min(period.last + len(period) * clock.DAY, form.tonight)
        )
        found["next_url"] = _address("trends:trends", following)
    return found


def _address(name: str, period: Period) -> str:
    return f"{reverse(name)}?{urlencode(_query(period))}"


def _query(period: Period) -> dict[str, str]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}
