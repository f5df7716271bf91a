"""Forms of passkeys, codes and confirming: allauth's, in our words and without placeholders."""

from typing import Any

from allauth.account.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms

LONGEST_NAME = 60


def _plain_code(form: forms.Form, label: str, help_text: str) -> None:
    field = form.fields["code"]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"autocomplete": "one-time-code", "inputmode": "numeric"}


class PasswordAgainForm(AllauthReauthenticateForm):
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["password"]
        field.widget.attrs.pop("placeholder", None)
        field.label, field.help_text = "Your password", ""


class CodeForm(AuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain_code(self, "Code", "The six digits your app shows now, or one of your spare codes.")


class CodeAgainForm(ReauthenticateForm):
    """A code to confirm with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain_code(self, "Code", "The six digits your app shows now, or one of your spare codes.")


class ActivateAppForm(AllauthActivateTOTPForm):
    """The first code of an app that has just read the picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain_code(self, "Code", "The six digits the app shows now.")


class AddPasskeyForm(AddWebAuthnForm):
    """A name for the passkey; the browser adds the rest."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, alone = self.fields["name"], self.fields["passwordless"]
        name.max_length = LONGEST_NAME
        name.widget.attrs["maxlength"] = LONGEST_NAME
        name.help_text = "So that you know later which one it is, such as “my phone”."
        alone.initial = True
        alone.label = "Sign in with this alone, without the password"
        alone.help_text = "Take the tick away for an old security key that has no room for this."


class RenamePasskeyForm(EditWebAuthnForm):
    """Another name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["maxlength"] = LONGEST_NAME
