"""The page on which somebody writes of themselves for the head of their summary."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.http import AuthenticatedHttpRequest
from config.language import gettext as _
from journal.report.about_you_form import AboutYouForm
from journal.report.models import AboutYou


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def about_you(request: AuthenticatedHttpRequest) -> HttpResponse:
    """All of it on one page, which the summary and the account lead to."""
    person = request.user
    row = AboutYou.objects.filter(user=person).first() or AboutYou(user=person)
    data = request.POST if request.method == "POST" else None
    form = AboutYouForm(data, instance=row, today=person.today())
    if form.is_valid():
        form.store()
        messages.success(request, _("Saved."))
        return redirect("report:report")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "report/about_you.html", {"form": form, "here": "report"}, status=status)
