"""The calendar of nights, gaps visible."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from config.language import current, date_text
from config.language import gettext as _
from journal import clock, travel
from journal.clock import DAY, Period
from journal.forms import MonthForm


@dataclass(frozen=True, slots=True)
class Cell:
    """One night of the month as the page shows it."""

    night: date
    address: str
    shown: str
    tone: str
    words: str
    label: str
    is_open: bool
    is_tonight: bool


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: its name, the letter it is known by, and the rest where there is room."""

    name: str
    letter: str
    rest: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month that leads to its nights, or one that is still to come."""

    name: str
    key: str
    is_ahead: bool


@login_required
@require_GET
def calendar(request: AuthenticatedHttpRequest) -> HttpResponse:
    """A month of nights, coloured by the worst rating, each one tap away."""
    now = timezone.now()
    tonight = travel.tonight(request, now).night
    form = MonthForm(request.GET or None, tonight=tonight)
    month = form.period()
    figures = request.user.nights.figures(month)
    logged = dict(zip(figures.nights, figures.columns["worst_severity"], strict=True))
    cells = [
        _cell(night, night in logged, logged.get(night), address, tonight)
        for night, address in _addresses(month).items()
    ]
    last = clock.last_shown(tonight, written=tonight in logged)
    began = min((night for (night,) in request.user.nights.oldest()), default=tonight)
    lead = (month.first.weekday() - request.user.first_weekday) % 7
    context: dict[str, Any] = {
        "form": form,
        "here": "calendar",
        "month": month.first,
        "previous": month.first - DAY,
        "next": month.last + DAY if month.last < clock.latest_night(now) else None,
        "weekdays": _weekdays(month, request.user.first_weekday),
        "weeks": _weeks([*[None] * lead, *cells]),
        "logged": len(logged),
        "possible": sum(began <= night <= last for night in month.nights()),
        "months": _months(began.year, tonight.replace(day=1), current()),
        "scale": range(11),
        "removed": request.user.removed_nights.all()[:10],
    }
    return render(request, "journal/calendar.html", context)


@lru_cache(maxsize=200)
def _months(first: int, last: date, language: str) -> str:
    """The list of all months from a year to a date, drawn once a language: it is long."""
    names = [(at, date_text(date(2000, at, 1), "LLL")) for at in range(1, 13)]
    years = [
        (year, [Month(name, f"{year}-{at:02}", date(year, at, 1) > last) for at, name in names])
        for year in range(last.year, first - 1, -1)
    ]
    return get_template("journal/months.html").render({"years": years})


def _addresses(month: Period) -> dict[date, str]:
    """Where each night is opened; looked up once, since they differ in the date alone."""
    first = reverse("journal:edit_night", args=[month.first])
    return {
        night: first.replace(month.first.isoformat(), night.isoformat()) for night in month.nights()
    }


def _cell(night: date, is_logged: bool, worst: int | None, address: str, tonight: date) -> Cell:
    """What a night looks like and what it says to somebody who cannot see the colour."""
    if not is_logged:
        shown, tone, words = "", "", _("not logged")
    elif worst is None:
        shown, tone, words = "·", "logged", _("logged, no rating")
    else:
        shown, tone = str(worst), f"sev-{worst}{' high' if worst >= 6 else ''}"
        rated = _("worst rating {rating} of 10").format(rating=worst)
        words = rated if worst else _("no symptoms")
    about = {"night": date_text(night, "MMMMEEEEd"), "rating": words}
    if night == tonight:
        label = _("Night of {night}: {rating}, tonight").format(**about)
    else:
        label = _("Night of {night}: {rating}").format(**about)
    is_open = night <= tonight or is_logged
    return Cell(night, address, shown, tone, words, label, is_open, night == tonight)


def _weekdays(month: Period, first_weekday: int) -> list[Weekday]:
    """The seven names that head the columns."""
    start = month.first - ((month.first.weekday() - first_weekday) % 7) * DAY
    return [_weekday(start + offset * DAY) for offset in range(7)]


def _weekday(day: date) -> Weekday:
    letter, short = date_text(day, "EEEEE"), date_text(day, "E")
    rest = short.removeprefix(letter) if short.startswith(letter) else ""
    return Weekday(date_text(day, "EEEE"), letter, rest)


def _weeks(cells: list[Cell | None]) -> list[list[Cell | None]]:
    """Rows of seven, padded with empty places."""
    padded = cells + [None] * (-len(cells) % 7)
    return [padded[row : row + 7] for row in range(0, len(padded), 7)]
