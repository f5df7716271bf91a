"""Naming the one question that weighs more than the others."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from accounts.limits import computed
from config.language import gettext as _
from journal import clock
from journal.findings import findings_of, written_part
from journal.models.named_question import name
from journal.trends.questions.forms import NamingForm, YearForm
from journal.trends.questions.views import period_form


@login_required
@require_POST
@computed
def name_question(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Name one question of the last year's, or none; the nights after tonight count for it."""
    person, tonight = request.user, clock.night_at(timezone.now(), request.user.zone)
    period = period_form(request, YearForm).period()
    findings = findings_of(person, written_part(person, period) or period)
    form = NamingForm.of(person, findings, request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["question"][0]))
    elif not name(person, form.cleaned_data["question"], tonight):
        messages.info(request, _("Nothing changed."))
    elif label := form.chosen():
        messages.success(
            request,
            _("“{question}” is chosen. Nights after tonight count for it.").format(question=label),
        )
    else:
        messages.success(request, _("No question is chosen. All weigh alike."))
    return redirect("trends:factors")
