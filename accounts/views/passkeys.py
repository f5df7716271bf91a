"""Signing in by passkey, without a session before there is somebody."""

from typing import Any

from allauth.mfa.webauthn.internal.auth import STATE_SESSION_KEY
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from accounts import short_notes

NOTE = "passkey"


class SignInByPasskey(LoginWebAuthnView):
    """allauth's view, with the challenge in a signed cookie of the browser that works once.

    allauth keeps it in a session, so that each look at the page would be a row in the database.
    """

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A challenge for the browser's script; anybody else is led to the page for signing in."""
        answer: HttpResponse = super().get(request, *args, **kwargs)
        state = request.session.pop(STATE_SESSION_KEY, None)
        if state is not None:
            short_notes.write(answer, NOTE, state)
        return answer

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign in with the answer to the challenge that this browser holds."""
        state = short_notes.read(request, NOTE)
        if state is not None and _never_answered(state["challenge"]):
            request.session[STATE_SESSION_KEY] = state
        answer: HttpResponse = super().post(request, *args, **kwargs)
        request.session.pop(STATE_SESSION_KEY, None)
        short_notes.forget(answer, NOTE)
        return answer


def _never_answered(challenge: str) -> bool:
    name = salted_hmac("accounts.passkeys", challenge, algorithm="sha256").hexdigest()
    return bool(cache.add(f"passkey:{name}", 1, timeout=short_notes.SECONDS))
