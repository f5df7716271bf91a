"""Whether answers can be stored: each by its question, rows by whoever registered for them.

The night gets the new answers in its columns and is not stored here. What is wrong is a
`ValidationError` by the name of its field, with the readings to choose from (`choices`) or the
night it belongs to (`night`) among its params.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.core.exceptions import ValidationError

from journal import quotas
from journal.models import Night
from journal.questions import DOSE, PARTS, QUESTIONS, Part
from journal.saving.merge import Answers

Problems = dict[str, list[ValidationError]]


class Rows(Protocol):
    """What is listed under a night, with the answers of a change filled in."""

    @property
    def problems(self) -> Problems:
        """What is wrong with them, by the name of the field."""

    @property
    def count(self) -> bool:
        """Whether they say that something was drunk, done or taken."""

    @property
    def changed(self) -> bool:
        """Whether they are other ones than those stored."""

    @property
    def taken_by_button(self) -> list[int]:
        """After saving: the keys of the doses that only "all as planned" answered."""

    def save(self) -> None:
        """Store them under the night, which is stored already."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One kind of rows: the answers whose names begin with one of `starts`.

    They are listed under the question `claim`, if under one, and `clash` says that it denies
    them. `rows` takes the night, all its answers and whether all open doses are taken as planned.
    """

    starts: tuple[str, ...]
    claim: str
    clash: Any
    rows: Callable[[Night, Answers, bool], Rows]


_listings: dict[tuple[str, ...], Listing] = {}


def register(listing: Listing) -> None:
    """Check answers of this kind by it from now on."""
    _listings[listing.starts] = listing


@dataclass(slots=True)
class Checked:
    """A night with its new answers, and what is wrong with them; `before`: its columns as read."""

    night: Night
    before: Mapping[str, Any]
    rows: list[tuple[Listing, Rows]] = field(default_factory=list)
    problems: Problems = field(default_factory=dict)

    @property
    def changed(self) -> list[str]:
        """The columns with another answer than before."""
        return [name for name in QUESTIONS if getattr(self.night, name) != self.before[name]]

    @property
    def written(self) -> tuple[str, ...]:
        """The parts in which anything was written or corrected."""
        parts = {QUESTIONS[name].part for name in self.changed}
        if any(rows.changed for _, rows in self.rows):
            parts.add(Part.EVENING)
        return tuple(part.value for part in PARTS if part in parts)

    def save(self, at: datetime) -> None:
        """Store the parts that were written `at` a time as a new version of the night.

        Raises `StaleVersion` when another version was stored since this one was read.
        """
        for part in self.written:
            self.night.write(part, at)
        for listing, rows in self.rows:
            if listing.claim and rows.count:
                setattr(self.night, listing.claim, True)
        self.night.store_next_version(self.before)
        for _, rows in self.rows:
            rows.save()


def check(
    night: Night,
    before: Mapping[str, Any],
    unread: Problems,
    stored: Answers,
    changes: Answers,
    *,
    all_as_planned: bool = False,
) -> Checked:
    """See whether a night can be stored that holds its changed answers, and what is listed.

    `before`: its columns as they were; `unread`: what could not be read into them.
    """
    checked = Checked(night, before, problems={**unread})
    answers = {**stored, **changes}
    names = {*changes, DOSE.claim} if all_as_planned else {*changes}
    for listing in _listings_of(names):
        rows = listing.rows(night, answers, all_as_planned)
        checked.rows.append((listing, rows))
        checked.problems |= rows.problems
    checked.problems = {**_contradictions(checked, names), **checked.problems} or _without_room(
        checked
    )
    return checked


def _listings_of(names: set[str]) -> Iterator[Listing]:
    return (
        listing
        for listing in _listings.values()
        if any(name.startswith(listing.starts) for name in names)
    )


def _contradictions(checked: Checked, names: set[str]) -> Problems:
    """Answers of the same part that exclude each other, "none" and a listed row among them.

    What was stored long ago is not asked about with an answer of the other part.
    """
    problems: Problems = {}
    parts = {QUESTIONS[name].part if name in QUESTIONS else Part.EVENING for name in names}
    try:
        checked.night.clean()
    except ValidationError as error:
        problems = {n: each for n, each in error.error_dict.items() if QUESTIONS[n].part in parts}
    for listing, rows in checked.rows:
        if listing.claim and getattr(checked.night, listing.claim) is False and rows.count:
            problems[listing.claim] = [ValidationError(listing.clash)]
    return problems


def _without_room(checked: Checked) -> Problems:
    """What this person has no room for, beside the answer that would need it."""
    night, changed = checked.night, checked.changed
    if night.pk is None and checked.written and (full := quotas.full(night.user, "nights")):
        claims = [listing.claim for listing, rows in checked.rows if rows.changed]
        return {[*changed, *claims, ""][0]: [ValidationError(full)]}
    for name in quotas.NOTES:
        longer = len(getattr(night, name)) - len(checked.before[name])
        if longer > 0 and (full := quotas.full_of_letters(night.user, longer)):
            return {name: [ValidationError(full)]}
    return {}
