"""The page of the first run."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.http import AuthenticatedHttpRequest
from config.language import gettext as _
from journal.once import once, storing
from journal.welcome.forms import WelcomePage


@login_required
@require_http_methods(["GET", "POST"])
@once
def welcome(request: AuthenticatedHttpRequest) -> HttpResponse:
    """At most three questions; each may stay open, and all can be answered elsewhere later."""
    data = request.POST if request.method == "POST" else None
    page = WelcomePage(data, person=request.user)
    if data is None:
        return render(request, "welcome/welcome.html", {"page": page})
    if not page.is_valid():
        request.user.refresh_from_db()  # the form has already written on it
        context = {"page": page, "refused": True}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "welcome/welcome.html", context, status=status)
    with storing(request) as done:
        page.save()
        messages.success(request, _("You are ready. Here is tonight."))
        return done(redirect("journal:tonight"))
