"""Send what is due. Any number of processes may do so at once, as often as they like."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from functools import lru_cache, partial

from django.conf import settings
from django.core.mail import get_connection

from accounts.models import User
from config.language import in_language
from journal.reminders import mail, push, timing
from journal.reminders.errands import Errands
from journal.reminders.guard import Guard
from journal.reminders.models import PushDevice, Reminder
from journal.trends.new_card import has_new_card

AT_A_TIME = 200  # read from the database
AT_ONCE = 16  # people whose reminders are on their way
TIME_FOR_DEVICES = 20  # seconds for all of a person; a device begun by then is waited for
SECONDS_A_PERSON = 40  # seconds for a person, after which nobody waits for it any more


@lru_cache(maxsize=2)
def this_server(key: str) -> push.Sender:
    """The `Sender` by which push services know this server."""
    contact = f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"
    return push.sender(key, settings.DATA_DIR / "vapid_key", contact)


@dataclass(frozen=True, slots=True)
class Ways:
    """How one reminder may reach its person, read before anything is sent."""

    devices: tuple[tuple[PushDevice, push.Subscription], ...]
    mail_to: User | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """How each way went; a device that was not asked in time is in none."""

    devices: tuple[tuple[PushDevice, push.Outcome], ...] = ()
    mailed: bool | None = None


def send_due(now: datetime, guard: Guard | None = None) -> Counter[str]:
    """Every reminder whose moment has come, and how each ended: sent, written, late, failed …

    Several people's at the same time, and each for a bounded while, so that a service that hangs
    keeps nobody else waiting.
    """
    ended: Counter[str] = Counter()
    errands = Errands[tuple[Reminder, Ways], Delivery](AT_ONCE, SECONDS_A_PERSON, Delivery())
    server = this_server(settings.VAPID_PRIVATE_KEY)
    with mail.Posts(get_connection) as posts:
        for reminder in _due(now):
            if not reminder.claim(now):
                continue
            if needless := _needless(reminder, now):
                ended[needless] += 1
                continue
            with in_language(reminder.user.speaks):
                ways, words = _ways(reminder), reminder.words()
            to_device = partial(server.send, words=words, tag=reminder.part, guard=guard or Guard())
            errand = partial(
                _deliver,
                ways,
                partial(to_device, now=now.timestamp()),
                partial(posts.send, words=words),
            )
            for whose, delivery in errands.begin((reminder, ways), errand):
                ended[_note(*whose, delivery, now)] += 1
        for whose, delivery in errands.rest():
            ended[_note(*whose, delivery, now)] += 1
    return ended


def _due(now: datetime) -> Iterator[Reminder]:
    """Due reminders, the oldest first; each one claimed is due no more."""
    due = Reminder.objects.filter(due_at__lte=now, user__is_active=True)
    while batch := list(due.select_related("user").order_by("due_at", "pk")[:AT_A_TIME]):
        yield from batch


def _needless(reminder: Reminder, now: datetime) -> str:
    """The reason why nothing is to be sent; empty where something is."""
    if timing.is_too_late(reminder.first_due_at, now):
        return "late"
    if reminder.is_of_the_week:
        return "" if has_new_card(reminder.user, reminder.night) else "nothing new"
    return "written" if reminder.is_answered() else ""


def _ways(reminder: Reminder) -> Ways:
    mail_to = reminder.user if reminder.by_mail and mail.reaches(reminder.user) else None
    if reminder.is_of_the_week:
        return Ways((), mail_to)
    devices = reminder.user.push_devices.working().order_by("-added_at")
    return Ways(tuple((device, device.subscription()) for device in devices), mail_to)


def _deliver(
    ways: Ways,
    to_device: Callable[[push.Subscription], push.Outcome],
    by_mail: Callable[[User], bool],
) -> Delivery:
    """Send by mail, then to device after device while there is time; asks no database."""
    began = time.monotonic()
    mailed = by_mail(ways.mail_to) if ways.mail_to else None
    outcomes = []
    for device, subscription in ways.devices:
        if time.monotonic() - began > TIME_FOR_DEVICES:
            break
        outcomes.append((device, to_device(subscription)))
    return Delivery(tuple(outcomes), mailed)


def _note(reminder: Reminder, ways: Ways, delivery: Delivery, now: datetime) -> str:
    """Store how each device went, and set a reminder that reached nobody due again."""
    for device, outcome in delivery.devices:
        device.note(outcome, now)
    gone = sum(outcome is push.Outcome.GONE for _, outcome in delivery.devices)
    if len(ways.devices) == gone and ways.mail_to is None:
        return "nowhere"
    is_pushed = any(outcome is push.Outcome.SENT for _, outcome in delivery.devices)
    if is_pushed or delivery.mailed:
        return "sent"
    reminder.try_again(now)
    return "failed"
