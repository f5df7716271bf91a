"""Before something that cannot be taken back: is it still the person who signed in?

Signing in counts, and so does confirming with the password, a code or a passkey; either is
good for five minutes. Put `@recently_confirmed` below `@login_required`.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from accounts import sessions
from config.language import gettext as _

CONFIRMED_AT = "confirmed_at"

View = Callable[..., HttpResponseBase]


def note_sign_in(request: HttpRequest | None, **_: Any) -> None:
    """Django's signal: note when somebody signed in."""
    if request is not None:
        request.session[CONFIRMED_AT] = time.time()


def note_step(request: HttpRequest, *, reauthenticated: bool = False, **_: Any) -> None:
    """allauth's signal: note a right password, code or passkey; before sign-in it is not enough."""
    if reauthenticated:
        sessions.renew_key(request)
        request.session[CONFIRMED_AT] = time.time()


def is_recent(request: HttpRequest) -> bool:
    """Whether the person has shown in the last five minutes who they are, or has no way to."""
    if time.time() - request.session.get(CONFIRMED_AT, 0) < app_settings.REAUTHENTICATION_TIMEOUT:
        return True
    return not get_adapter().get_reauthentication_methods(request.user)  # as for a demo


def recently_confirmed(*, back: str | None = None) -> Callable[[View], View]:
    """Decorate a view so that it first asks who it is, unless that was shown just now.

    Who has confirmed lands on the page named `back` with the same query, else on the address
    that was asked for. A page that posts or downloads names the page with its button: nothing
    typed is kept aside, and nobody is left standing on the password page while a file arrives.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if is_recent(request):
                return view(request, *args, **kwargs)
            query = f"?{request.GET.urlencode()}" if request.GET else ""
            there = (reverse(back) if back else request.path) + query
            if back:
                messages.info(request, _("Please sign in again, then press the button once more."))
            first = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
            return redirect(f"{first}?{urlencode({'next': there})}")

        return guarded

    return decorate
