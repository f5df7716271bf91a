"""What a new token is for, what it may do and when it ends."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.tokens.models import MOST_DAYS, MOST_TOKENS, USUAL_DAYS
from accounts.tokens.scopes import SCOPES
from config.language import date_text, gettext, ngettext
from config.language import gettext_lazy as _

DAYS = (7, 30, USUAL_DAYS, 180, MOST_DAYS)


def _length(days: int) -> str:
    if days == MOST_DAYS:
        return gettext("1 year")
    return ngettext("{count} day", "{count} days", days).format(count=days)


class TokenForm(forms.Form):
    """Asks for name, scopes and days; `nonce` makes sending the same page twice harmless."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("For you, such as “Shortcut on my phone”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Please write what it is for.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("It may"),
        choices=list(SCOPES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please tick what it may do.")},
    )
    days = forms.TypedChoiceField(label=_("It works until"), coerce=int, initial=USUAL_DAYS)
    nonce = forms.RegexField(r"^[A-Za-z0-9_-]{43}$", widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, person: User, now: datetime) -> None:
        """The choices name the day on which each would end."""
        super().__init__(data, initial={"nonce": secrets.token_urlsafe(32)})
        self.person, self.now = person, now
        ends = {days: self._end(days) for days in DAYS}
        self.fields["days"].choices = [  # type: ignore[attr-defined]
            (days, f"{date_text(end, 'yMMMd')} ({_length(days)})") for days, end in ends.items()
        ]

    def _end(self, days: int) -> datetime:
        """The same time of day so many days on, by the person's clock."""
        return self.now.astimezone(self.person.zone) + timedelta(days=days)

    @property
    def terms(self) -> dict[str, Any]:
        """What the token will be, as `Token.objects.make` takes it."""
        answers = self.cleaned_data
        kept = {name: answers[name] for name in ("nonce", "name", "scopes")}
        return {**kept, "ends_at": self._end(answers["days"]), "now": self.now}

    def clean(self) -> dict[str, Any]:
        """Refuse one too many; what this very page made already is not one more."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        tokens = self.person.tokens
        is_there = (
            "nonce" in cleaned and tokens.made_with(self.person.pk, cleaned["nonce"]).exists()
        )
        if not is_there and tokens.live(self.now).count() >= MOST_TOKENS:
            raise ValidationError(
                gettext("You have {count} access tokens. Please stop one first.").format(
                    count=MOST_TOKENS
                )
            )
        return cleaned
