"""What the columns of earlier tables mean: look, use with a file, delete, bring back."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.limits import at_most
from accounts.models import User
from config.language import gettext as _
from journal.exchange.descriptions import (
    Description,
    description,
    descriptions,
    forget,
    remember,
)
from journal.exchange.forms import ImportForm
from journal.exchange.problem import ImportProblem
from journal.exchange.proposal import Proposal
from journal.exchange.undo import RETENTION
from journal.exchange.views.imports import IMPORTS_AN_HOUR
from journal.once import once, storing


@login_required
@require_safe
def mappings(request: AuthenticatedHttpRequest) -> HttpResponse:
    """All descriptions, and those deleted of late."""
    known, since = descriptions(request.user), timezone.now() - RETENTION
    context = {
        "known": [each for each in known if each.forgotten_at is None],
        "forgotten": [each for each in known if each.forgotten_at and each.forgotten_at >= since],
    }
    return render(request, "exchange/mappings.html", context)


@login_required
@at_most(f"{IMPORTS_AN_HOUR}/h", "import")
@require_http_methods(["GET", "POST"])
@once
def use_mapping(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """What each column means, and a file to be read so."""
    person, now = request.user, timezone.now()
    described, problem = _of(person, pk), None
    mapping = described.mapping
    form = ImportForm(person=person)
    if request.method == "POST":
        form = ImportForm(request.POST, request.FILES, person=person)
        if form.is_valid():
            try:
                proposal = Proposal.described(person, form.uploaded, form.zone, now, mapping)
            except ImportProblem as refused:
                problem = refused
                form.add_error("file", _("This file was not imported. Nothing has changed."))
            else:
                with storing(request) as done:
                    return done(redirect("exchange:preview_import", proposal.store().pk))
    form.fields["file"].help_text = _("A CSV, XLSX or ODS file with these columns.")
    context = {"described": described, "form": form, "problem": problem}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "exchange/use_mapping.html", context, status=status)


@login_required
@require_POST
def forget_mapping(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Delete a description; the next page offers to undo it."""
    described = _of(request.user, pk)
    forget(request.user, described, timezone.now())
    undo = reverse("exchange:remember_mapping", args=[pk])
    label = described.mapping.label
    messages.success(
        request, _("Deleted: {label}.").format(label=label), extra_tags=f"restore:{undo}"
    )
    return redirect("exchange:mappings")


@login_required
@require_POST
def remember_mapping(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Bring a deleted description back."""
    remember(request.user, _of(request.user, pk))
    messages.success(request, _("Restored."))
    return redirect("exchange:mappings")


def _of(person: User, pk: int) -> Description:
    if (found := description(person, pk)) is None:
        raise Http404
    return found
