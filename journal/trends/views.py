"""The trends page, and the same numbers as JSON."""

from datetime import date
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.forms import BoundField
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.html import json_script
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from journal import clock
from journal.clock import Period
from journal.figures.alongside import Alongside
from journal.figures.differences import FEWEST_NIGHTS
from journal.night_figures import FiguresByNight
from journal.trends import drawing, hours, loading, sentences, weekdays, year, years
from journal.trends.around import around
from journal.trends.first_screen import first_screen
from journal.trends.forms import TrendsForm
from journal.trends.four_weeks import NIGHTS as FOUR_WEEKS
from journal.trends.hours import HourProfile
from journal.trends.payload import payload
from journal.trends.questions.words import dates
from journal.trends.rest import LABELS, Rest
from journal.trends.sections import sections_of
from journal.trends.sentences import ENOUGH
from journal.trends.together import together
from journal.trends.trends import YEAR, Trends, nights_before


@login_required
@require_GET
def trends(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What the nights of a period show: sentences, tables, and charts with their numbers."""
    person = request.user
    form = _form(request, loading.first_night_of(person))
    period, written, months = form.period(), _written(form), _twelve_months(form)
    overview = _shows_all_years(form)
    figures = loading.figures_of(person, *[period, months, written][: 3 if overview else 2])
    if form.is_valid() and form.chosen_range and len(figures.nights) < ENOUGH:
        return _beginning(request, form, len(figures.nights))
    beside, taps = loading.alongside_of(person, period), loading.taps_of(person, period)
    shown = loading.trends_of(person, period, figures, beside, form.evenings(), form.first_night)
    return render(
        request,
        "trends/trends.html",
        {
            "here": "trends",
            **_choices(form),
            **first_screen(person, form, shown, figures),
            **_findings(person, shown, beside, hours.hour_profile(shown, taps)),
            **_calendar(person, form, months, figures),
            **(_years(form, written, figures) if overview else {}),
        },
    )


def _beginning(request: AuthenticatedHttpRequest, form: TrendsForm, logged: int) -> HttpResponse:
    """What will appear, while there are too few nights to show anything."""
    context = {
        "here": "trends",
        "logged": logged,
        "possible": len(_written(form)),
        "enough": ENOUGH,
        "to_compare": FOUR_WEEKS + FEWEST_NIGHTS,
    }
    return render(request, "trends/beginning.html", context)


@login_required
@require_GET
def series(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The trends' numbers in columns; `{"errors": {field: [sentence]}}` and 400 for a bad query.

    A client that sends the ETag it was given gets 304 while nothing has changed.
    """
    person, stamps = request.user, loading.stamps_of(request.user)
    form = _form(request, stamps.first_night)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=HTTPStatus.BAD_REQUEST)
    tag = loading.fingerprint(person, stamps, form.period(), form.evenings())
    unchanged = get_conditional_response(request, etag=tag)
    response = unchanged or _numbers(person, form.period(), form.evenings())
    response.headers["ETag"] = tag
    return response


def _numbers(person: User, period: Period, rest: Rest) -> HttpResponse:
    beside = loading.alongside_of(person, period)
    trends = loading.trends_of(person, period, loading.figures_of(person, period), beside, rest)
    profile = hours.hour_profile(trends, loading.taps_of(person, period))
    return JsonResponse(payload(trends, profile, beside), encoder=Compact)


