"""The one way into a night: from a page, a tap saved by itself, or a queue that waited offline.

Whatever the way, answers are merged with what is stored by now, checked by the forms of the page
that they belong to, and stored together with the sending's id. All of that is read and checked
before the transaction, which only compares the night's version and writes: SQLite lets one write
at a time, and nobody should wait for another person's forms. Where the version has moved on,
everything is done once more with the night locked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import QueryDict

from accounts.models import User
from accounts.prepared import Given, Prepared, insert
from journal.forms.night import NightPage
from journal.forms.room import has_room
from journal.models import Night, Sending
from journal.models.night import StaleVersion
from journal.models.sending import KEPT
from journal.questions import ROW_KINDS
from journal.saving import merge
from journal.saving.answers import ALL_AS_PLANNED, as_posted, is_listed, own_answers, stored_answers
from journal.saving.asked_doses import answered_meanwhile
from journal.saving.change import NightChange
from journal.saving.merge import Conflict, Value

SENDINGS = Prepared(
    lambda: Sending.objects.filter(user=Given("user"), uid=Given("uid")).values_list("pk")
)
OLD = Prepared(
    lambda: Sending.objects.filter(user=Given("user"), stored_at__lt=Given("before")).values_list(
        "pk"
    )
)


@dataclass(slots=True)
class SaveResult:
    """What became of it: the page as it is now, or with its errors, and what needs a choice.

    `answers` is everything that is stored on the night now. `names`: questions that the sending
    called otherwise, because its page was made before the plan changed, and how it called them.
    """

    page: NightPage
    night: Night
    answers: dict[str, Value]
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    refused: bool = False
    repeated: bool = False
    names: dict[str, str] = field(default_factory=dict)


def save_night_change(
    user: User, sent: NightChange, now: datetime, read: Night | None = None
) -> SaveResult:
    """Store what can be stored; the same sending any number of times, once.

    `read` is the night if it was read for this already.
    """
    try:
        return _write(user, sent, now, read or _night(user, sent))
    except (IntegrityError, StaleVersion):  # another device was quicker: start from what it stored
        with transaction.atomic():
            user.nights.select_for_update().filter(night=sent.night).first()
            return _write(user, sent, now, _night(user, sent))


def _night(user: User, sent: NightChange) -> Night:
    night: Night = user.nights.on(sent.night)
    if night.pk is None and sent.zone:
        night.time_zone = sent.zone
    return night


def _write(user: User, sent: NightChange, now: datetime, night: Night) -> SaveResult:
    names = answered_meanwhile(night, sent.names, sent.shown)
    outcome = _store(user, sent.renamed(names) if names else sent, now, night)
    outcome.names = {now: as_sent for as_sent, now in names.items()}
    return outcome


def _store(user: User, sent: NightChange, now: datetime, night: Night) -> SaveResult:
    stored = stored_answers(night)
    if sent.uid and SENDINGS.rows(user=user.pk, uid=sent.uid):
        return SaveResult(NightPage(None, night=night, now=now), night, stored, repeated=True)
    merged = merge.merge(sent.base, sent.answers, stored, sent.names)
    page = _page(night, merged, stored, sent)
    if not page.is_valid() or not has_room(page, user):
        return SaveResult(page, night, stored, merged.conflicts, refused=True)
    written = tuple(part.name for part in page.written)
    with transaction.atomic():
        if written:
            page.save()
        if sent.uid and not merged.conflicts:
            _remember(user, sent.uid, sent.night, now, begun=night.version <= 1)
    return _outcome(page, merged.conflicts, written, stored, sent)


def _page(
    night: Night, merged: merge.Merged, stored: dict[str, Value], sent: NightChange
) -> NightPage:
    """The answers as the page would send them, of which only those given anew are looked at."""
    if sent.page is not None and not merged.conflicts and _saw_it_all(sent, stored):
        asked = {*sent.names, *_beside_the_names(sent.page)}
        return NightPage(sent.page, night=night, now=sent.at, asked=asked)
    data, asked = as_posted(stored | merged.changes, night), set(merged.changes)
    if sent.all_as_planned:
        data[ALL_AS_PLANNED] = "1"
        asked.add("took_doses")
    return NightPage(data, night=night, now=sent.at, asked=asked)


def _beside_the_names(page: QueryDict) -> Iterator[str]:
    """What a whole page may hold without having changed an answer: half a row, half a time."""
    yield "first_symptom"
    for prefix, kind in ROW_KINDS.items():
        if page.get(f"{prefix}-TOTAL_FORMS", "0") != "0":
            yield kind.claim
    if page.get(ALL_AS_PLANNED):
        yield "took_doses"


def _outcome(
    page: NightPage,
    conflicts: dict[str, Conflict],
    written: tuple[str, ...],
    stored: dict[str, Value],
    sent: NightChange,
) -> SaveResult:
    night = page.night
    if conflicts or (written and page.evening.lists_were_asked):
        night = night.user.nights.on(night.night)
        stored = stored_answers(night)
    elif written:
        stored = own_answers(night) | {n: v for n, v in stored.items() if is_listed(n)}
    if conflicts:  # shown with the person's own answers, for them to choose
        yours = {name: conflict.yours for name, conflict in conflicts.items()}
        page = NightPage(as_posted(stored | yours, night), night=night, now=sent.at)
    return SaveResult(page, night, stored, conflicts, written)


def _saw_it_all(sent: NightChange, stored: dict[str, Value]) -> bool:
    return not merge.changed(sent.base, stored)


def _remember(user: User, uid: UUID, night: date, now: datetime, *, begun: bool) -> None:
    """Keep the id; once a night, with its first answer, old ones are cleared away."""
    if begun and (old := OLD.rows(user=user.pk, before=now - KEPT)):
        user.sendings.filter(pk__in=[pk for (pk,) in old]).delete()
    insert(Sending, user_id=user.pk, uid=uid, night=night, stored_at=now)
