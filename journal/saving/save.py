"""Store a change of a night, once: from a page, a tap saved by itself, or a queue that waited.

All is read and checked before the transaction, which only compares the night's version and
writes: SQLite lets one write at a time, and nobody should wait for another person's answers.
Where the version has moved on, everything is done once more with the night locked.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.models import User
from config.prepared import Given, Prepared, insert
from journal.models import Night, Sending
from journal.models.night import StaleVersion
from journal.models.sending import KEPT
from journal.saving import merge
from journal.saving.answers import is_listed, own_answers, stored_answers
from journal.saving.asked_doses import answered_meanwhile
from journal.saving.change import NightChange
from journal.saving.check import Checked, Problems, check
from journal.saving.merge import Conflict, Value

SENDINGS = Prepared(
    lambda: Sending.objects.filter(user=Given("user"), uid=Given("uid")).values_list("pk")
)
OLD = Prepared(
    lambda: Sending.objects.filter(user=Given("user"), stored_at__lt=Given("before")).values_list(
        "pk"
    )
)


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
    names = answered_meanwhile(night, change.names, change.shown)
    result = _store(user, change.renamed(names) if names else change, now, night)
    return replace(result, names={now: as_sent for as_sent, now in names.items()})


def _store(user: User, change: NightChange, now: datetime, night: Night) -> SaveResult:
    stored = stored_answers(night)
    if change.uid and SENDINGS.rows(user=user.pk, uid=change.uid):
        return SaveResult(night, stored, stored, repeated=True)
    merged = merge.merge(change.base, change.answers, stored, change.names)
    checked = check(night, stored, merged.changes, change.at, all_as_planned=change.all_as_planned)
    wanted = stored | merged.changes
    current = not merge.changed(change.base, stored)
    if checked.problems:
        return SaveResult(night, stored, wanted, current, checked.problems, merged.conflicts)
    written = checked.written
    with transaction.atomic():
        if written:
            checked.save(change.at)
        if change.uid and not merged.conflicts:
            _remember(user, change.uid, change.night, now, begun=night.version <= 1)
    return _result(checked, merged.conflicts, written, stored)


def _result(
    checked: Checked,
    conflicts: dict[str, Conflict],
    written: tuple[str, ...],
    stored: dict[str, Value],
) -> SaveResult:
    """What is stored now; what is listed is read again, where it may be another."""
    night = checked.night
    if conflicts or (written and checked.rows):
        night = night.user.nights.on(night.night)
        stored = stored_answers(night)
    elif written:
        stored = own_answers(night) | {n: v for n, v in stored.items() if is_listed(n)}
    yours = {name: conflict.yours for name, conflict in conflicts.items()}
    keys = tuple(key for _, rows in checked.rows for key in rows.taken_by_button) if written else ()
    return SaveResult(
        night, stored, stored | yours, conflicts=conflicts, written=written, taken_by_button=keys
    )


def _remember(user: User, uid: UUID, night: date, now: datetime, *, begun: bool) -> None:
    """Keep the id; once a night, with its first answer, old ones are cleared away."""
    if begun and (old := OLD.rows(user=user.pk, before=now - KEPT)):
        user.sendings.filter(pk__in=[pk for (pk,) in old]).delete()
    insert(Sending, user_id=user.pk, uid=uid, night=night, stored_at=now)
