"""Blood results: look at them, write them down, prepare the next test."""

from datetime import date
from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from config.language import gettext as _
from journal import clock, ics, travel
from journal.findings import differences_of
from journal.labs import catalogue, result_tables
from journal.labs.appointment_form import AppointmentForm, VisitNamedForm
from journal.labs.blood_draw import BloodDrawForm, same_draw, same_test
from journal.labs.entries import entries
from journal.labs.forms import form_of
from journal.labs.iron.change_words import how
from journal.labs.iron.course_words import before_test
from journal.labs.iron.loading import courses_of, figures_of
from journal.labs.iron.nights_around import around, sides
from journal.labs.iron.page import MOST, page
from journal.labs.models import TWICE, LabResult, RemovedLabResult
from journal.once import once, storing
from journal.regimen.dose_changes import medicine_cuts


@login_required
@require_safe
def labs(request: AuthenticatedHttpRequest) -> HttpResponse:
    """A table for each test, and the tests one can add."""
    rows = list(request.user.lab_results.all())
    pk = BloodDrawForm(request.GET).pk
    tables = result_tables.tables(
        [row.to_result() for row in rows],
        request.user.units,
        twelve_hours=request.user.clock == request.user.Clock.HOURS_12,
    )
    context = {
        "tables": tables,
        "groups": catalogue.GROUPS,
        "sample": next((row for row in rows if row.pk == pk), None),
        "here": "labs",
    }
    return render(request, "labs/labs.html", context)


@login_required
@require_safe
def iron(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Courses of iron over the years, beside ferritin, saturation and the nights around them."""
    person, today = request.user, request.user.today()
    products = person.regimens.products()
    courses = courses_of(person, products, today)
    last = person.nights.last_shown(clock.night_at(timezone.now(), person.zone))
    cuts = medicine_cuts(products)
    two_sides = ((course, sides(course, courses, cuts, last)) for course in courses[-MOST:])
    chosen = {course: each for course, each in two_sides if each}
    figures = figures_of(person, [*chosen.values()])
    shown = page(
        courses,
        [row.to_result() for row in person.lab_results.all()],
        around(chosen, figures, partial(differences_of, person)),
        person.units,
        person.clock,
        today,
    )
    context = {"iron": shown, "how": how(), "here": "labs"}
    return render(request, "labs/iron.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def add_result(request: AuthenticatedHttpRequest, test: str) -> HttpResponse:
    """Write a result of one test down, with what its blood draw shares with another."""
    if test not in (*catalogue.BY_KEY, catalogue.OWN):
        raise Http404("There is no such test in the list.")
    parameters = BloodDrawForm(request.GET)
    sample = request.user.lab_results.filter(pk=parameters.pk or 0).first()
    row = LabResult(user=request.user, test=test, **same_draw(sample))
    if test == catalogue.OWN:
        like = request.user.lab_results.filter(pk=parameters.like_pk or 0).first()
        for name, value in same_test(like).items():
            setattr(row, name, value)
    return _page(request, row)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_result(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Correct a result."""
    return _page(request, get_object_or_404(request.user.lab_results, pk=pk))


def _page(request: AuthenticatedHttpRequest, row: LabResult) -> HttpResponse:
    """The form of one result; what was sent is stored when it can be."""
    test, data = row.lab_test, request.POST if request.method == "POST" else None
    form = form_of(row, data, travel.latest_day(request, timezone.now()))
    if form.is_valid():
        try:
            with storing(request) as done:
                saved = form.save()
                messages.success(request, _("Saved: {what}.").format(what=saved))
                return done(redirect(f"{reverse('labs:labs')}?drawn={saved.pk}"))
        except IntegrityError:  # the same from two pages at the same moment
            form.add_error(None, TWICE)
    context = {"form": form, "test": test, "row": row, "here": "labs"}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "labs/edit_result.html", context, status=status)


@login_required
@require_POST
@once
def delete_result(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Remove a result; the next page offers to undo it."""
    row = get_object_or_404(request.user.lab_results, pk=pk)
    with storing(request) as done:
        removed = RemovedLabResult.take(row)
        undo = reverse("labs:restore_result", args=[removed.pk])
        messages.success(
            request, _("Deleted: {what}.").format(what=row), extra_tags=f"restore:{undo}"
        )
        return done(redirect("labs:labs"))


@login_required
@require_POST
@once
def restore_result(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Put a deleted result back."""
    removed = get_object_or_404(request.user.removed_lab_results, pk=pk)
    with storing(request) as done:
        if removed.restore():
            messages.success(request, _("Restored."))
            return done(redirect("labs:labs"))
    messages.error(request, _("You have written this result again meanwhile."))
    return redirect("labs:labs")


@login_required
@require_safe
def before_a_test_ics(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The card's dates for a calendar; a bad query is explained on the page."""
    form = AppointmentForm(request.GET, today=request.user.today(), clock=request.user.clock)
    if not form.is_valid():
        context = {"form": form, "card": None, "here": "labs"}
        return render(request, "labs/before_a_test.html", context, status=HTTPStatus.BAD_REQUEST)
    now = timezone.now()
    visit = request.user.visits.filter(pk=VisitNamedForm(request.GET).pk or 0).first()
    changed_at, about = (visit.changed_at, f"visit-{visit.pk}") if visit else (now, "")
    card = entries(form.card(), request.user.identity_of, changed_at, about)
    return HttpResponse(
        ics.written(card, request.user.zone, now),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="blood-test.ics"'},
    )


@login_required
@require_safe
def before_a_test(request: AuthenticatedHttpRequest) -> HttpResponse:
    """A card for the days before a blood test: of the dates asked for, else of the next visit."""
    today = request.user.today()
    ahead = request.user.visits.ahead(today).exclude(blood_test=False)
    visit = None if request.GET else ahead.first()
    appointment = {"on": visit.day, "at": visit.at} if visit else request.GET or None
    form = AppointmentForm(appointment, today=today, clock=request.user.clock)
    card = form.card() if form.is_valid() else None
    context = {
        "form": form,
        "card": card,
        "iron": _iron_to_tell(request.user, card.on) if card else (),
        "visit": visit,
        "source": catalogue.AASM,
        "here": "labs",
    }
    return render(request, "labs/before_a_test.html", context)


def _iron_to_tell(person: User, test: date) -> list[str]:
    """Iron by mouth and the last infusion, seen from the day of a test."""
    return before_test(courses_of(person, person.regimens.products(), person.today()), test)
