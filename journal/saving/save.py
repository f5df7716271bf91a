"""Store a change of a night, once: from a page, a tap saved by itself, or a queue that waited.

All is read and checked before the transaction, which only compares the night's version and
writes: SQLite lets one write at a time, and nobody should wait for another person's answers.
Where the version has moved on, everything is done once more with the night locked.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from journal.models import Night
from journal.models.night import StaleVersion
from journal.saving.answers import is_listed, own_answers, stored_answers
from journal.saving.change import NightChange
from journal.saving.check import Checked, Problems, check
from journal.saving.merge import Conflict, Value, merge, renamed
from journal.saving.night_doses import names_as_stored
from journal.saving.reading import read_into


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What became of a change: where there are `problems` nothing was stored.

    `conflicts` wait for the person's choice; the rest was stored. `answers` is everything that is
    stored on the night now, `wanted` the same with what the person wants; `was_current`: that is
    what the change had seen. `names`: questions that the change called otherwise, because its
    page was made before the plan changed, and how it called them. `taken_by_button`: the keys of
    the doses that only "all as planned" answered.
    """

    night: Night
    answers: dict[str, Value]
    wanted: dict[str, Value]
    was_current: bool = True
    problems: Problems = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    repeated: bool = False
    names: dict[str, str] = field(default_factory=dict)
    taken_by_button: tuple[int, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether something cannot be stored as it was answered."""
        return bool(self.problems)


def save_night_change(
    user: User, change: NightChange, now: datetime, read: Night | None = None
) -> SaveResult:
    """Store what can be stored; the same change any number of times, once.

    `read` is the night if it was read for this already.
    """
    try:
        return _save(user, change, now, read or _night(user, change))
    except (IntegrityError, StaleVersion):  # another device was quicker: start from what it stored
        with transaction.atomic():
            user.nights.select_for_update().filter(night=change.night).first()
            return _save(user, change, now, _night(user, change))


def _night(user: User, change: NightChange) -> Night:
    night: Night = user.nights.on(change.night)
    if night.pk is None and change.zone:
        night.time_zone = change.zone
    return night


def _save(user: User, change: NightChange, now: datetime, night: Night) -> SaveResult:
    names = names_as_stored(night, change.names, change.shown)
    stored = stored_answers(night)
    names_on_page = {stored_name: name for name, stored_name in names.items()}
    if change.uid and user.sendings.hold(change.uid):
        return SaveResult(night, stored, stored, repeated=True, names=names_on_page)
    questions = dict.fromkeys(names.get(name, name) for name in change.names)
    merged = merge(renamed(change.base, names), renamed(change.answers, names), stored, questions)
    before = night.own_answers()
    unread = read_into(night, merged.changes, change.at)
    checked = check(
        night, before, unread, stored, merged.changes, all_as_planned=change.all_as_planned
    )
    result = SaveResult(
        night,
        stored,
        stored | merged.changes,
        was_current=merged.was_current,
        problems=checked.problems,
        conflicts=merged.conflicts,
        written=() if checked.problems else checked.written,
        names=names_on_page,
    )
    if result.refused:
        return result
    with transaction.atomic():
        if result.written:
            checked.save(change.at)
        if change.uid and not merged.conflicts:
            user.sendings.add_one(change.uid, change.night, now, begun=night.version <= 1)
    return _as_stored(result, checked)


def _as_stored(result: SaveResult, checked: Checked) -> SaveResult:
    """What is stored now; what is listed is read again, where it may be another."""
    night, stored = result.night, result.answers
    if result.conflicts or (result.written and checked.rows):
        night = night.user.nights.on(night.night)
        stored = stored_answers(night)
    elif result.written:
        stored = own_answers(night) | {n: v for n, v in stored.items() if is_listed(n)}
    yours = {name: conflict.yours for name, conflict in result.conflicts.items()}
    keys = [key for _, rows in checked.rows for key in rows.taken_by_button if result.written]
    return replace(
        result, night=night, answers=stored, wanted=stored | yours, taken_by_button=tuple(keys)
    )
