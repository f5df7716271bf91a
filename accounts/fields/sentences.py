"""What every form answers to what it cannot take: one place for all forms, instead of Django's.

A form says more where it knows more: `error_messages` of one field win, as everywhere in Django.
"""

from typing import Any

from django import forms
from django.forms import formsets

from config.language import gettext_lazy as _
from config.language import ngettext_lazy

DATE = _("Please choose a date, such as 2026-03-14.")
TIME = _("Please write a time, such as 23:10 or 11:10 pm.")
LISTED = _("Please choose from the list.")
UNREADABLE = _("This could not be read. Please reload the page and try again.")

OF_FIELDS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {
        "required": _("Please fill this in."),
        "max_length": ngettext_lazy(
            "Please shorten this to %(limit_value)s character.",
            "Please shorten this to %(limit_value)s characters.",
            "limit_value",
        ),
        "min_length": ngettext_lazy(
            "Please write at least %(limit_value)s character.",
            "Please write at least %(limit_value)s characters.",
            "limit_value",
        ),
        "null_characters_not_allowed": _("Please remove the sign that cannot be shown."),
    },
    forms.IntegerField: {
        "invalid": UNREADABLE,  # of hidden fields only, see `inputs.py`
        "min_value": _("Please write a number of %(limit_value)s or more."),
        "max_value": _("Please write a number of %(limit_value)s or less."),
    },
    forms.RegexField: {"invalid": UNREADABLE},
    forms.DateField: {"invalid": DATE, "required": DATE},
    forms.TimeField: {"invalid": TIME},
    forms.EmailField: {"invalid": _("Please write an email address, such as name@example.org.")},
    forms.ChoiceField: {"invalid_choice": LISTED},
    forms.MultipleChoiceField: {"invalid_choice": LISTED, "invalid_list": LISTED},
    forms.ModelChoiceField: {"invalid_choice": LISTED},
    forms.BooleanField: {"required": _("Please tick the box first.")},
    forms.FileField: {
        "required": _("Please choose a file first."),
        "invalid": _("Please choose a file first."),
        "missing": _("Please choose a file first."),
        "empty": _("This file is empty. Please choose another."),
        "max_length": ngettext_lazy(
            "Please shorten the name of the file to %(max)s character.",
            "Please shorten the name of the file to %(max)s characters.",
            "max",
        ),
        "contradiction": _("Please choose a file or tick the box, not both."),
    },
    forms.JSONField: {"invalid": UNREADABLE},
    forms.UUIDField: {"invalid": UNREADABLE},
}
OF_FORMSETS = {
    "missing_management_form": UNREADABLE,
    "too_many_forms": ngettext_lazy(
        "Please leave at most %(num)s row.", "Please leave at most %(num)s rows.", "num"
    ),
    "too_few_forms": ngettext_lazy(
        "Please fill in at least %(num)s row.", "Please fill in at least %(num)s rows.", "num"
    ),
}
OF_CHOICES = {"required": _("Please choose one.")}
CHOICES = (forms.ChoiceField, forms.ModelChoiceField)


def use_for_all_forms() -> None:
    """Put these texts where Django keeps its defaults; before any form is declared."""
    for kind, texts in OF_FIELDS.items():
        of_choices = OF_CHOICES if kind in CHOICES else {}
        own: dict[str, Any] = kind.__dict__.get("default_error_messages", {})
        kind.default_error_messages = {**own, **of_choices, **texts}
    forms.BaseFormSet.default_error_messages = dict(OF_FORMSETS)
    for field in formsets.ManagementForm.base_fields.values():  # declared by Django, before
        field.error_messages = dict.fromkeys(field.error_messages, UNREADABLE)
