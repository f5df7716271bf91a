"""The page of the Sunday card."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from journal import clock
from journal.clock import Period
from journal.findings import findings_of, written_part
from journal.trends import four_weeks, loading
from journal.trends.first_screen import compared_with_before
from journal.trends.questions.forms import YearForm
from journal.trends.questions.views import period_form
from journal.trends.sentences import ENOUGH
from journal.trends.sunday_words import SundayCard, sunday_card
from journal.trends.trends import Trends


@login_required
@require_GET
def sunday(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What is known now, what needs more nights, and one thing worth asking."""
    person = request.user
    tonight = clock.night_at(timezone.now(), person.zone)
    now = person.nights.last_nights(tonight, four_weeks.NIGHTS)
    year = written_part(person, period_form(request, YearForm).period())
    return render(
        request,
        "trends/sunday.html",
        {
            "here": "trends",
            "question": "sunday",
            "card": _card(person, now, year) if year else None,
            "enough": ENOUGH,
        },
    )


def _card(person: User, now: Period, year: Period) -> SundayCard | None:
    """The card of the nights up to now; none before there are enough for any sentence."""
    before = now.previous()
    figures = person.nights.figures(Period(min(before.first, year.first), now.last))
    if len(figures.nights) < ENOUGH:
        return None
    return sunday_card(
        Trends.of_figures(now, figures, began=loading.first_night_of(person)),
        compared_with_before(person, now, figures),
        four_weeks.missing_nights(before, now, figures),
        findings_of(person, year).findings,
        person.clock,
    )
