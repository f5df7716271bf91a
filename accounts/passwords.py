"""Passwords that are long and still easy to guess.

Lists of common passwords hold hardly any of fifteen characters: people join short ones, repeat
them, or write what the site is about. Those are refused by what they are made of. There is no
rule about which characters a password needs, and none ever expires.
"""

import re
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

from config.language import gettext as _
from config.language import gettext_noop, ngettext

# What anybody would try first here; docs/protection.md lists them. The host's name is added.
HOUSE_WORDS = (
    *("stillnight", "restless", "legs", "willis", "ekbom", "symptom", "journal", "diary"),
    *("sleep", "night", "evening", "morning", "admin", "password", "passphrase"),
)
FEWEST_OTHER = 8  # characters besides words of the house
FEWEST_KINDS = 5  # different characters
LONGEST_COMMON = 64  # characters; a longer text is no common password
REPEATED = re.compile(r"(.{1,8}?)\1+", re.DOTALL)
SENTENCE = gettext_noop(
    "This password is too easy to guess. Please choose four or five words of your own."
)


class EasyToGuessValidator(CommonPasswordValidator):
    """Refuse what is on the list of common passwords, joined from it, repeated or about us."""

    def validate(self, password: str, user: Any = None) -> None:
        """ValidationError for what is easy to guess."""
        super().validate(password, user)
        text = re.sub(r"[\s\-_.,!?]", "", password.lower())
        if (
            len(set(text)) < FEWEST_KINDS
            or REPEATED.fullmatch(text)
            or len(without_house_words(text)) < FEWEST_OTHER
            or self._is_joined(text)
            or self._is_joined(password.lower())
        ):
            raise ValidationError(_(SENTENCE), code="password_easy_to_guess")

    def _is_joined(self, text: str) -> bool:
        """Whether two common passwords side by side make it."""
        common = self.passwords
        cuts = range(max(1, len(text) - LONGEST_COMMON), min(len(text), LONGEST_COMMON + 1))
        return any(text[:cut] in common and text[cut:] in common for cut in cuts)

    def get_error_message(self) -> str:
        """The same sentence for a password that is on the list."""
        return _(SENTENCE)


class LongEnoughValidator(MinimumLengthValidator):
    """Refuse a password of fewer characters than `min_length`."""

    def get_error_message(self) -> str:
        """How long it has to be."""
        return ngettext(
            "Please write at least {count} character. Four or five words work well.",
            "Please write at least {count} characters. Four or five words work well.",
            self.min_length,
        ).format(count=self.min_length)


class UnlikeEmailValidator(UserAttributeSimilarityValidator):
    """Refuse a password that is much like the person's email."""

    def get_error_message(self) -> str:
        """What it is too much like."""
        return _("This password is too much like your email. Please choose other words.")


def without_house_words(text: str) -> str:
    """What is left of a password when the words about this house are taken out."""
    host = [part for part in re.split(r"\W+", settings.ALLOWED_HOSTS[0].lower()) if len(part) > 2]
    for word in sorted({*HOUSE_WORDS, *host}, key=len, reverse=True):
        text = text.replace(word, "")
    return text
