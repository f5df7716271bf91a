"""The regimen: what is taken, what it adds up to, what was tried."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from config.language import gettext as _
from journal import clock
from journal.figures.wording import short_date
from journal.once import once, storing
from journal.regimen import plan
from journal.regimen.dose_form import DoseForm
from journal.regimen.forms import LimitsForm, RegimenPage, StopForm
from journal.regimen.kind_words import read_as
from journal.regimen.models import DoseStep, Regimen, RemovedRegimen
from journal.regimen.plan_page import dose_words, plan_page
from journal.regimen.presets import offered
from journal.regimen.stored_answers import answers_of


@login_required
@require_safe
def regimen(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The plan now, its totals and gaps, and what was tried and stopped."""
    form = LimitsForm(request.GET)
    authority = form.authority(request.user)
    products = request.user.regimens.products()
    today = request.user.waking_day()
    tonight = clock.night_at(timezone.now(), request.user.zone)
    recent = request.user.nights.last_nights(tonight)
    answers = answers_of(request.user.nights.during(recent))
    context = {
        "here": "regimen",
        "form": form,
        "authority": authority,
        "sheet": plan_page(products, today, authority, answers, recent),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "regimen/regimen.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_regimen(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Write down a product with its first dose."""
    page = RegimenPage(request.POST or None, Regimen(user=request.user), request.user.waking_day())
    if request.method == "POST" and page.is_valid():
        with storing(request) as done:
            entry = page.save()
            saved = _("Saved: {name}.").format(name=entry)
            messages.success(
                request, _sentences(saved, _one_dose(entry.steps.last()), _read_as(entry))
            )
            _ask(request, page)
            return done(redirect("regimen:regimen"))
    presets = offered(us_units=request.user.units == User.Units.US)
    refused = page.product.is_bound
    context = {"here": "regimen", "page": page, "presets": presets, "refused": refused}
    return render(request, "regimen/new_regimen.html", context, status=_status(page.product))


@login_required
@require_http_methods(["GET", "POST"])
def edit_regimen(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Correct a product; its dose and its end have their own forms beside it."""
    entry = get_object_or_404(request.user.regimens, pk=pk)
    page = RegimenPage(request.POST or None, entry, request.user.waking_day())
    if request.method == "POST" and page.is_valid():
        page.save()
        messages.success(
            request, _sentences(_("{name} is corrected.").format(name=entry), _read_as(entry))
        )
        _ask(request, page)
        return redirect("regimen:edit_regimen", pk)
    return _edit(request, entry, page=page)


@login_required
@require_POST
@once
def change_dose(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """A new dose from a day on."""
    entry = get_object_or_404(request.user.regimens, pk=pk)
    step = DoseStep(regimen=entry)
    form = DoseForm(request.POST, today=request.user.waking_day(), like=None, instance=step)
    if form.is_valid():
        with storing(request) as done:
            form.save()
            saved = _("Saved: {name}, the dose from {day}.").format(
                name=entry, day=short_date(step.first_day)
            )
            messages.success(request, _sentences(saved, _one_dose(step)))
            return done(redirect("regimen:edit_regimen", pk))
    return _edit(request, entry, dose=form)


@login_required
@require_http_methods(["GET", "POST"])
def edit_step(request: AuthenticatedHttpRequest, pk: int, step: int) -> HttpResponse:
    """Correct one dose of the history."""
    entry = get_object_or_404(request.user.regimens, pk=pk)
    row = get_object_or_404(entry.steps, pk=step)
    data = request.POST if request.method == "POST" else None
    form = DoseForm(data, today=request.user.waking_day(), like=None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        saved = _("Saved: {name}, the corrected dose.").format(name=entry)
        messages.success(request, _sentences(saved, _one_dose(row)))
        return redirect("regimen:edit_regimen", pk)
    is_only = entry.steps.count() == 1
    context = {"here": "regimen", "entry": entry, "form": form, "step": row, "is_only": is_only}
    return render(request, "regimen/edit_step.html", context, status=_status(form))


@login_required
@require_POST
@once
def remove_step(request: AuthenticatedHttpRequest, pk: int, step: int) -> HttpResponse:
    """Take a dose out of the history, which can be undone; the only one stays."""
    entry = get_object_or_404(request.user.regimens, pk=pk)
    row = get_object_or_404(entry.steps, pk=step)
    if entry.steps.count() == 1:
        messages.info(request, _("This is the only dose. Please correct it instead."))
        return redirect("regimen:edit_step", pk, step)
    with storing(request) as done:
        removed = RemovedRegimen.take(row)
        sentence = _("Deleted: {name}, the dose from {day}.").format(
            name=entry, day=short_date(row.first_day)
        )
        messages.success(request, sentence, extra_tags=_undo(removed))
        return done(redirect("regimen:edit_regimen", pk))


@login_required
@require_POST
@once
def delete_regimen(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Delete a product with its history; the next page offers to undo it."""
    entry: Regimen = get_object_or_404(request.user.regimens, pk=pk)
    with storing(request) as done:
        removed = RemovedRegimen.take(entry)
        messages.success(
            request, _("Deleted: {name}.").format(name=entry), extra_tags=_undo(removed)
        )
        return done(redirect("regimen:regimen"))


@login_required
@require_POST
@once
def restore_regimen(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Put back what was deleted."""
    removed = get_object_or_404(request.user.removed_regimens, pk=pk)
    of = removed.of_id
    there = redirect("regimen:edit_regimen", of) if of else redirect("regimen:regimen")
    with storing(request) as done:
        if removed.restore():
            messages.success(request, _("Undone."))
            return done(there)
    messages.error(
        request,
        _("Another dose begins on that day now. Please delete it first, then undo again."),
        extra_tags=_undo(removed),
    )
    return there


@login_required
@require_POST
def stop(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Store the last day it was taken, and why."""
    entry = get_object_or_404(request.user.regimens, pk=pk)
    form = StopForm(request.POST, today=request.user.waking_day(), instance=entry)
    if form.is_valid():
        form.save()
        last_day = short_date(form.cleaned_data["ended_on"])
        messages.success(
            request,
            _("Saved: {name} until {day}. You can undo this.").format(name=entry, day=last_day),
        )
        return redirect("regimen:edit_regimen", pk)
    return _edit(request, entry, stop=form)


@login_required
@require_POST
def resume(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Remove the end: it goes on as before."""
    entry = get_object_or_404(request.user.regimens, pk=pk)
    entry.ended_on, entry.ended_reason = None, ""
    entry.save(update_fields=["ended_on", "ended_reason"])
    messages.success(request, _("Saved: you still take {name}.").format(name=entry))
    return redirect("regimen:edit_regimen", pk)


def _ask(request: AuthenticatedHttpRequest, page: RegimenPage) -> None:
    """Show what had to be guessed, at once."""
    for doubt in page.doubts:
        messages.info(request, f"{page.regimen}: {doubt}")


def _read_as(entry: Regimen) -> str:
    read = read_as(entry.name)
    return _("It was read as {names}.").format(names=read) if read else ""


def _one_dose(step: DoseStep | None) -> str:
    """A sentence about the amount of one dose, as it was read."""
    strength = plan.strength(step.amount, step.unit) if step else ""
    return _("One dose: {dose}.").format(dose=strength) if strength else ""


def _sentences(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _undo(removed: RemovedRegimen) -> str:
    return f"restore:{reverse('regimen:restore_regimen', args=[removed.pk])}"


def _edit(request: AuthenticatedHttpRequest, entry: Regimen, **forms: Any) -> HttpResponse:
    """The page of one product with the form that was sent, the others fresh."""
    today = request.user.waking_day()
    entry.refresh_from_db()  # a form that was refused has already written on it
    steps = list(entry.steps.prefetch_related("times"))
    latest = steps[-1] if steps else None
    context = {
        "here": "regimen",
        "entry": entry,
        "refused": request.method == "POST",
        "page": forms.get("page") or RegimenPage(None, entry, today),
        "dose": forms.get("dose")
        or DoseForm(today=today, like=latest, instance=DoseStep(regimen=entry)),
        "stop": forms.get("stop") or StopForm(today=today, instance=entry),
        "steps": [(row.pk, row.step(), dose_words(row.step())) for row in reversed(steps)],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "regimen/edit_regimen.html", context, status=status)


def _status(form: Any) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
