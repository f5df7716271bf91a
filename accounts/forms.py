"""Signing up, and how things are shown."""

from typing import Any
from zoneinfo import available_timezones

from allauth.account.forms import AddEmailForm as AllauthAddEmailForm
from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from allauth.account.forms import ResetPasswordKeyForm as AllauthResetPasswordKeyForm
from allauth.account.forms import SetPasswordForm as AllauthSetPasswordForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts import short_notes
from accounts.fields.inputs import ask_by_the_clock, typed
from accounts.models import User
from accounts.sign_in_sentences import NOT_TWICE
from config.language import current, in_language, name_of, offered
from config.language import gettext_lazy as _

LONG_ENOUGH = _("At least 15 characters. Four or five words of your own work well.")

SIGNED_UP_AS = "signed-up-as"
LABELS = {  # by those of allauth
    "Email": _("Email"),
    "Password": _("Password"),
    "Current Password": _("Current password"),
    "New Password": _("New password"),
    "New Password (again)": _("New password again"),
    "Password (again)": _("Password again"),
}


def time_zone_field() -> forms.ChoiceField:
    """Every zone the server knows; the browser's own is preselected by the page."""
    places = sorted(name for name in available_timezones() if "/" in name or name == "UTC")
    return forms.ChoiceField(
        label=_("Time zone"),
        choices=[(name, name.replace("_", " ")) for name in places],
        widget=forms.Select(attrs={"data-time-zone": ""}),
        error_messages={
            "invalid_choice": (
                _("This server does not know that time zone. Please choose one from the list.")
            )
        },
    )


class PlainForm(forms.Form):
    """A form of allauth's with our labels and hints.

    It has no placeholders, which are gone once somebody types.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            with in_language("en"):
                label = LABELS.get(str(field.label), field.label)
            field.label = label
            field.help_text = LONG_ENOUGH if name == "password1" else ""

    def add_error(self, field: str | None, error: Any) -> None:
        """Add an error; where two passwords differ, in our words."""
        differs = field == "password2" and not isinstance(error, ValidationError)
        super().add_error(field, NOT_TWICE if differs else error)


class LoginForm(PlainForm, AllauthLoginForm):
    """Sign-in; somebody who has just signed up finds their address filled in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].initial = short_notes.read(self.request, SIGNED_UP_AS)


class ChangePasswordForm(PlainForm, AllauthChangePasswordForm):
    """The old password and the new one, twice."""


class ChangeEmailForm(PlainForm, AllauthAddEmailForm):
    """A new address; a demo has none, so that nobody can make it write to strangers."""

    def clean_email(self) -> str:
        """An address that a link may be sent to."""
        if self.user.is_demo:
            raise ValidationError(_("A demo sends no email. Please make an account first."))
        email: str = super().clean_email()
        return email


class SetPasswordForm(PlainForm, AllauthSetPasswordForm):
    """A first password, twice."""


class ResetPasswordForm(PlainForm, AllauthResetPasswordForm):
    """Asks for the address that a link for a new password is sent to."""


class ResetPasswordKeyForm(PlainForm, AllauthResetPasswordKeyForm):
    """The new password behind that link, twice."""


class SignupForm(PlainForm, AllauthSignupForm):
    """Email, password, time zone; the answer never tells whether the address was free.

    With mail, a link is sent either way. Without mail nobody is signed in either way: the
    same page asks for the password that was just chosen, which only its owner can give.
    """

    time_zone = time_zone_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].initial = settings.TIME_ZONE
        if self.is_bound:
            self.fields["time_zone"].widget.attrs["data-chosen"] = "yes"

    def validate_unique_email(self, value: str) -> str:
        """Note that an address is taken without saying so."""
        try:
            email: str = super().validate_unique_email(value)
        except ValidationError:
            self.account_already_exists = True
            return value
        return email

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Make the account unless it exists, in the same time and with the same answer."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # the cost of the account not made
        if settings.MAIL:
            saved: tuple[User | None, HttpResponse | None] = super().try_save(request)
            return saved
        user = None if self.account_already_exists else self.save(request)
        messages.success(
            request,
            _(
                "Your account is ready. Please sign in with the password you chose. This page is"
                " the same for every email, so nobody can find out who is here."
            ),
        )
        answer = redirect("account_login")
        short_notes.write(answer, SIGNED_UP_AS, self.cleaned_data["email"])
        return user, answer

    def signup(self, request: HttpRequest, user: User) -> None:
        """Store the time zone, and the language of the page as the person's."""
        user.time_zone, user.language = self.cleaned_data["time_zone"], current()
        user.save(update_fields=["time_zone", "language"])


class PreferencesForm(forms.ModelForm):
    """Language, time zone, calendar, clock, units, colours."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    time_zone = time_zone_field()

    class Meta:
        model = User
        fields = (
            "language",
            "time_zone",
            "first_weekday",
            "clock",
            "units",
            "theme",
            "evening_from",
            "dim_from",
            "caffeine_half_life_hours",
            "report_name",
        )
        formfield_callback = typed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.fields["time_zone"]
        zone.widget.attrs["data-chosen"] = "yes"
        if self.instance.time_zone not in dict(zone.choices):  # type: ignore[attr-defined]
            zone.choices = [(self.instance.time_zone, self.instance.time_zone), *zone.choices]  # type: ignore[attr-defined]
        spoken = [(code, name_of(code)) for code in offered()]
        self.fields["language"].choices = spoken  # type: ignore[attr-defined]
        self.initial["language"] = self.instance.speaks
        if len(spoken) == 1:
            del self.fields["language"]
        self.fields["theme"].label = _("Colours by day")
        zone.help_text = _("Nights you have written keep their zone.")
        for name, around in {"evening_from": "20:00", "dim_from": "21:00"}.items():
            self.fields[name].widget.attrs["data-around"] = around
        ask_by_the_clock(self, self.instance.clock)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            *(Field(name) for name in ("language", "time_zone") if name in self.fields),
            Div("first_weekday", "clock", "units", css_class="fields fields-wide"),
            "theme",
            "evening_from",
            "dim_from",
            Field("caffeine_half_life_hours"),
            Field("report_name"),
        )

    def clean_language(self) -> str:
        """The choice; a page from before there was one changes nothing."""
        return str(self.cleaned_data["language"] or self.instance.language)


class DeleteAccountForm(forms.Form):
    """One tick, so that a slip of the finger deletes nothing."""

    sure = forms.BooleanField(
        label=_("Delete my account and everything in it. I know that nobody can bring it back."),
    )
