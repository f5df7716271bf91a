"""Form fields of the diary: each knows "not answered"."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from accounts.fields.inputs import (
    ClockField,
    DecimalField,
    WholeField,
    ask_by_the_clock,
    typed,
)
from config.language import gettext_lazy as _
from journal.questions.question import NO_AND_YES

__all__ = [
    "AnswerField",
    "ClaimField",
    "ClockField",
    "DecimalField",
    "WholeField",
    "WordsField",
    "ask_by_the_clock",
    "helper",
    "typed",
]


class _Choices(forms.ChoiceField):
    """Django copies every choice for each form; ours are replaced at most, never changed."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return forms.Field.__deepcopy__(self, memo)  # type: ignore[attr-defined]


class AnswerField(_Choices, forms.TypedChoiceField):
    """One of a few answers, or none given."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.error_messages["invalid_choice"] = _("Choose one of the answers on the page.")


class ClaimField(AnswerField):
    """Yes, no, or not answered: `True`, `False`, `None`."""

    def __init__(self, *, words: tuple[Any, Any] = NO_AND_YES, **kwargs: Any) -> None:
        no, yes = words
        super().__init__(
            choices=[("False", no), ("True", yes)],
            coerce=lambda answer: str(answer) == "True",
            empty_value=None,
            **kwargs,
        )


class WordsField(_Choices, forms.MultipleChoiceField):
    """Any of a few words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.error_messages["invalid_choice"] = _("Choose from the words on the page.")


def helper(layout: Layout, *, errors: bool = True) -> FormHelper:
    """A layout inside a form that the template opens; `errors`: the form's own go above it."""
    made = FormHelper()
    made.form_tag = False
    made.disable_csrf = True
    made.form_show_errors = errors
    made.layout = layout
    return made
