"""Lines about signing in, what was done with an account, and what was refused.

For whoever runs the server. An account and a network stand in them as marks, keyed hashes that
are the same in every line of this server and lead back to nobody without its key.
"""

import logging
from typing import Any

from allauth.mfa import signals as mfa
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.models import User
from accounts.network import address_of

log = logging.getLogger("stillnight.security")
PROOFS = "account_authentication_methods"  # where allauth keeps what somebody has shown


def note(event: str, request: HttpRequest | None = None, email: str = "") -> None:
    """Write one line; the account is that of the address, else of whoever sent the request."""
    if not email and request is not None and request.user.is_authenticated:
        email = request.user.email
    log.info("%s account=%s network=%s", event, mark(email.lower()), mark(address_of(request)))


def mark(text: str) -> str:
    """Twelve letters that stand for an account or a network, “-” for none."""
    if not text:
        return "-"
    return salted_hmac("accounts.security_log", text, algorithm="sha256").hexdigest()[:12]


def listen() -> None:
    """Connect to the signals of signing in and out."""
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    user_login_failed.connect(_refused)
    mfa.authentication_failed.connect(_wrong_second_step)


def _signed_in(request: HttpRequest | None, user: User, **_: Any) -> None:
    shown = request.session.get(PROOFS, []) if request is not None else []
    by = "+".join(proof.get("type", proof["method"]) for proof in shown) or "-"
    note(f"signed in by={by}", request, user.email)


def _signed_out(request: HttpRequest | None, user: User | None, **_: Any) -> None:
    if user is not None:
        note("signed out", request, user.email)


def _refused(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    note("sign-in refused by=password", request, str(credentials.get("email", "")))


def _wrong_second_step(
    request: HttpRequest | None, user: User, authenticator: Any, **_: Any
) -> None:
    note(f"sign-in refused by={authenticator.type}", request, user.email)
