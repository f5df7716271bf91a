"""The person's own questions: which are asked each evening."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import AuthenticatedHttpRequest
from config.language import gettext as _
from journal.forms.own_questions import FactorForm, stop_or_ask
from journal.models import Factor
from journal.once import once, storing


@login_required
@require_http_methods(["GET", "POST"])
@once
def questions(request: AuthenticatedHttpRequest) -> HttpResponse:
    """All questions of this person, and a new one."""
    form = FactorForm(request.POST or None, instance=Factor(user=request.user))
    if form.is_valid():
        with storing(request) as done:
            form.save()
            messages.success(
                request, _("“{question}” is asked from tonight on.").format(question=form.instance)
            )
            return done(redirect("journal:questions"))
    every = request.user.factors.all()
    context = {
        "form": form,
        "active": [row for row in every if row.retired_at is None],
        "retired": [row for row in every if row.retired_at],
        "here": "account",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "journal/questions.html", context, status=status)


@login_required
@require_POST
@once
def ask_question(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Stop asking a question, or ask it again."""
    factor = get_object_or_404(request.user.factors, pk=pk)
    with storing(request) as done:
        if stop_or_ask(factor):
            note = _("“{question}” is asked again from tonight on. Its answers are kept.").format(
                question=factor
            )
        else:
            note = _("“{question}” is no longer asked. Its answers are kept.").format(
                question=factor
            )
        messages.success(request, note)
        return done(redirect("journal:questions"))
