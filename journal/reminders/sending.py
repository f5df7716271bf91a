"""Send what is due. Any number of processes may do so at once, as often as they like."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parseaddr
from functools import lru_cache

from django.conf import settings
from django.core.mail import get_connection

from journal.reminders import mail, push, timing
from journal.reminders.guard import Guard
from journal.reminders.models import Reminder
from journal.reminders.words import Words

AT_A_TIME = 200


@lru_cache(maxsize=2)
def this_server(key: str) -> push.Sender:
    """How push services know this server."""
    contact = f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"
    return push.sender(key, settings.DATA_DIR / "vapid_key", contact)


def send_due(now: datetime, guard: Guard | None = None) -> Counter[str]:
    """Every reminder whose moment has come, and how each ended: sent, written, late, failed."""
    ended: Counter[str] = Counter()
    post = mail.Post(get_connection())
    try:
        for reminder in _due(now):
            if reminder.claim(now):
                ended[_remind(reminder, now, post, guard or Guard())] += 1
    finally:
        post.close()
    return ended


def _due(now: datetime) -> Iterator[Reminder]:
    """Due reminders, the oldest first; each one claimed is due no more."""
    due = Reminder.objects.filter(due_at__lte=now, user__is_active=True)
    while batch := list(due.select_related("user").order_by("due_at", "pk")[:AT_A_TIME]):
        yield from batch


def _remind(reminder: Reminder, now: datetime, post: mail.Post, guard: Guard) -> str:
    if timing.is_too_late(reminder.first_due_at, now):
        return "late"
    if reminder.is_answered():
        return "written"
    words = reminder.words()
    arrived = [*_by_push(reminder, words, now, guard), *_by_mail(reminder, words, post)]
    if arrived and not any(arrived):
        reminder.try_again(now)
        return "failed"
    return "sent" if arrived else "nowhere"


def _by_mail(reminder: Reminder, words: Words, post: mail.Post) -> Iterator[bool]:
    if reminder.by_mail and settings.MAIL:
        yield post.send(reminder.user, words)


def _by_push(reminder: Reminder, words: Words, now: datetime, guard: Guard) -> Iterator[bool]:
    server = this_server(settings.VAPID_PRIVATE_KEY)
    for device in reminder.user.push_devices.working():
        outcome = server.send(device.subscription(), words, reminder.part, now.timestamp(), guard)
        device.note(outcome)
        if outcome is not push.Outcome.GONE:
            yield outcome is push.Outcome.SENT
