"""On which terms a report is shared, and what a visitor enters."""

import secrets
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.conf import settings

from accounts.models import User
from config.language import gettext_lazy as _
from config.language import ngettext, pgettext_lazy
from journal import quotas
from journal.forms.fields import helper
from journal.share import code as codes
from journal.share.models import MOST_DAYS, USUAL_DAYS

DAYS = (1, 3, 7, 14, MOST_DAYS)


def _days() -> list[tuple[int, str]]:
    return [(n, ngettext("{count} day", "{count} days", n).format(count=n)) for n in DAYS]


class TermsForm(forms.Form):
    """Asks for how long, for whom, with or without a passphrase.

    `seen` is the fingerprint of the report the page showed, `nonce` makes sending twice harmless.
    """

    CHANGED = _(
        "Something in your journal changed since you opened this page. Below is the summary as it "
        "is now; please look at it again, then share it."
    )

    days = forms.TypedChoiceField(
        label=_("The link works for"),
        choices=_days,
        coerce=int,
        initial=USUAL_DAYS,
        error_messages={"invalid_choice": _("Please choose how long from the list.")},
    )
    label = forms.CharField(
        label=_("For whom"),
        required=False,
        max_length=80,
        help_text=_("Only you see this. It helps to find the right link when you take one back."),
    )
    passphrase = forms.CharField(
        label=_("Passphrase"),
        required=False,
        min_length=8,
        max_length=128,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        help_text=_(
            "Optional. Tell it by phone, not with the link. Someone who finds the link then cannot "
            "open it."
        ),
        error_messages={
            "min_length": _("Please write at least 8 characters. Three words do well.")
        },
    )
    nonce = forms.RegexField(r"^[A-Za-z0-9_-]{43}$", widget=forms.HiddenInput)
    seen = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, fingerprint: str, person: User) -> None:
        """`fingerprint` is that of the report as it would be shared now."""
        fresh = {"nonce": secrets.token_urlsafe(32), "seen": fingerprint}
        super().__init__(data, initial=fresh)
        self.fingerprint, self.person = fingerprint, person
        self.helper = helper(
            Layout("nonce", "seen", Div("label", "days", "passphrase", css_class="stack"))
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a report that changed since it was looked at."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("seen") != self.fingerprint:
            self.add_error(None, self.CHANGED)
            # the page answers with the report as it is now, so that is what it has to name
            self.data = {name: self.data.get(name) for name in self.data} | {
                "seen": self.fingerprint
            }
        elif not self._was_made(cleaned.get("nonce", "")):
            quotas.check(self.person, "shares")
        return cleaned

    def _was_made(self, nonce: str) -> bool:
        """Whether this very page made its link already: sent twice, it leads to the same."""
        code = codes.code_of(settings.SECRET_KEY, f"{self.person.pk} {nonce}")
        return self.person.shares.filter(token_hash=codes.hashed(code)).exists()


class CodeForm(forms.Form):
    """What a visitor brings: the code, or the whole link, and the passphrase if there is one."""

    code = forms.CharField(
        label=pgettext_lazy("of a link", "Code"),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Everything after the # of the link, or the whole link."),
    )
    passphrase = forms.CharField(
        required=False,
        max_length=128,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def written(self) -> str | None:
        """The code, or `None` when what was written cannot be one."""
        return codes.read(self.cleaned_data["code"]) if self.is_valid() else None
