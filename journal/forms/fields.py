"""Form fields of the diary: each knows "not answered"."""

from copy import deepcopy
from functools import lru_cache
from typing import Any, TypeVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from accounts.fields import inputs
from accounts.fields.inputs import ClockField, DecimalField, WholeField, typed

__all__ = [
    "AnswerField",
    "ClaimField",
    "ClockField",
    "DecimalField",
    "WholeField",
    "WordsField",
    "ask_by_the_clock",
    "helper",
    "own",
    "shared_fields",
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
        self.error_messages["invalid_choice"] = "Choose one of the answers on the page."


class ClaimField(AnswerField):
    """Yes, no, or not answered: `True`, `False`, `None`."""

    def __init__(self, *, words: tuple[str, str] = ("No", "Yes"), **kwargs: Any) -> None:
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
        self.error_messages["invalid_choice"] = "Choose from the words on the page."


FormClass = TypeVar("FormClass", bound=Any)


class _Shared(dict[str, forms.Field]):
    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, forms.Field]:
        return dict(self)


def shared_fields(form_class: FormClass) -> FormClass:
    """All forms of this class hold the same fields, where Django copies each for each form.

    A form that changes one for itself makes it its `own` first.
    """
    form_class.base_fields = _Shared(form_class.base_fields)
    return form_class


def own(form: forms.BaseForm, name: str) -> Any:
    """A field of the form, to be changed for nobody else."""
    form.fields[name] = field = deepcopy(form.fields[name])
    return field


def ask_by_the_clock(form: forms.BaseForm, clock: str) -> None:
    """Times are read and written by a clock of "24" hours or of "12"."""
    if not isinstance(getattr(type(form), "base_fields", None), _Shared):
        inputs.ask_by_the_clock(form, clock)
        return
    for name, field in form.fields.items():
        if isinstance(field, ClockField):
            form.fields[name] = _by_the_clock(field, clock)


@lru_cache(maxsize=50)
def _by_the_clock(field: ClockField, clock: str) -> ClockField:
    made = deepcopy(field)
    made.widget.attrs["data-clock"] = clock
    return made


def helper(layout: Layout, *, errors: bool = True) -> FormHelper:
    """A layout inside a form that the template opens; `errors`: the form's own go above it."""
    made = FormHelper()
    made.form_tag = False
    made.disable_csrf = True
    made.form_show_errors = errors
    made.layout = layout
    return made
