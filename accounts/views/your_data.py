"""What happened with the account, and deleting it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts import deletion
from accounts.confirmation import recently_confirmed
from accounts.forms import DeleteAccountForm
from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from config.language import gettext as _

MAX_EVENTS = 200


@login_required
@require_safe
def activity(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The latest sign-ins, exports, imports, shares."""
    events = request.user.audit_events.all()[:MAX_EVENTS]
    return render(request, "accounts/activity.html", {"events": events, "here": "account"})


@login_required
@recently_confirmed()
@require_http_methods(["GET", "POST"])
def delete_account(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Delete the account with everything in it."""
    form = DeleteAccountForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "accounts/delete_account.html", {"form": form, "here": "account"})
    person = User.objects.get(pk=request.user.pk)
    logout(request)
    deletion.delete_account(person)
    messages.success(
        request, _("Your account and everything in it are deleted. All the best to you.")
    )
    answer = redirect("journal:home")
    answer.delete_cookie(settings.DEVICE_COOKIE_NAME)
    return answer
