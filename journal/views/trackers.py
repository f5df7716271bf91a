"""Which tracker counts where several recorded the same night."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.http import AuthenticatedHttpRequest
from config.language import gettext as _
from journal.forms.trackers import TrackerOrderForm


@login_required
@require_http_methods(["GET", "POST"])
def trackers(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The person's order of trackers."""
    data = request.POST if request.method == "POST" else None
    form = TrackerOrderForm(data, person=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("journal:trackers")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(
        request, "journal/trackers.html", {"form": form, "here": "account"}, status=status
    )
