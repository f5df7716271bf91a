"""Where you are signed in."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts import audit, sessions
from accounts.audit import Kind
from accounts.browsers import in_words
from accounts.confirmation import recently_confirmed
from accounts.http import AuthenticatedHttpRequest
from config.language import gettext as _


@login_required
@require_safe
def session_list(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Every browser in which this account is open."""
    listed = [
        {
            "pk": session.pk,
            "name": in_words(session.user_agent),
            "network": session.ip,
            "since": session.created_at,
            "here": session.session_key == request.session.session_key,
        }
        for session in UserSession.objects.purge_and_list(request.user)
    ]
    listed.sort(key=lambda entry: (not entry["here"], -entry["since"].timestamp()))
    has_tokens = request.user.tokens.live(timezone.now()).exists()
    context = {"sessions": listed, "has_tokens": has_tokens, "here": "account"}
    return render(request, "accounts/session_list.html", context)


@login_required
@recently_confirmed(back="accounts:session_list")
@require_POST
def end_session(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Sign out one browser."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    session.end()
    audit.record(request, Kind.SESSION_ENDED)
    messages.success(request, _("Signed out: {name}.").format(name=in_words(session.user_agent)))
    return redirect("accounts:session_list")


@login_required
@recently_confirmed(back="accounts:session_list")
@require_POST
def end_other_sessions(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Sign out everywhere but here, and stop every access token."""
    sessions.end_others(request, request.user)
    sessions.stop_tokens(request.user)
    audit.record(request, Kind.SESSION_ENDED)
    messages.success(request, _("You are now signed in here only."))
    return redirect("accounts:session_list")
