"""The words at the head of the summary: whose it is, for which visit, of which nights."""
# pure, words

from dataclasses import dataclass
from functools import cached_property

from accounts.fields.clock_times import in_words
from config.language import current
from config.language import gettext as _
from journal.figures.wording import short_date
from journal.report import phrases
from journal.report.report import Report


@dataclass(frozen=True)
class Head:
    """Every line of the head."""

    report: Report

    @cached_property
    def title(self) -> str:
        """The heading of the first page."""
        return _("Restless legs: summary")

    @cached_property
    def name(self) -> str:
        """The name or initials that the person wrote for it."""
        return self.report.options.name

    @cached_property
    def about(self) -> str:
        """What they wrote of themselves, and caffeine and alcohol of the period, as wished."""
        line = " · ".join(filter(None, (self.report.about, self.report.habits)))
        return line[:1].upper() + line[1:]

    @cached_property
    def as_written(self) -> str:
        """That their own words are in another language; empty where they are in this one."""
        if self.report.options.written_in in {"", current()}:
            return ""
        return _("Notes, questions and other own words stand as they were written.")

    @cached_property
    def made_on(self) -> str:
        """The day it was made: "3 Apr 2026"."""
        return short_date(self.report.made_on)

    @cached_property
    def appointment(self) -> str:
        """The day of the visit it is made for, with its time if that is known."""
        visit = self.report.options.appointment
        if visit is None:
            return ""
        when = short_date(visit.day)
        return when if visit.at is None else f"{when}, {in_words(visit.at, self._hours)}"

    @cached_property
    def appointment_with(self) -> str:
        """Whom that visit is with."""
        visit = self.report.options.appointment
        return visit.with_whom if visit else ""

    @cached_property
    def period(self) -> str:
        """The nights it tells of, from first to last."""
        return phrases.span(self.report.period)

    @cached_property
    def previous(self) -> str:
        """The nights they are compared with."""
        return phrases.span(self.report.previous) if self.compares else ""

    @cached_property
    def compares(self) -> bool:
        """Whether anything is known of the nights it would be compared with."""
        return self.report.compares

    @cached_property
    def logged(self) -> str:
        """How many nights of the period were written down."""
        return phrases.logged(self.report.completeness)

    @cached_property
    def logged_before(self) -> str:
        """How many of the nights before were."""
        return phrases.logged(self.report.completeness_before) if self.compares else ""

    @cached_property
    def same_night(self) -> str:
        """How many evenings were written down the same night."""
        return phrases.same_night(self.report.completeness)

    @cached_property
    def same_night_of(self) -> str:
        """How many of the evenings that were written down that is."""
        return phrases.same_night_of(self.report.completeness)

    @property
    def _hours(self) -> str:
        return self.report.options.hours
