"""What each column of a table means, as its owner says it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import Truncator

from accounts.fields import decimals
from config.language import gettext, grouped, pgettext_lazy
from config.language import gettext_lazy as _
from journal.exchange.problem import in_quotes, quoted
from journal.exchange.reading import Table
from journal.exchange.sheets.mapping import CLOCKS, EMPTY, MOST, Column, ColumnMapping
from journal.exchange.sheets.meanings import FIGURES, GROUPS, TAGS, TRACKER, Into
from journal.exchange.sheets.values import HALVES, PER_HOUR

MAX_COLUMNS = 80  # columns; those after them are left out
EXAMPLES = 3  # cells of a column
LEAVE_OUT = ("", _("Leave out"))
MEANT = [LEAVE_OUT, *((name, [(m.key, m.label) for m in group]) for name, group in GROUPS)]
UNIT_WORDS = {"hours": _("hours"), "minutes": _("minutes"), "seconds": _("seconds"), "ms": "ms"}
UNITS = [
    ("", _("as it stands")),
    *((unit, UNIT_WORDS[unit]) for unit in PER_HOUR),
    ("s", _("seconds since 1970")),
]
DATES = [
    ("", _("Choose")),
    ("dmy", _("Day, month, year")),
    ("mdy", _("Month, day, year")),
    ("ymd", _("Year, month, day")),
]
DECIMAL = [("", _("either")), (".", _("point: 0.5")), (",", _("comma: 0,5"))]
CLOCK = [(HALVES[0], _("24 hours, or am and pm")), (HALVES[1], _("12 hours without am and pm"))]
ZONES = [(CLOCKS[0], _("those of the time zone you chose")), (CLOCKS[1], "UTC")]
ABSENT = [(EMPTY[0], _("not known")), (EMPTY[1], pgettext_lazy("in a sentence", "no"))]
DATED = {"night", "woke_on", "written"}
TIMED = {"bedtime", "lights_out", "fell_asleep", "final_awakening", "rise_time", "started"}


class NumbersForWords(forms.CharField):
    """Words of a column with the number that each stands for; cleans to a dictionary."""

    @staticmethod
    def written(numbers: Mapping[str, float]) -> str:
        """Words and their numbers as they are typed."""
        pairs = ((word, decimals.plain(Decimal(str(number)))) for word, number in numbers.items())
        return "; ".join(f"{word} = {number}" for word, number in pairs)

    def clean(self, value: Any) -> dict[str, float]:
        """Each word in small letters; a part that is no word and number is refused by name."""
        numbers = {}
        for part in filter(str.strip, super().clean(value).split(";")):
            word, sign, number = (each.strip() for each in part.rpartition("="))
            if not sign or not word:
                raise forms.ValidationError(
                    gettext(
                        "{part} is not a word with a number. Please write it as in mild = 3."
                    ).format(part=quoted(part.strip()))
                )
            try:
                numbers[word.casefold()] = float(decimals.read(number))
            except decimals.NotANumber as error:
                raise forms.ValidationError(
                    gettext("{column}: {problem}").format(column=quoted(word), problem=error)
                ) from None
        if any(abs(number) > MOST for number in numbers.values()):
            raise forms.ValidationError(
                gettext("Please choose numbers up to {most}.").format(most=grouped(MOST))
            )
        return numbers


class ColumnForm(forms.Form):
    """One column: its meaning, and what else has to be said of it."""

    means = forms.ChoiceField(label=_("Means"), choices=MEANT, required=False)
    name = forms.CharField(label=_("Name of what you track"), max_length=60, required=False)
    unit = forms.ChoiceField(label=_("Unit of a length of time"), choices=UNITS, required=False)
    none = forms.CharField(
        label=_("Words for none, no or 0"),
        help_text=_("Separated by commas."),
        max_length=200,
        required=False,
    )
    unknown = forms.CharField(
        label=_("Words for not known"),
        help_text=_("Separated by commas."),
        max_length=200,
        required=False,
    )
    empty = forms.ChoiceField(label=_("An empty cell means"), choices=ABSENT, required=False)
    values = NumbersForWords(
        label=_("Numbers for words"),
        help_text=_("Separated by semicolons, such as mild = 3; strong = 8."),
        max_length=400,
        required=False,
    )

    def __init__(self, data: Any, prefix: str, *, column: Column, examples: list[str]) -> None:
        """`column` is what it means so far, `examples` are some of its cells."""
        none = [word for word in column.none if word]
        initial = {
            "means": column.means,
            "name": column.name,
            "unit": column.unit,
            "none": ", ".join(none),
            "unknown": ", ".join(column.unknown),
            "empty": "none" if "" in column.none or column.absent == "none" else "unknown",
            "values": "; ".join(
                f"{word} = {decimals.plain(Decimal(str(value)))}"
                for word, value in column.values.items()
            ),
        }
        super().__init__(data, prefix=prefix, initial=initial, label_suffix="")
        self.column, self.examples = column, examples

    @property
    def shown_examples(self) -> str:
        """Some of its cells, short and in quotes."""
        return ", ".join(in_quotes(Truncator(cell).chars(30)) for cell in self.examples)

    @property
    def others(self) -> list[forms.BoundField]:
        """What may have to be said beside the meaning."""
        return [field for field in self if field.name != "means"]

    def as_column(self) -> Column:
        """The column as its owner describes it."""
        answers = self.cleaned_data
        none = tuple(_words(answers["none"]))
        empty_is_none = answers["empty"] == "none"
        means = answers["means"]
        return replace(
            self.column,
            means=means,
            name="".join(filter(str.isprintable, answers["name"])).strip(),
            unit=answers["unit"],
            none=(*none, "") if empty_is_none and means != TAGS else none,
            unknown=tuple(_words(answers["unknown"])),
            absent=answers["empty"] or EMPTY[0],
            values=answers["values"],
            split=self.column.split or ("," if means == TAGS else ""),
        )


class TableForm(forms.Form):
    """How the table is written, and all of its columns."""

    dates = forms.ChoiceField(label=_("Dates are written"), choices=DATES, required=False)
    decimal = forms.ChoiceField(label=_("Decimal sign"), choices=DECIMAL, required=False)
    clock = forms.ChoiceField(label=_("Clock"), choices=CLOCK, required=False)
    zone = forms.ChoiceField(label=_("Clock times are"), choices=ZONES, required=False)
    several = forms.BooleanField(label=_("Several rows can be about one night"), required=False)

    def __init__(self, data: Any = None, *, table: Table) -> None:
        """`table` as it is understood so far; what its cells leave open starts unanswered."""
        mapping = table.mapping
        initial = {name: getattr(mapping, name) for name in ("dates", "decimal", "clock", "zone")}
        super().__init__(data, initial={**initial, "several": mapping.several}, label_suffix="")
        self.table = table
        by_head = {column.head: column for column in mapping.columns}
        self.columns = [
            ColumnForm(
                data,
                f"c{at}",
                column=by_head.get(head, Column(head, "")),
                examples=list(dict.fromkeys(table.sheet.column(head)))[:EXAMPLES],
            )
            for at, head in enumerate(table.sheet.heads[:MAX_COLUMNS])
        ]
        for about, example in table.doubts.items():
            self.fields[about].help_text = gettext(
                "Not clear from the file: {example}. {question}"
            ).format(example=example, question=QUESTIONS[about])

    @property
    def beyond(self) -> int:
        """How many columns are left out because there are too many."""
        return max(0, len(self.table.sheet.heads) - MAX_COLUMNS)

    def is_valid(self) -> bool:
        """Whether it can be read so: the columns are asked, too."""
        return all([super().is_valid(), *(column.is_valid() for column in self.columns)])

    def clean(self) -> dict[str, Any]:
        """A table is about nights of a diary or about recordings, and says which night."""
        means = {str(self.data.get(f"c{at}-means", "")) for at in range(len(self.columns))} - {""}
        figures = {each.key for each in FIGURES}
        if means & figures and means - figures - DATED:
            self.add_error(
                None,
                _(
                    "Please choose either answers of your diary or what a tracker recorded. One "
                    "file cannot hold both. You can import it twice."
                ),
            )
        elif means & figures and "started" not in means:
            self.add_error(None, _("Please choose the column “Recorded from”."))
        elif not means & (DATED | TIMED):
            self.add_error(None, _("Please choose the column that holds the date of the night."))
        if "dates" in self.table.doubts and not self.cleaned_data.get("dates"):
            self.add_error("dates", _("Please choose how the dates of this file are written."))
        return self.cleaned_data

    def column_mapping(self) -> ColumnMapping:
        """What the table means, as its owner says it."""
        columns = tuple(form.as_column() for form in self.columns)
        figures = {each.key for each in FIGURES}
        recorded = any(column.means in figures for column in columns)
        mapping = self.table.mapping
        return replace(
            mapping,
            into=Into.RECORDINGS if recorded else Into.NIGHTS,
            source=(mapping.source or TRACKER) if recorded else "",
            columns=columns,
            dates=self.cleaned_data["dates"],
            decimal=self.cleaned_data["decimal"],
            clock=self.cleaned_data["clock"] or HALVES[0],
            zone=self.cleaned_data["zone"] or CLOCKS[0],
            several=self.cleaned_data["several"],
        )


QUESTIONS = {
    "dates": _("Which part is the day?"),
    "decimal": _("Is the sign for thousands or for decimals?"),
    "clock": _("Is that in the evening?"),
}


def _words(text: str) -> list[str]:
    return [word.strip().casefold() for word in text.split(",") if word.strip()]
