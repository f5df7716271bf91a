"""Codes of an app for the second step: how guesses at them are counted, and that each works once.

allauth counts guesses for an account as such, so that a stranger with the password could shut the
owner out, and remembers a used code for half a minute, while one works for a minute and a half.
"""

from collections.abc import Callable
from typing import Any

from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

from accounts import attempts
from config.language import gettext_lazy as _

TOO_MANY = _("Too many wrong codes. Please wait five minutes, then try again.")


def count_by_network_and_browser() -> None:
    """Make allauth's forms of the second step count guesses as those at passwords are counted."""
    for module in (base_forms, totp_forms, webauthn_forms):
        module.check_rate_limit = _count_guess


def _count_guess(user: Any, error_key: str | None = None) -> Callable[[], None]:
    """Use up one try, given back by what is returned; `ValidationError` where none is left."""
    usage = attempts.take_one(context.request, user.email, "second step")
    if usage is None:
        raise ValidationError(TOO_MANY, code="rate_limited")
    give_back: Callable[[], None] = usage.rollback
    return give_back


def use_once(user: Any, code: str) -> bool:
    """Whether this code was not used before by this person, for as long as it could work.

    However it is written: allauth takes "123-456" for 123456.
    """
    digits = normalize_user_code(code)
    name = salted_hmac("accounts.codes", f"{user.pk} {digits}", algorithm="sha256").hexdigest()
    periods = 2 * app_settings.TOTP_TOLERANCE + 1
    lifetime = (periods + 1) * app_settings.TOTP_PERIOD
    return bool(cache.add(f"code:{name}", 1, timeout=lifetime))
