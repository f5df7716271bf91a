"""Bringing nights in, and taking them along."""

from collections.abc import Iterator
from http import HTTPStatus
from itertools import islice

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.confirmation import recently_confirmed
from accounts.http import AuthenticatedHttpRequest
from journal import clock
from journal.exchange import nights_csv, sheet
from journal.exchange.forms import ImportForm
from journal.exchange.models import Import
from journal.exchange.nights import stored
from journal.exchange.preview import Preview, confirm
from journal.forms import PeriodForm
from journal.models import Night

LINES_AT_A_TIME = 200


@login_required
@require_http_methods(["GET", "POST"])
def imports(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Choose a file; below it, what was taken in before."""
    person = request.user
    form = ImportForm(person=person)
    if request.method == "POST":
        sent = int(request.META.get("CONTENT_LENGTH") or 0)
        form = ImportForm(request.POST, request.FILES, person=person, sent_bytes=sent)
        if form.is_valid():
            return redirect("exchange:preview_import", form.propose().pk)
    known = list(person.imports.defer("payload"))
    waiting = [entry for entry in known if entry.step == Import.Step.PREVIEW]
    past = [entry for entry in known if entry.step != Import.Step.PREVIEW]
    context = {"form": form, "problem": form.problem, "waiting": waiting, "past": past}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "exchange/imports.html", context, status=status)


@login_required
@require_safe
def preview_import(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """What this file would add, before anything is added."""
    entry = get_object_or_404(request.user.imports, pk=pk)
    if entry.step != Import.Step.PREVIEW:
        return redirect("exchange:imports")
    return render(request, "exchange/preview_import.html", {"preview": Preview.of(entry)})


@login_required
@require_POST
def confirm_import(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Yes: add what is new."""
    entry = get_object_or_404(request.user.imports, pk=pk)
    try:
        confirmed = confirm(entry, timezone.now())
    except IntegrityError:  # another device wrote one of these nights this very moment
        messages.error(request, "Something changed meanwhile. Look again; nothing was added.")
        return redirect("exchange:preview_import", pk)
    if confirmed:
        audit.record(request, audit.Kind.IMPORTED)
        entry.refresh_from_db()
        messages.success(request, f"{_counted(entry.added, entry.noun)} added. You can undo this.")
    else:
        messages.info(request, "That import was already answered.")
    return redirect("exchange:imports")


@login_required
@require_POST
def cancel_import(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """No: forget the file."""
    entry = get_object_or_404(request.user.imports, pk=pk)
    if entry.step == Import.Step.PREVIEW:
        entry.delete()
        messages.success(request, "Forgotten. Nothing was added.")
    else:
        messages.info(request, "That import was already answered.")
    return redirect("exchange:imports")


@login_required
@require_POST
def undo_import(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Take out again what an import added."""
    entry = get_object_or_404(request.user.imports, pk=pk)
    if entry.undo(timezone.now()):
        audit.record(request, audit.Kind.IMPORT_UNDONE)
        kept = f" {_counted(entry.kept, 'night')} you wrote in since stayed." * bool(entry.kept)
        messages.success(request, f"The import of {entry.filename} is undone.{kept}")
    else:
        messages.info(request, "There is nothing to undo in that import.")
    return redirect("exchange:imports")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


@login_required
@require_safe
def example_csv(request: AuthenticatedHttpRequest) -> HttpResponseBase:
    """A small nights file to look at and to fill in."""
    lines = sheet.write(nights_csv.table(iter(nights_csv.EXAMPLE)))
    return _download(HttpResponse("".join(lines)), "stillnight-example.csv")


@login_required
@require_safe
def exports(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What can be taken along."""
    count = request.user.nights.count()
    return render(request, "exchange/exports.html", {"count": count, "form": _period_form(request)})


@login_required
@recently_confirmed(back="exchange:exports")
@require_safe
def export_nights(request: AuthenticatedHttpRequest) -> HttpResponseBase:
    """Every night as CSV, or those of `?first=&last=`; streamed, however many there are."""
    nights: QuerySet[Night] = request.user.nights.all()
    if request.GET:
        form = _period_form(request)
        if not form.is_valid():
            context = {"count": nights.count(), "form": form}
            return render(
                request, "exchange/exports.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY
            )
        if not form.chosen_range:
            nights = request.user.nights.during(form.period())
    audit.record(request, audit.Kind.EXPORTED)
    lines = _gathered(sheet.write(nights_csv.table(stored(nights))))
    return _download(
        StreamingHttpResponse(lines), f"stillnight-nights-{request.user.today().isoformat()}.csv"
    )


def _period_form(request: AuthenticatedHttpRequest) -> PeriodForm:
    oldest = request.user.nights.values_list("night", flat=True).first()
    tonight = clock.night_at(timezone.now(), request.user.zone)
    return PeriodForm(request.GET or None, tonight=tonight, first_night=oldest)


def _gathered(lines: Iterator[str]) -> Iterator[str]:
    """The same text in fewer, larger pieces."""
    while piece := "".join(islice(lines, LINES_AT_A_TIME)):
        yield piece


def _download(response: HttpResponseBase, filename: str) -> HttpResponseBase:
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
