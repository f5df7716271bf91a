"""Forms of passkeys, codes and confirming: allauth's, in our words and without placeholders."""

import struct
from typing import Any

from allauth.account.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from accounts import codes
from accounts.sign_in_sentences import WRONG_PASSKEY
from config.language import gettext as _

LONGEST_NAME = 60
LARGEST_NUMBER = 65_535  # algorithms of COSE go as far as -65535
NOT_A_PASSKEY = (
    KeyError,
    IndexError,
    AttributeError,
    TypeError,
    ValueError,
    AssertionError,
    RecursionError,
    struct.error,
    InvalidSignature,
)


def _plain_code(form: forms.Form, label: str, help_text: str) -> None:
    field = form.fields["code"]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"autocomplete": "one-time-code", "inputmode": "numeric"}


class PasswordAgainForm(AllauthReauthenticateForm):
    """Asks for the password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["password"]
        field.widget.attrs.pop("placeholder", None)
        field.label, field.help_text = _("Your password"), ""


class OnceForm(forms.Form):
    """A form with a code that works once in its life, the one that set the app up too."""

    def clean_code(self) -> str:
        """The code if allauth takes it and it was not used before."""
        code: str = super().clean_code()  # type: ignore[misc]
        if not codes.use_once(self.user, code):  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(OnceForm, AuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain_code(
            self, _("Code"), _("The six digits your app shows now, or one of your backup codes.")
        )


class CodeAgainForm(OnceForm, ReauthenticateForm):
    """A code to confirm with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain_code(
            self, _("Code"), _("The six digits your app shows now, or one of your backup codes.")
        )


class ActivateAppForm(OnceForm, AllauthActivateTOTPForm):
    """The first code of an app that has just read the picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain_code(self, _("Code"), _("The six digits the app shows now."))


def no_large_number(value: Any) -> None:
    """Refuse JSON with a number beyond those that name an algorithm, however deep it stands."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict | list):
            waiting.extend(part.values() if isinstance(part, dict) else part)
        elif isinstance(part, int | float) and not abs(part) <= LARGEST_NUMBER:
            raise ValidationError(WRONG_PASSKEY)


class UsedOnce(forms.HiddenInput):
    """An input for what a browser signed for one moment; it never writes back what was sent."""

    def format_value(self, value: Any) -> None:
        """No value, whatever was sent."""


class PasskeyField(forms.JSONField):
    """A field for what a browser signed; a page that comes back does not look into it."""

    widget = UsedOnce
    default_validators = [no_large_number]

    def bound_data(self, data: Any, initial: Any) -> Any:
        """No value to show again."""
        return None


class PasskeyForm(forms.Form):
    """Takes anything a script sends that is no passkey as a wrong one, not as an error.

    allauth and fido2 read the answer of the browser key by key and name only some of the ways
    in which it may not be one. Where bytes belong it takes a number for how many are wanted, so a
    number no browser sends is refused before it reads anything.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = PasskeyField()

    def _clean_fields(self) -> None:
        try:
            super()._clean_fields()  # type: ignore[misc]
        except NOT_A_PASSKEY:
            self._refuse()

    def _clean_form(self) -> None:
        try:
            super()._clean_form()  # type: ignore[misc]
        except NOT_A_PASSKEY:
            self._refuse()
        if not self.cleaned_data.get("credential") and not self.errors:
            self._refuse()  # `false` or `{}`: allauth looks no further and would store it

    def _refuse(self) -> None:
        self.add_error("credential", WRONG_PASSKEY)


class SignInByPasskeyForm(PasskeyForm, LoginWebAuthnForm):
    """Signs in with a passkey in place of the password."""


class PasskeyStepForm(PasskeyForm, AuthenticateWebAuthnForm):
    """Asks for a passkey after the password."""


class PasskeyAgainForm(PasskeyForm, ReauthenticateWebAuthnForm):
    """Asks for a passkey to confirm who it is."""


class AddPasskeyForm(PasskeyForm, AddWebAuthnForm):
    """A name for the passkey; the browser adds the rest."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, alone = self.fields["name"], self.fields["passwordless"]
        name.validators.append(MaxLengthValidator(LONGEST_NAME))
        name.widget.attrs["maxlength"] = LONGEST_NAME
        name.label = _("Name")
        name.help_text = _("Your own name for it, such as “my phone”.")
        alone.initial = True
        alone.label = _("Sign in with this alone, without the password")
        alone.help_text = _("Untick this for an old security key, which may not have room for it.")


class RenamePasskeyForm(EditWebAuthnForm):
    """Asks for another name of a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].validators.append(MaxLengthValidator(LONGEST_NAME))
        self.fields["name"].widget.attrs["maxlength"] = LONGEST_NAME
