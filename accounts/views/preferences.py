"""The account page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.forms import PreferencesForm
from config.language import gettext as _
from config.language import in_language


@login_required
@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """How times, dates and colours are shown, and the way to everything about the account."""
    form = PreferencesForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        with in_language(form.instance.speaks):
            messages.success(request, _("Saved."))
        return redirect("accounts:preferences")
    return render(request, "accounts/preferences.html", {"form": form, "here": "account"})
