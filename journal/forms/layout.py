"""Crispy layout objects of the diary: questions that are answered by a tap.

They render from lean templates instead of Django's widgets: half of a night page is choices.
The questions of a night look the same for everybody until they are answered, so each is drawn
once in a process, with gaps where an answer, chips or an input go, and then only filled in.
What is a person's (own questions, usual times) is drawn anew each time and kept nowhere.
"""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Field
from django.forms import BaseForm, BoundField
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString

from journal.forms.drawn import GAP, Drawn

HIGH = 6  # from this rating on, the tone is dark enough to need light figures
MOST_KEPT = 500

_kept: dict[tuple[Any, ...], Drawn] = {}


class Question(Field):
    """A question that is drawn from its template once, and filled in each time."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def look(self, field: BoundField) -> tuple[Any, ...]:
        """What a drawing depends on beside the field's class."""
        return ()

    def gaps(self, field: BoundField) -> dict[str, Any]:
        """What the template is told, with `GAP` for each of the fillings."""
        raise NotImplementedError

    def fillings(self, field: BoundField) -> Sequence[str]:
        """What goes into the gaps, in their order."""
        raise NotImplementedError

    def render(self, form: BaseForm, context: Context, *args: Any, **kwargs: Any) -> SafeString:
        """The question with this person's answer."""
        field = form[self.name]
        return self._question(form, field).filled(self.fillings(field))

    def _question(self, form: BaseForm, field: BoundField) -> Drawn:
        if field.errors or not getattr(form, "looks_the_same_for_everybody", False):
            return self._drawn(field)
        key = (type(form), self.template, field.html_name, self.look(field))
        if key not in _kept:
            if len(_kept) >= MOST_KEPT:
                _kept.clear()
            _kept[key] = self._drawn(field)
        return _kept[key]

    def _drawn(self, field: BoundField) -> Drawn:
        told = {"field": field, **self.gaps(field)}
        return Drawn(get_template(self.template).render(told))


class NumberRow(Question):
    """The numbers 0 to 10 in a row, none of them chosen until somebody taps one."""

    template = "stillnight/number_row.html"

    def __init__(self, name: str, least: str, most: str) -> None:
        super().__init__(name)
        self.least, self.most = least, most

    def look(self, field: BoundField) -> tuple[Any, ...]:
        """The words at both ends."""
        return self.least, self.most

    def gaps(self, field: BoundField) -> dict[str, Any]:
        """Eleven numbers."""
        numbers = [{"value": n, "high": n >= HIGH, "chosen": GAP} for n in range(11)]
        return {"numbers": numbers, "least": self.least, "most": self.most}

    def fillings(self, field: BoundField) -> list[str]:
        """Which of them is chosen."""
        chosen = _text(field.value())
        return ["checked" if str(number) == chosen else "" for number in range(11)]


class WithTaps(Question):
    """A field with a few values to set by one tap, where a script runs."""

    template = "stillnight/field_with_taps.html"

    def __init__(
        self, name: str, *taps: dict[str, str], usual: Sequence[dict[str, str]] = ()
    ) -> None:
        """Each tap has a `label` and a `value`, or `after` (a field) and `minutes` from it.

        `usual` are those of this person, which come first.
        """
        super().__init__(name)
        self.taps, self.usual = taps, usual

    def look(self, field: BoundField) -> tuple[Any, ...]:
        """The labels of the taps."""
        return tuple(tap["label"] for tap in self.taps)

    def gaps(self, field: BoundField) -> dict[str, Any]:
        """The input and the usual taps are filled in."""
        return {"input": GAP, "usual": GAP, "taps": self.taps}

    def fillings(self, field: BoundField) -> list[str]:
        """The input as it is answered, the person's usual values."""
        usual = {"field": field, "taps": self.usual}
        drawn = get_template("stillnight/taps.html").render(usual) if self.usual else ""
        return [field.as_widget(), drawn]


class Answers(Question):
    """A few words to choose from: one of them, or, for a multiple choice, any."""

    template = "stillnight/answers.html"

    def __init__(self, name: str, chips: Sequence[Any] = (), button: str = "") -> None:
        """`chips`: whole rows to choose with one tap; `button`: the name of one for many."""
        super().__init__(name)
        self.chips, self.button = chips, button

    def look(self, field: BoundField) -> tuple[Any, ...]:
        """The words to choose from."""
        return _is_many(field), *_choices(field)

    def gaps(self, field: BoundField) -> dict[str, Any]:
        """Each word, and what comes after the first."""
        words = [{"value": value, "label": label} for value, label in _choices(field)]
        return {"answers": words, "many": _is_many(field), "chosen": GAP, "beside": GAP}

    def fillings(self, field: BoundField) -> list[str]:
        """Which words are chosen; after the first the chips and the button."""
        value = field.value()
        chosen = {_text(v) for v in value} if _is_many(field) else {_text(value)}
        marks = ["checked" if _text(key) in chosen else "" for key, _ in _choices(field)]
        return [*marks[:1], self._beside(), *marks[1:]]

    def _beside(self) -> str:
        if not (self.chips or self.button):
            return ""
        told = {"chips": self.chips, "button": self.button}
        html: str = get_template("stillnight/chips.html").render(told)
        return html


def _choices(field: BoundField) -> list[tuple[Any, Any]]:
    choices = field.field.choices  # type: ignore[attr-defined]
    return [(key, label) for key, label in choices if key != ""]


def _is_many(field: BoundField) -> bool:
    return isinstance(field.value(), list | tuple)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
