"""The words of the summary: a `Report` as the lines that page, JSON and paper show alike.

What the person left out is not in it.
"""
# pure, words

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from config.language import gettext as _
from journal.figures.wording import short_date
from journal.regimen.then_and_now import Line, lines
from journal.report import lines as written
from journal.report import phrases
from journal.report.data import Experiment, Factor, Section
from journal.report.method import FOOTNOTE, METHOD
from journal.report.sheet_head import Head
from journal.report.sitting_test import SittingTest, sitting_test

Row = TypeVar("Row")


@dataclass(frozen=True)
class Sheet(Head):
    """Every sentence and figure of a summary, in the order of the paper.

    A line whose section the person left out is empty: "", () or `None`.
    """

    def lines(self) -> dict[str, object]:
        """Every line by its name."""
        all_of_it = {**vars(Head), **vars(Sheet)}
        lines = [name for name, each in all_of_it.items() if isinstance(each, cached_property)]
        return {name: getattr(self, name) for name in lines}

    @cached_property
    def changes_title(self) -> str:
        """The title above `changes`; without a comparison none of them tells a change."""
        if not self.changes:
            return ""
        return _("What changed") if self.compares else _("In short")

    @cached_property
    def changes(self) -> tuple[str, ...]:
        """The sentences that say what changed."""
        return self._rows(Section.CHANGES, self.report.changes)

    @cached_property
    def figures(self) -> tuple[written.FigureLine, ...]:
        """The table of both periods."""
        return self._rows(Section.FIGURES, map(written.figure_line, self.report.key_figures))

    @cached_property
    def timeline(self) -> str:
        """How to read the timeline."""
        return self._text(Section.TIMELINE, phrases.timeline_caption(self.report.timeline))

    @cached_property
    def timeline_in_words(self) -> str:
        """What the timeline shows, for those who do not see it."""
        report = self.report
        onsets = self._text(
            Section.ONSET, phrases.onsets_in_words(report.onset_timeline, report.clock)
        )
        sentences = (
            phrases.timeline_in_words(report.timeline),
            onsets,
            phrases.lanes_in_words(report.lanes, report.period),
            phrases.marks_in_words(report.marks, report.period),
        )
        return self._text(Section.TIMELINE, " ".join(filter(None, sentences)))

    @cached_property
    def onset_this(self) -> str:
        """First-symptom times of the period."""
        return self._text(Section.ONSET, phrases.onset(self.report.onsets[0], self.report.clock))

    @cached_property
    def onset_previous(self) -> str:
        """First-symptom times of the nights before."""
        before = phrases.onset(self.report.onsets[1], self.report.clock) if self.compares else ""
        return self._text(Section.ONSET, before)

    @cached_property
    def onset_in_words(self) -> str:
        """What the chart of first-symptom times shows, for those who do not see it."""
        words = phrases.onset_in_words(self.onset_this, self.onset_previous)
        return self._text(Section.ONSET, words)

    @cached_property
    def areas(self) -> str:
        """Parts of the body beyond the legs."""
        return self._text(Section.ONSET, phrases.beyond_legs(self.report.areas))

    @cached_property
    def zones(self) -> str:
        """The time zones of the nights, where there are several."""
        return self._text(Section.ONSET, phrases.travelled(self.report.zones))

    @cached_property
    def taken_title(self) -> str:
        """The title above `taken`; of a past period what was taken then, by its date."""
        then = _("Taken on {day}").format(day=short_date(self.report.as_of))
        return self._text(Section.TAKEN, _("Taken now") if self.report.is_now else then)

    @cached_property
    def taken(self) -> tuple[written.TakenLine, ...]:
        """What is taken, and how regularly."""
        lines = (written.taken_line(each, self._hours) for each in self.report.taken)
        return self._rows(Section.TAKEN, lines)

    @cached_property
    def taken_of(self) -> str:
        """The nights that tell how regularly."""
        recent = self.report.recent
        until = None if self.report.is_now else recent.last
        return self._text(Section.TAKEN, phrases.taken_of(len(recent), until))

    @cached_property
    def taken_sums(self) -> tuple[str, ...]:
        """Sums of the plan above a limit."""
        return self._rows(Section.TAKEN, self.report.above_limits)

    @cached_property
    def stopped(self) -> tuple[written.StoppedLine, ...]:
        """What was tried and stopped."""
        return self._rows(Section.STOPPED, map(written.stopped_line, self.report.stopped))

    @cached_property
    def bloods_of(self) -> str:
        """Which blood results `bloods` are."""
        words = _("newest of each test, with the lab’s own range")
        if not self.report.is_now:
            words = _("newest of each test up to {day}, with the lab’s own range").format(
                day=short_date(self.report.as_of)
            )
        return self._text(Section.LABS, words if self.report.bloods else "")

    @cached_property
    def bloods(self) -> tuple[written.BloodLine, ...]:
        """The newest of each blood test."""
        system = self.report.options.system
        return self._rows(Section.LABS, (written.blood_line(b, system) for b in self.report.bloods))

    @cached_property
    def iron(self) -> tuple[written.IronLine, ...]:
        """Courses of iron, with ferritin and saturation before and after each."""
        data, system, day = self.report.data, self.report.options.system, self.report.as_of
        return self._rows(Section.LABS, written.iron_lines(data.iron, data.results, system, day))

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """What the person wants to ask."""
        return self._rows(Section.QUESTIONS, self.report.questions)

    @cached_property
    def decided(self) -> written.DecidedLine | None:
        """What was decided last."""
        decision = self.report.decided
        return (
            written.decided_line(decision)
            if decision and self.report.has(Section.DECIDED)
            else None
        )

    @cached_property
    def grid(self) -> str:
        """The title of the table of the last nights."""
        return self._text(Section.GRID, phrases.last_nights(len(self.report.grid.nights)))

    @cached_property
    def drifts(self) -> tuple[written.DriftLine, ...]:
        """First-symptom times around each dose change."""
        lines = (written.drift_line(each, self.report.clock) for each in self.report.drifts)
        return self._rows(Section.DRIFT, lines)

    @cached_property
    def then_and_now(self) -> tuple[Line, ...]:
        """What a doctor asks beside a dopaminergic medicine."""
        table = self.report.then_and_now
        return lines(table, self._hours) if table else ()

    @cached_property
    def then_and_now_of(self) -> str:
        """Which nights "then" and "now" are."""
        table = self.report.then_and_now
        return phrases.then_and_now_of(table.then, table.now) if table else ""

    @cached_property
    def factors(self) -> tuple[Factor, ...]:
        """The factors that were looked at."""
        return self._rows(Section.FACTORS, self.report.data.factors)

    @cached_property
    def factors_note(self) -> str:
        """How many nights and factors those are."""
        return self._text(Section.FACTORS, self.report.data.factors_note)

    @cached_property
    def experiments(self) -> tuple[Experiment, ...]:
        """The person's own experiments."""
        return self._rows(Section.EXPERIMENTS, self.report.data.experiments)

    @cached_property
    def sitting_test(self) -> SittingTest | None:
        """The last two evenings of the sitting test."""
        if not self.report.has(Section.SITTINGS):
            return None
        return sitting_test(self.report.data.evenings, self._hours)

    @cached_property
    def notes(self) -> tuple[written.NoteLine, ...]:
        """The notes that the person chose."""
        return tuple(map(written.note_line, self.report.options.notes))

    @cached_property
    def footnote(self) -> str:
        """What holds for every figure."""
        return str(FOOTNOTE)

    @cached_property
    def method(self) -> tuple[str, ...]:
        """How the figures are worked out."""
        return self._rows(Section.METHOD, map(str, METHOD))

    def _rows(self, section: Section, rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(rows) if self.report.has(section) else ()

    def _text(self, section: Section, text: str) -> str:
        return text if self.report.has(section) else ""
