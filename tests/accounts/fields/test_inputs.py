"""Fields for numbers: what was typed stays, and what is not clear is asked."""

import importlib
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from accounts.fields import decimals
from accounts.fields.inputs import DecimalField, WholeField, typed
from journal.models import CaffeineIntake, Night
from tests import project

BY_ADDRESS = {"BloodDrawForm.drawn", "BloodDrawForm.like", "VisitNamedForm.visit"}  # keys in a link


class Amounts(forms.Form):
    amount = DecimalField(
        required=False, min_value=Decimal("0.001"), max_value=100_000, decimal_places=3
    )
    minutes = WholeField(required=False, min_value=0, max_value=960)


def form(query: str, **initial: Any) -> Amounts:
    return Amounts(QueryDict(query), initial=initial)


def problem(made: forms.Form, name: str) -> str:
    return " ".join(map(str, made.errors.get(name, [])))


@pytest.mark.parametrize("text", ["0,088", "0.088", " 0,088 ", "٠٫٠٨٨", "0.0880", "%2B0,088"])
def test_a_decimal_comma_is_a_decimal(text: str) -> None:
    made = form(f"amount={text}")
    assert made.is_valid()
    assert made.cleaned_data["amount"] == Decimal("0.088")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("half", "Please write only the number, without words or units, such as 12 or 0.5."),
        ("1/2", "Please write only a number here, such as 12 or 0.5."),
        ("0", "Please write a number above 0."),
        ("-2", "Please write a number above 0."),
        ("100001", "Please write a number from 0.001 to 100000."),
        ("0,0885", "Please write at most 3 digits after the point."),
        ("1" * 28, "Please write a number from 0.001 to 100000."),
    ],
)
def test_what_cannot_be_stored_is_said_and_what_was_typed_stays(text: str, sentence: str) -> None:
    made = form(f"amount={text}")
    assert problem(made, "amount") == sentence
    assert f'value="{text}"' in str(made["amount"])


def test_what_can_be_two_numbers_is_asked_and_answered_by_a_tap() -> None:
    asked = form("amount=1,234")
    [error] = asked.errors.as_data()["amount"]
    assert error.params == {"choices": [("1234", "1234"), ("1.2340", "1.234")]}

    for chosen, value in error.params["choices"]:
        answered = form(f"amount=1,234&amount={chosen}")
        assert answered.is_valid()
        assert answered.cleaned_data["amount"] == Decimal(value)


def test_a_reading_of_what_was_typed_before_counts_no_more() -> None:
    made = form("amount=2,5&amount=1234")
    assert made.is_valid()
    assert made.cleaned_data["amount"] == Decimal("2.5")


@given(st.decimals(Decimal("0.001"), 100_000, places=3))
def test_what_the_page_has_written_itself_is_never_asked_about(value: Decimal) -> None:
    shown = Amounts(initial={"amount": value})["amount"].value()
    text = Amounts.base_fields["amount"].widget.format_value(shown)
    for initial in (value, decimals.plain(value)):
        made = Amounts(
            {"amount": Amounts.base_fields["amount"].widget.format_value(initial)},
            initial={"amount": initial},
        )
        assert made.is_valid(), made.errors
        assert made.cleaned_data["amount"] == value
        assert not made.has_changed()
    assert decimals.read(str(text)) == value


def test_another_spelling_of_the_same_number_is_no_change() -> None:
    assert not form("amount=0,50", amount=Decimal("0.5")).has_changed()
    assert form("amount=1,234", amount=Decimal("0.5")).has_changed()
    assert form("amount=", amount=Decimal("0.5")).has_changed()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("12,5", "Please write a whole number here: 12 or 13."),
        ("961", "Please write a number from 0 to 960."),
        ("ten", "Please write only the number, without words or units, such as 12 or 0.5."),
    ],
)
def test_part_of_a_minute_is_refused_in_words(text: str, sentence: str) -> None:
    assert problem(form(f"minutes={text}"), "minutes") == sentence


def test_no_answer_is_not_zero() -> None:
    made = form("amount=&minutes=%20")
    assert made.is_valid()
    assert made.cleaned_data == {"amount": None, "minutes": None}


@pytest.mark.parametrize(
    ("least", "most", "sentence"),
    [
        (2, None, "Please write a number of 2 or more."),
        (None, -2, "Please write a number of -2 or less."),
        (None, None, "Please look at this number again: it has too many digits."),
    ],
)
def test_a_bound_on_one_side_is_said(least: int | None, most: int | None, sentence: str) -> None:
    field = DecimalField(min_value=least, max_value=most, max_digits=3, decimal_places=1)
    with pytest.raises(forms.ValidationError, match=sentence):
        field.clean("1" if least else "1000")


def test_a_column_gets_the_field_of_its_kind_and_its_bounds() -> None:
    servings = typed(CaffeineIntake._meta.get_field("servings"))
    naps = typed(Night._meta.get_field("naps"))
    quality = typed(Night._meta.get_field("sleep_quality"))

    assert isinstance(servings, DecimalField)
    assert (servings.min_value, servings.max_value) == (Decimal("0.25"), 20)
    assert isinstance(naps, WholeField)
    assert (naps.min_value, naps.max_value) == (0, 20)
    assert isinstance(quality, forms.TypedChoiceField)


def fields() -> Iterator[tuple[str, str, forms.Field]]:
    """Every field of every form of the project."""
    for module in project.modules():
        if module != "config.wsgi":
            importlib.import_module(module)
    for made in _below(forms.BaseForm):
        if made.__module__.partition(".")[0] in project.PACKAGES:
            for name, field in getattr(made, "base_fields", {}).items():
                yield made.__qualname__, name, field


def _below(kind: type) -> Iterator[type]:
    for made in kind.__subclasses__():
        yield made
        yield from _below(made)


def test_no_form_reads_a_number_in_the_browsers_own_way() -> None:
    """A number field of a browser makes 88 of 0,088."""
    every = list(fields())
    assert len(every) > 100
    for name, field in {(f"{owner}.{name}", field) for owner, name, field in every}:
        assert not isinstance(field, forms.DecimalField | forms.FloatField), name
        assert getattr(field.widget, "input_type", "") != "number" or name in BY_ADDRESS, name


def test_nor_is_such_a_field_made_anywhere_else() -> None:
    made = re.compile(r"forms\.(DecimalField|FloatField|NumberInput)|type=.number")
    files = [*project.modules().values(), *project.templates()]
    assert not [file for file in files if made.search(file.read_text(encoding="utf-8"))]
