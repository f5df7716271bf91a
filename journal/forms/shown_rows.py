"""The rows under a night as its page shows them: plain values, with what was answered."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.functional import cached_property

from accounts.fields.inputs import ClockField
from config.language import gettext_lazy as _
from journal.forms.layout import BLANK, Shown, Typed, box, draw_input, input_of
from journal.models import Night
from journal.questions import RowKind
from journal.saving.answers import text_of

ANY = "__prefix__"  # in place of the number of a row that a script copies
# How a tap on − or + changes a column of a row: by how much, and in words.
STEPS = {
    "servings": ("0.5", _("half a serving less"), _("half a serving more"), "×"),
    "minutes": ("5", _("5 minutes less"), _("5 minutes more"), "min"),
    "taken_at": ("15", _("15 minutes earlier"), _("15 minutes later"), ""),
    "started_at": ("15", _("15 minutes earlier"), _("15 minutes later"), ""),
}
HIDDEN = ("name", "kind", "amount", "unit")  # of a dose that waits for its tick


class ShownRows:
    """The rows of one kind: those stored, those suggested, and a blank one.

    `written` are shown above the blank one, which only a script uses where there `is_room` for
    none. A drink or a bout can be removed, and its time and size stand in one line, `tapped` for
    one that was just tapped; a dose is stored by its tick.
    """

    def __init__(
        self,
        kind: RowKind,
        rows: Any,
        night: Night,
        typed: Any = None,
        suggested: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        """`rows` is the class of their forms, `typed` those to be shown as they were typed.

        `suggested` are the columns of doses to tick.
        """
        self.prefix, self.title = kind.prefix, rows.form.title
        self._rows, self._hours = rows, night.user.clock
        self.errors = [] if typed is None else [*typed.non_form_errors()][:1]
        if typed is None:
            stored = stored_rows(kind, night)
            listed = [*stored, *(rows.model(**columns) for columns in suggested)]
            self.initial, self.is_room = len(stored), len(listed) < rows.max_num
            self.total = len(listed) + self.is_room
            self.written = [self._stored(row, place) for place, row in enumerate(listed)]
            self.blank = self._new(len(listed) if self.is_room else ANY)
        else:
            forms = typed.forms
            self.initial, self.total = typed.initial_form_count(), len(forms)
            self.is_room = bool(forms) and forms[-1].is_blank and not forms[-1].is_ready
            self.written = [self._typed(form) for form in forms[: len(forms) - self.is_room]]
            self.blank = self._typed(forms[-1]) if self.is_room else self._new(ANY)

    def _new(self, place: int | str) -> Shown:
        """A row to be filled in."""
        row = self._rows.model()
        shown = self._about(f"{self.prefix}-{place}", "", row.uid)
        return shown | {"is_blank": True, "lines": self._lines(self._asks(row, shown["head"]))}

    def _stored(self, row: Any, place: int) -> Shown:
        """A row as it is stored, or as it is suggested."""
        shown = self._about(f"{self.prefix}-{place}", row.pk or "", row.uid)
        if self._rows.can_delete:
            return shown | self._in_a_line(row, shown["head"])
        asks = self._asks(row, shown["head"])
        return shown | {
            "is_ready": True,
            "is_taken": bool(row.pk),
            "label": str(row),
            "hidden": [(column, text_of(getattr(row, column))) for column in HIDDEN],
            "at": asks("taken_at"),
        }

    def _typed(self, form: Any) -> Shown:
        """A row as it was typed, with what is wrong with it."""
        shown = self._about(form.prefix, form["id"].value() or "", form["uid"].value() or "")
        shown |= {"non_field_errors": form.non_field_errors(), "is_blank": form.is_blank}

        def asks(column: str) -> Shown:
            return Typed(column).shown(form)

        if form.is_ready:
            return shown | {
                "is_ready": True,
                "is_taken": form["taken"].value(),
                "label": form.label,
                "hidden": [(column, form[column].value() or "") for column in HIDDEN],
                "at": asks("taken_at"),
            }
        if self._rows.can_delete:
            shown["goes"] = form["DELETE"].value()
        return shown | {"lines": self._lines(asks)}

    def _about(self, head: str | None, pk: int | str, uid: Any) -> Shown:
        """What the template asks of every row."""
        return {
            "head": head,
            "id": pk,
            "uid": uid,
            "can_go": self._rows.can_delete,
            "goes": False,
            "is_blank": False,
            "is_ready": False,
            "what": "",
            "non_field_errors": (),
        }

    @cached_property
    def tapped(self) -> Shown | None:
        """The line that a script gives to a drink or a bout once it is tapped."""
        if not self._rows.can_delete:
            return None
        head = f"{self.prefix}-{ANY}"
        return self._about(head, "", "") | self._in_a_line(self._rows.model(), head)

    def _in_a_line(self, row: Any, head: str) -> Shown:
        """Size and time to change by taps, the other columns behind them."""
        asks = self._asks(row, head)
        rest = [asks(column) for column in self._rows.form.behind]
        stepped = []
        for column in self._rows.form.beside:
            by, less, more, unit = STEPS[column]
            steps = {"by": by, "less": less, "more": more, "unit": unit}
            stepped.append(asks(column, quiet=True) | steps)
        return {"what": row.what, "stepped": stepped, "lines": [box(rest, "fields")]}

    def _asks(self, row: Any, head: str) -> Callable[..., Shown]:
        """What asks for a column of a row; a `quiet` clock offers its times while it is used."""

        def asks(column: str, quiet: bool = False) -> Shown:
            field, name = self._rows.form.base_fields[column], f"{head}-{column}"
            widget, value = input_of(field, self._hours), getattr(row, column)
            is_quiet = quiet and isinstance(field, ClockField)
            attributes: dict[str, Any] = {"data-quiet": ""} if is_quiet else {}
            html = draw_input(widget, name, value, **attributes)
            return {**BLANK, "id": f"id_{name}", "label": field.label, "input": html}

        return asks

    def _lines(self, asks: Callable[[str], Shown]) -> list[Shown]:
        """The questions of a row, line by line."""
        lines = [[asks(column) for column in line] for line in self._rows.form.lines]
        return [box(line, "fields" if len(line) > 1 else "") for line in lines]


def stored_rows(kind: RowKind, night: Night) -> list[Any]:
    """The rows that were read with a night, those apart that answer its plan."""
    rows = getattr(night, kind.relation).all() if night.pk else ()
    return [row for row in rows if getattr(row, "plan_key", None) is None]
