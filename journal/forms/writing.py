"""The one way into a night: from a page, a tap saved by itself, or a queue that waited offline.

Whatever the way, answers are merged with what is stored by now, validated by the forms of the
page and stored together with the sending's id, all in one transaction.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.models import User
from journal import merging
from journal.forms.answers import as_posted, stored_answers
from journal.forms.night import NightPage
from journal.forms.planned import ALL_AS_PLANNED
from journal.forms.sent import Sent
from journal.merging import Conflict, Value
from journal.models import Night, Sending
from journal.models.sending import KEPT


@dataclass(slots=True)
class Outcome:
    """What became of it: the page as it is now, or with its errors, and what needs a choice."""

    page: NightPage
    night: Night
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    refused: bool = False
    repeated: bool = False

    @property
    def answers(self) -> dict[str, Value]:
        """Everything that is stored on the night now."""
        return stored_answers(self.night)


def write(user: User, sent: Sent, now: datetime) -> Outcome:
    """Store what can be stored; the same sending any number of times, once."""
    try:
        return _write(user, sent, now)
    except IntegrityError:  # another device made this night in the same moment: correct that one
        return _write(user, sent, now)


def _write(user: User, sent: Sent, now: datetime) -> Outcome:
    with transaction.atomic():
        user.nights.select_for_update().filter(night=sent.night).first()
        night = user.nights.on(sent.night)
        if sent.uid and user.sendings.filter(uid=sent.uid).exists():
            return Outcome(NightPage(None, night=night, now=now), night, repeated=True)
        stored = stored_answers(night)
        merged = merging.merge(sent.base, sent.answers, stored, sent.names)
        outcome = _store(night, merged, stored, sent)
        if sent.uid and not (outcome.refused or outcome.conflicts):
            _remember(user, sent.uid, sent.night, now)
    return outcome


def _store(
    night: Night,
    merged: merging.Merged,
    stored: dict[str, Value],
    sent: Sent,
) -> Outcome:
    untouched = sent.page is not None and not merged.conflicts and _saw_it_all(sent, stored)
    data = sent.page if untouched else as_posted(stored | merged.changes, night)
    if data and sent.all_as_planned and not untouched:
        data[ALL_AS_PLANNED] = "1"
    page = NightPage(data, night=night, now=sent.at)
    if not page.is_valid():
        return Outcome(page, night, merged.conflicts, refused=True)
    written = tuple(part.name for part in page.written)
    if written:
        page.save()
    fresh = night.user.nights.on(night.night)
    if merged.conflicts:  # shown with the person's own answers, for them to choose
        yours = {name: conflict.yours for name, conflict in merged.conflicts.items()}
        page = NightPage(as_posted(stored_answers(fresh) | yours, fresh), night=fresh, now=sent.at)
    return Outcome(page, fresh, merged.conflicts, written)


def _saw_it_all(sent: Sent, stored: dict[str, Value]) -> bool:
    return not merging.changed(sent.base, stored)


def _remember(user: User, uid: UUID, night: date, now: datetime) -> None:
    user.sendings.filter(stored_at__lt=now - KEPT).delete()
    Sending.objects.create(user=user, uid=uid, night=night)
