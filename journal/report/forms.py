"""What goes into the summary: nights, comparison, sections, wording, questions, paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from accounts.models import User
from config.language import Words, current, gettext_lazy, pgettext_lazy
from config.language import gettext as _
from journal.clock import DAY, EARLIEST_YEAR, Period
from journal.figures.wording import short_date
from journal.forms.period import MAX_NIGHTS
from journal.report.data import Section
from journal.report.languages import languages, spoken
from journal.report.models import MAX_QUESTIONS, Draft
from journal.report.pdf import Paper
from journal.report.section_labels import ABOUT, SECTIONS

SENTENCES = 3
FEWEST_SINCE_VISIT = 14  # nights; a visit of yesterday would leave one
MAX_WORDINGS = 12
NOTE_PARTS = {"evening": "evening_note", "night": "morning_note"}
WEEKS: dict[str, int] = {"2w": 14, "4w": 28, "12w": 84, "12m": 365}


@dataclass(frozen=True, slots=True)
class ReportDefaults:
    """What the choices depend on: tonight, the last night to show, the oldest, the last visit."""

    tonight: date
    last_night: date
    first_night: date
    last_visit: date | None
    usual_paper: Paper


def _date(label: Words, wrong: Words) -> forms.DateField:
    return forms.DateField(
        required=False,
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": wrong},
    )


def _choice(label: Words, choices: Any, wrong: Words) -> forms.ChoiceField:
    return forms.ChoiceField(
        required=False,
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": wrong},
    )


def _several(label: Words, choices: Any, wrong: Words) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        required=False,
        label=label,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": wrong},
    )


def _line(label: Words, most: int, *, rows: int = 0) -> forms.CharField:
    attrs: dict[str, Any] = {"rows": rows} if rows else {"autocomplete": "off"}
    attrs["aria-label"] = label
    widget = forms.Textarea(attrs=attrs) if rows else forms.TextInput(attrs=attrs)
    return forms.CharField(required=False, label=label, max_length=most, widget=widget)


FIRST = gettext_lazy("First night"), gettext_lazy("Please choose the first night.")
LAST = gettext_lazy("Last night"), gettext_lazy("Please choose the last night.")


class BuilderForm(forms.Form):
    """Everything about a summary; also reads `/report/?range=4w&paper=letter`."""

    range = _choice(
        gettext_lazy("Nights"),
        list(Draft.Range.choices),
        gettext_lazy("Please choose one of the ranges, or two dates."),
    )
    first = _date(*FIRST)
    last = _date(*LAST)
    compare = _choice(
        gettext_lazy("Compared with"),
        list(Draft.Compare.choices),
        gettext_lazy("Please choose one of the comparisons."),
    )
    compare_first = _date(*FIRST)
    compare_last = _date(*LAST)
    paper = _choice(
        gettext_lazy("Paper"),
        [(Paper.A4, "A4"), (Paper.LETTER, pgettext_lazy("a size of paper", "Letter"))],
        gettext_lazy("Please choose A4 or Letter."),
    )
    language = _choice(
        gettext_lazy("Language"),
        languages,
        gettext_lazy("Please choose one of the languages on the page."),
    )
    sections = _several(
        gettext_lazy("What is on it"),
        [(section.value, label) for section, label in SECTIONS],
        gettext_lazy("Please choose from the sections on the page."),
    )
    about = _several(
        gettext_lazy("About you, in one line"),
        [(section.value, label) for section, label in ABOUT],
        gettext_lazy("Please choose from the lines on the page."),
    )
    name = _line(gettext_lazy("Name or initials (optional)"), 80)
    notes = _several(
        gettext_lazy("Notes to print"),
        [],
        gettext_lazy("Please choose from the notes on the page."),
    )

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        defaults: ReportDefaults,
        own_words: Mapping[str, str] | None = None,
    ) -> None:
        """`own_words`: what generated sentences were rewritten to before."""
        super().__init__(data)
        self.defaults, self.own_words = defaults, own_words or {}
        self.page_language = current()
        ranges = [c for c in Draft.Range.choices if c[0] != "visit" or defaults.last_visit]
        self.fields["range"].choices = ranges  # type: ignore[attr-defined]
        for number in range(SENTENCES):
            label = _("Sentence {number}").format(number=number + 1)
            self.fields[f"sentence_{number}"] = _line(label, 300, rows=2)
            self.fields[f"generated_{number}"] = forms.CharField(
                required=False, max_length=400, widget=forms.HiddenInput
            )
        for number in range(MAX_QUESTIONS):
            label = _("Question {number}").format(number=number + 1)
            self.fields[f"question_{number}"] = _line(label, 200)
        self.offer_notes([(key, key) for key in self["notes"].value() or () if _is_note(key)])

    def offer_notes(self, notes: list[tuple[str, str]]) -> None:
        """The notes to choose from, key and label."""
        self.fields["notes"].choices = notes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Two periods in order, each one that a page can tell."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if not cleaned["range"] and (cleaned["first"] or cleaned["last"]):
            cleaned["range"] = Draft.Range.DATES
        self._check_dates("first", "last", cleaned["range"] == Draft.Range.DATES)
        self._check_dates(
            "compare_first", "compare_last", cleaned["compare"] == Draft.Compare.DATES, both=True
        )
        return cleaned

    def _check_dates(self, first: str, last: str, used: bool, *, both: bool = False) -> None:
        start, end = self.cleaned_data[first], self.cleaned_data[last]
        if not used:
            return
        if both and not (start and end):
            self.add_error(first, _("Please choose both nights of the comparison."))
        elif start and start.year < EARLIEST_YEAR:
            wrong = _("Please choose a first night in {year} or later.")
            self.add_error(first, wrong.format(year=EARLIEST_YEAR))
        elif end and end > self.defaults.tonight + 366 * DAY:
            wrong = _("The last night is more than a year ahead. Please choose another.")
            self.add_error(last, wrong)
        elif start and end and end < start:
            self.add_error(last, _("The last night is before the first. Please swap them."))
        elif start and not end and start > self.defaults.last_night:
            wrong = _("The first night has not come yet. Please choose an earlier one.")
            self.add_error(first, wrong)
        elif end and end.year < EARLIEST_YEAR:
            wrong = _("Please choose a last night in {year} or later.")
            self.add_error(last, wrong.format(year=EARLIEST_YEAR))
        elif start and self._is_too_long(start, end or self.defaults.last_night):
            wrong = _("That is more than 20 years. Please choose a later first night.")
            self.add_error(first, wrong)

    def _is_too_long(self, first: date, last: date) -> bool:
        """Whether it is longer than anybody asks for, and than what is stored."""
        return last - first > MAX_NIGHTS * DAY and first < self.defaults.first_night

    @property
    def chosen_range(self) -> str:
        """The range in force: since the last visit if there was one, else four weeks."""
        usual = Draft.Range.VISIT if self.defaults.last_visit else Draft.Range.WEEKS_4
        chosen: str = self.cleaned_data["range"]
        return chosen or usual

    def period(self) -> Period:
        """The nights asked for."""
        key, last = self.chosen_range, self.defaults.last_night
        if key == Draft.Range.DATES:
            end = self.cleaned_data["last"] or last
            return Period(self.cleaned_data["first"] or min(self.defaults.first_night, end), end)
        if key == Draft.Range.ALL:
            return Period(min(self.defaults.first_night, last), last)
        if key == Draft.Range.VISIT:
            return self._since_visit()
        return Period.ending(last, WEEKS[key])

    def _since_visit(self) -> Period:
        """The nights since the last visit, two weeks at least; four weeks without a visit."""
        visit, last = self.defaults.last_visit, self.defaults.last_night
        if visit is None:
            return Period.ending(last, WEEKS["4w"])
        return Period(min(visit, Period.ending(last, FEWEST_SINCE_VISIT).first), last)

    def period_note(self) -> str:
        """Why other nights are shown than one would think; empty where none are."""
        visit = self.defaults.last_visit
        if self.chosen_range != Draft.Range.VISIT or visit is None:
            return ""
        if self.period().first == visit:
            return ""
        return _(
            "Your last visit was on {day}. Fewer than two weeks say little, so these are two weeks."
        ).format(day=short_date(visit))

    def previous(self) -> Period:
        """The nights they are compared with."""
        period = self.period()
        match self.cleaned_data["compare"]:
            case Draft.Compare.DATES:
                return Period(self.cleaned_data["compare_first"], self.cleaned_data["compare_last"])
            case Draft.Compare.YEAR:
                return Period(_a_year_before(period.first), _a_year_before(period.last))
            case _:
                return period.previous()

    def chosen_paper(self) -> Paper:
        """The paper asked for, else the person's usual one."""
        chosen = self.cleaned_data["paper"]
        return Paper(chosen) if chosen else self.defaults.usual_paper

    def chosen_language(self) -> str:
        """The language asked for, else that of the page."""
        return spoken(self.cleaned_data["language"])

    def left_out(self) -> frozenset[Section]:
        """The sections that were not chosen."""
        chosen = {*self.cleaned_data["sections"], *self.cleaned_data["about"]}
        return frozenset(section for section in Section if section not in chosen)

    def questions(self) -> list[str]:
        """The questions that were written."""
        written = [self.cleaned_data[f"question_{n}"].strip() for n in range(MAX_QUESTIONS)]
        return [question for question in written if question]

    def rewritten(self) -> dict[str, str]:
        """The person's wording by the generated sentence it stands for."""
        pairs = {
            self.cleaned_data[f"generated_{n}"]: self.cleaned_data[f"sentence_{n}"].strip()
            for n in range(SENTENCES)
        }
        return {**self.own_words, **{made: own for made, own in pairs.items() if made}}

    def save(self, draft: Draft, person: User) -> None:
        """Remember all of it, for the next time and for the PDF."""
        if draft.pk is None:  # two pages may be the first at the same moment
            draft, _ = Draft.objects.get_or_create(user=person)
        for field in ("range", "first", "last", "compare", "compare_first", "compare_last"):
            setattr(draft, field, self.cleaned_data[field] or getattr(Draft(), field))
        draft.paper, draft.language = self.cleaned_data["paper"], self.cleaned_data["language"]
        draft.left_out = sorted(self.left_out())
        draft.questions = self.questions()
        draft.notes = self.cleaned_data["notes"]
        changed = [(made, own) for made, own in self.rewritten().items() if made != own]
        draft.rewritten = dict(changed[-MAX_WORDINGS:])
        draft.save()
        if person.report_name != self.cleaned_data["name"].strip():
            person.report_name = self.cleaned_data["name"].strip()
            person.save(update_fields=["report_name"])


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def _is_note(key: str) -> bool:
    """Whether a key such as "2026-03-03:evening" can be one."""
    day, _, part = key.partition(":")
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return part in NOTE_PARTS
