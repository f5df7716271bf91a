"""Observations of FHIR files as rows of the blood results, each checked by itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from config.language import gettext as _
from config.language import grouped, list_text, ngettext
from journal.exchange.checking import Checker
from journal.exchange.problem import ImportProblem, quoted
from journal.exchange.reading import ReadOptions
from journal.exchange.record import Refused
from journal.exchange.results.blood_result import BloodResult, blood_result, key_of
from journal.exchange.results.resources import Resource, concept
from journal.exchange.results.saturation import unit_questions
from journal.exchange.units import Unit, identity
from journal.figures.wording import short_date
from journal.labs import catalogue
from journal.labs.models import LabResult
from journal.labs.result import Result

TABLE = "lab_results"
NAMED = 12  # other tests that are named


@dataclass(slots=True)
class LabRows:
    """The rows of the results so far, what to look at in them, and what stays out and why."""

    options: ReadOptions
    rows: list[Unit] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)  # observations that are no such test
    results: list[Result] = field(default_factory=list)
    seen: set[tuple[Any, ...]] = field(default_factory=set)

    def take(self, observations: Iterable[Resource]) -> None:
        """Add each observation once."""
        for observation in observations:
            test_name = quoted(concept(observation, "code") or _("an unnamed test"))
            try:
                key = key_of(observation)
                if not key:
                    self.others[test_name] += 1
                    continue
                test_name = catalogue.BY_KEY[key].name
                self._add(blood_result(observation, key, self.options.zone), test_name)
            except Refused as reason:
                self.refused.append(reason.of(test_name))

    def _add(self, result: BloodResult, test_name: str) -> None:
        name = _("{test} of {day}").format(test=test_name, day=short_date(result.taken_on))
        if result.taken_on > self.options.now.astimezone(ZoneInfo("Etc/GMT-14")).date():
            raise Refused(_("{name} of {day} is still to come."), day=short_date(result.taken_on))
        checker = Checker(latest=result.taken_on)
        try:
            [unit] = checker.units({TABLE: [_row(result)]})
        except ImportProblem as problem:
            raise Refused(
                _("{name} cannot be kept: {text}"), text=problem.problems[0].text
            ) from problem
        if identity(unit) in self.seen:
            return
        self.seen.add(identity(unit))
        self.rows.append(unit)
        self.results.append(_stored(result).to_result())
        self.remarks += [*checker.remarks, *(doubt.of(name) for doubt in result.doubts)]

    def about(self) -> list[str]:
        """What is to be known of all of them; the questions about their units are remarks."""
        self.remarks += unit_questions(self.results)
        about = []
        if any(result.taken_at for result in self.results):
            about.append(
                _(
                    "Times are those of the clock where the blood was taken. Times in "
                    "UTC are read as {zone}."
                ).format(zone=self.options.zone)
            )
        if self.others:
            names = list(self.others)
            beyond = len(names) - NAMED
            more = [ngettext("{count} more", "{count} more", beyond).format(count=beyond)]
            about.append(
                _("Other entries stay out ({total}): {names}.").format(
                    total=grouped(self.others.total()),
                    names=list_text([*names[:NAMED], *(more if beyond > 0 else [])]),
                )
            )
        return about


def _row(result: BloodResult) -> dict[str, Any]:
    """A result as the complete file spells it."""
    row = asdict(result)
    del row["doubts"]
    row["taken_on"] = result.taken_on.isoformat()
    row["taken_at"] = result.taken_at and f"{result.taken_at:%H:%M}"
    return {name: value for name, value in row.items() if value not in (None, "")}


def _stored(result: BloodResult) -> LabResult:
    fields = asdict(result)
    del fields["doubts"]
    return LabResult(**fields)


def when_taken(row: dict[str, Any]) -> str:
    """The day of a row, and the time where it is known."""
    day = short_date(datetime.fromisoformat(row["taken_on"]).date())
    return f"{day} {row['taken_at']}" if row.get("taken_at") else day
