"""Visits: those ahead with their questions, those past with what was decided."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from config.language import gettext as _
from journal.once import once, storing
from journal.report.models import TWICE, RemovedVisit, Visit
from journal.report.visit_forms import VisitForm


@login_required
@require_safe
def visits(request: AuthenticatedHttpRequest) -> HttpResponse:
    """List every visit."""
    today = request.user.today()
    context = {
        "ahead": request.user.visits.ahead(today),
        "past": request.user.visits.until(today),
        "here": "report",
    }
    return render(request, "report/visits.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def new_visit(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Write a visit down."""
    return _page(request, Visit(user=request.user))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def edit_visit(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Correct a visit, or add what was decided."""
    return _page(request, get_object_or_404(request.user.visits, pk=pk))


def _page(request: AuthenticatedHttpRequest, row: Visit) -> HttpResponse:
    """The form of one visit; what was sent is stored when it can be."""
    data, today = request.POST if request.method == "POST" else None, request.user.today()
    form = VisitForm(data, instance=row, today=today)
    if form.is_valid():
        try:
            with storing(request) as done:
                saved = form.save()
                messages.success(request, _("Saved: {what}.").format(what=saved))
                return done(redirect("report:report" if saved.day >= today else "report:visits"))
        except IntegrityError:  # the same from two pages at the same moment
            form.add_error(None, TWICE)
    context = {"form": form, "visit": row, "here": "report"}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "report/edit_visit.html", context, status=status)


@login_required
@require_POST
@once
def delete_visit(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Remove a visit; the next page offers to undo it."""
    row = get_object_or_404(request.user.visits, pk=pk)
    with storing(request) as done:
        removed = RemovedVisit.take(row)
        undo = reverse("report:restore_visit", args=[removed.pk])
        messages.success(
            request, _("Deleted: {what}.").format(what=row), extra_tags=f"restore:{undo}"
        )
        return done(redirect("report:visits"))


@login_required
@require_POST
@once
def restore_visit(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Put a deleted visit back."""
    removed = get_object_or_404(request.user.removed_visits, pk=pk)
    with storing(request) as done:
        if removed.restore():
            messages.success(request, _("Restored."))
            return done(redirect("report:visits"))
    messages.error(request, _("You wrote the same visit anew meanwhile; it is in your list."))
    return redirect("report:visits")