class Compact(DjangoJSONEncoder):
    """JSON without the spaces that nobody reads."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"separators": (",", ":")})


def _form(request: AuthenticatedHttpRequest, first_night: date | None) -> TrendsForm:
    tonight = clock.night_at(timezone.now(), request.user.zone)
    last_night = request.user.nights.last_shown(tonight)
    return TrendsForm(request.GET, tonight=tonight, last_night=last_night, first_night=first_night)


def _findings(
    person: User, trends: Trends, beside: Alongside, profile: HourProfile
) -> dict[str, Any]:
    """Everything that is said and drawn of a period."""
    return {
        "nights_logged": trends.nights_logged,
        "rated": trends.worst_severity.n,
        "series": json_script(payload(trends, profile, beside), encoder=Compact),
        "together": together(trends, beside, person.clock),
        "sections": sections_of(trends, person.clock),
        "by_rest": [(LABELS[each.rest], each.worst) for each in trends.by_rest],
        "by_rest_sentence": sentences.by_rest(trends),
        **_hours(person, profile),
        **_weekdays(person, trends),
    }


def _hours(person: User, profile: HourProfile) -> dict[str, Any]:
    bars = drawing.hour_bars(profile, person.clock)
    return {
        "hours": profile,
        "hours_ends": hours.ends(profile, person.clock),
        "hours_sentence": hours.sentence(profile, person.clock),
        "hour_bars": list(zip(profile.in_order, bars, strict=True)),
        "hour_ticks": [bar.tick for bar in bars if bar.tick],
        "hour_rows": hours.rows(profile, person.clock),
    }


def _weekdays(person: User, trends: Trends) -> dict[str, Any]:
    days = weekdays.weekdays(trends, person.first_weekday)
    return {
        "weekdays_sentence": weekdays.sentence(days),
        "weekdays": [drawing.weekday_row(day, person.clock) for day in days],
    }


def _calendar(
    person: User, form: TrendsForm, months: Period, figures: FiguresByNight
) -> dict[str, Any]:
    """The months up to the last night in view, and what leads to the others."""
    period, written = form.period(), _written(form)
    shown = year.year_of(months, figures, form.evenings(), person.first_weekday)
    before = year.year_to(year.year_to(period.last).first - clock.DAY)
    more = years.is_long(written) and not _shows_all_years(form)
    return {
        "year": shown,
        "year_sentence": year.sentence(shown, written.first),
        "year_weekdays": year.weekday_names(person.first_weekday),
        "year_before_url": before.last >= written.first and _address(form.query(before)),
        "years_url": more and _address({"range": "all", **form.rest_query()}),
        "scale": range(11),
    }


def _written(form: TrendsForm) -> Period:
    """From the first night with an entry to the last that is shown."""
    return Period(min(form.first_night, form.last_night), form.last_night)


def _shows_all_years(form: TrendsForm) -> bool:
    """Whether more than a year is in view, which a calendar of twelve months does not show."""
    return years.is_long(_written(form)) and len(form.period()) > YEAR


def _twelve_months(form: TrendsForm) -> Period:
    """The months up to the last night in view, none from before the first night written down."""
    whole, first = year.year_to(form.period().last), _written(form).first
    return Period(min(max(whole.first, first.replace(day=1)), whole.last), whole.last)


def _years(form: TrendsForm, written: Period, figures: FiguresByNight) -> dict[str, Any]:
    """Every month of the diary, each with the address that opens it."""
    by_year = years.years_of(written, figures, form.evenings())
    return {
        "years": [
            (each, [(month, _address(form.query(month.period))) for month in each.months])
            for each in by_year
        ],
        "years_sentence": years.sentence(by_year),
        "years_table": years.table(by_year),
    }


def _choices(form: TrendsForm) -> dict[str, Any]:
    """The nights in view, and the links and fields that lead to others."""
    period, rest = form.period(), form.evenings()
    rest_query = form.rest_query()
    near = around(period, _written(form))
    return {
        "form": form,
        "period": period,
        "possible": len(period) - nights_before(form.first_night, period),
        "view": dates(period),
        "last_name": clock.name_of(period.last),
        "date_fields": _dates(form, period),
        "range_name": TrendsForm.RANGES[form.chosen_range][0] if form.chosen_range else "",
        "rest_query": rest_query,
        "ranges": [
            (f"?{urlencode({'range': key, **rest_query})}", label, key == form.chosen_range)
            for key, (label, _) in TrendsForm.RANGES.items()
        ],
        "evenings": [
            (_address(form.query(period) | {"rest": each.value}), LABELS[each], each is rest)
            for each in Rest
        ],
        "earlier_url": near.earlier and _address(form.query(near.earlier)),
        "later_url": near.later and _address(form.query(near.later)),
        "closer_url": near.closer and _address(form.query(near.closer)),
        "wider_url": near.wider and _address(form.query(near.wider)),
        "report_url": f"{reverse('report:report')}?{urlencode(form.nights(period))}",
    }


def _dates(form: TrendsForm, period: Period) -> list[BoundField]:
    """The two date fields: with the period in force, or with the dates that were refused."""
    shown = form
    if form.is_valid():
        shown = TrendsForm(
            form.query(period),
            tonight=form.tonight,
            last_night=form.last_night,
            first_night=form.first_night,
        )
    return [shown["first"], shown["last"]]


def _address(query: dict[str, str]) -> str:
    return f"{reverse('trends:trends')}?{urlencode(query)}"
