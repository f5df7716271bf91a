"""Bringing nights in: look, say yes or no, undo."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit, uploads
from accounts.http import AuthenticatedHttpRequest
from accounts.limits import at_most
from accounts.models import User
from config.language import gettext as _
from config.language import ngettext
from journal.exchange import arrivals
from journal.exchange.formats.registry import OF_OTHERS, OURS
from journal.exchange.forms import ImportForm
from journal.exchange.models import Import, ImportedRow
from journal.exchange.preview import Preview, confirm
from journal.exchange.problem import ImportProblem
from journal.exchange.proposal import Proposal
from journal.exchange.tasks import queue
from journal.exchange.undo import RETENTION
from journal.exchange.wording import outcome, stayed, taken_in
from journal.once import once, storing

IMPORTS_AN_HOUR = 60


@login_required
@at_most(f"{IMPORTS_AN_HOUR}/h", "import")
@require_http_methods(["GET", "POST"])
@once
def imports(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Choose a file; below it, what was taken in before."""
    person, now = request.user, timezone.now()
    form, problem = ImportForm(person=person), None
    if request.method == "POST":
        form = ImportForm(request.POST, request.FILES, person=person)
        if form.is_valid():
            try:
                store = taken(person, form, now)
            except ImportProblem as refused:
                problem = refused
                form.add_error("file", _("This file was not imported. Nothing has changed."))
            else:
                with storing(request) as done:
                    return done(redirect("exchange:preview_import", store().pk))
    entries = _entries(person, now)
    context = {
        "form": form,
        "problem": problem,
        "at_once": arrivals.AT_ONCE // 1024**2,
        "most": "60 MB" if person.is_demo else "3 GB",
        "formats": [*OURS, *OF_OTHERS],
        "waiting": [entry for entry in entries if entry.is_open],
        "described": any(entry.has_mapping for entry in entries),
        "past": [(entry, outcome(entry)) for entry in entries if not entry.is_open],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "exchange/imports.html", context, status=status)


def taken(person: User, form: ImportForm, now: datetime) -> Callable[[], Import]:
    """Read small files now, leave others to a worker; what stores that. Raises `ImportProblem`."""
    if form.size <= arrivals.AT_ONCE:
        return Proposal.read(person, form.uploaded, form.zone, now).store
    arrivals.check_room(form.size)
    entry = Import.receive(person, form.names, form.zone.key)
    uploads.forget_all(person.pk)  # what did not arrive whole
    arrivals.keep(entry, form.cleaned_data["file"])

    def store() -> Import:
        queue(entry)
        return entry

    return store


def _entries(person: User, now: datetime) -> list[Any]:
    """Somebody's imports, each with what can be done with it."""
    rows = ImportedRow.objects.filter(entry=OuterRef("pk"))
    return list(
        person.imports.defer("payload", "mapping").annotate(
            has_mapping=~Q(mapping=""),
            is_open=Import.can_be_discarded(now) | Q(queued_at__isnull=False),
            can_be_undone=Exists(rows) & ~Q(step=Import.Step.ADDING)
            | Q(step=Import.Step.DONE) & ~Q(payload={}),
            can_come_back=Q(step=Import.Step.UNDONE, undone_at__gte=now - RETENTION)
            & ~Q(payload={}),
        )
    )


@login_required
@require_safe
def preview_import(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """What this file would add, before anything is added."""
    now = timezone.now()
    entries: Any = request.user.imports.annotate(waits=Import.waiting(now))
    entry = get_object_or_404(entries, pk=pk)
    if entry.queued_at or entry.step == Import.Step.READING:
        context = {"entry": entry, "late": entry.is_late(now), "added": entry.added_rows.count()}
        return render(request, "exchange/under_way.html", context)
    if entry.step == Import.Step.REFUSED:
        problem = ImportProblem(*entry.payload["refused"], count=entry.refused)
        return render(request, "exchange/refused_import.html", {"entry": entry, "problem": problem})
    if not entry.waits:
        return redirect("exchange:imports")
    if entry.asks:
        return redirect("exchange:columns", pk)
    return render(request, "exchange/preview_import.html", {"preview": Preview.of(entry)})


@login_required
@require_POST
def confirm_import(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Add what is new after the yes."""
    entry = get_object_or_404(request.user.imports, pk=pk)
    if entry.is_large:
        if queue(entry):
            audit.record(request, audit.Kind.IMPORTED)
        return redirect("exchange:preview_import", pk)
    try:
        confirmed = confirm(entry, timezone.now())
    except (
        IntegrityError,
        ValidationError,
    ):  # another device wrote one of these nights this very moment
        messages.error(request, _stopped(entry, entry.rows.count()))
        return redirect("exchange:preview_import", pk)
    if confirmed:
        audit.record(request, audit.Kind.IMPORTED)
        entry.refresh_from_db()
        messages.success(request, taken_in(entry))
    else:
        messages.info(request, _("You have answered this import already."))
    return redirect("exchange:imports")


@login_required
@require_POST
@once
def cancel_import(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Forget the file after the no."""
    entry = get_object_or_404(request.user.imports, pk=pk)
    undecided = request.user.imports.filter(Import.can_be_discarded(timezone.now()), rows=None)
    if undecided.filter(pk=pk).exists():
        with storing(request) as done:
            arrivals.forget(entry)
            entry.delete()
            messages.success(request, _("File discarded. Nothing was added."))
            return done(redirect("exchange:imports"))
    messages.info(request, _("You have answered this import already."))
    return redirect("exchange:imports")


@login_required
@require_POST
def undo_import(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Take out again what an import added."""
    entry = get_object_or_404(request.user.imports, pk=pk)
    if entry.undo(timezone.now()):
        audit.record(request, audit.Kind.IMPORT_UNDONE)
        undone = _("The import of {filename} is undone.").format(filename=entry.filename)
        messages.success(request, " ".join(filter(None, [undone, stayed(entry.stayed)])))
    else:
        messages.info(request, _("There is nothing to undo in this import."))
    return redirect("exchange:imports")


@login_required
@at_most(f"{IMPORTS_AN_HOUR}/h", "import")
@require_POST
@once
def bring_back_import(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Show what an undo removed, to be added again."""
    entry = get_object_or_404(request.user.imports, pk=pk)
    with storing(request) as done:
        proposed = entry.bring_back(timezone.now())
        if proposed is not None:
            return done(redirect("exchange:preview_import", proposed.pk))
    messages.info(request, _("There is nothing left to bring back from this import."))
    return redirect("exchange:imports")


def _stopped(entry: Import, count: int) -> str:
    """What became of an import whose rows could not be added after all."""
    if not count:
        return _("Something changed meanwhile. Nothing was added. Please look again.")
    return ngettext(
        "Something changed meanwhile. {rows} of it is added. Please look again.",
        "Something changed meanwhile. {rows} of it are added. Please look again.",
        count,
    ).format(rows=entry.file_format.counted(count))
