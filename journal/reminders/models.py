"""Who wants to be reminded when, on which devices, and the private calendar address."""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.sealing import SealedTextField
from journal.reminders import push, timing
from journal.reminders.messages import Part, Words, words_about

MAX_REFUSALS = 2  # in a row
MAX_FAILING = timedelta(days=7)  # longer than a service is down


def digest(text: str) -> str:
    """The SHA-256 (hex) by which a secret is looked up."""
    return hashlib.sha256(text.encode()).hexdigest()


class Reminder(models.Model):
    """Once a night, or each Sunday, at one time; no row, no reminder.

    `due_at` is worked out ahead, so that finding who is due takes one look into an index,
    however many people there are. Moving it on is what claims a reminder: one process wins.
    `first_due_at` stays behind when a delivery is tried again, and says which night is meant.
    `changed_at` tells a calendar which of two versions is the newer.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders", db_index=False
    )
    part = models.CharField(max_length=7, choices=[(part.value, part.value) for part in Part])
    at = models.TimeField()
    by_mail = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=64)
    due_at = models.DateTimeField(db_index=True)
    first_due_at = models.DateTimeField()
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "part"), name="one_reminder_for_each_part"),
        )

    def __str__(self) -> str:
        return f"{self.part} at {self.at:%H:%M}"

    def schedule(self, now: datetime) -> Self:
        """Work out when it is due next, in the zone the person is in: its time or zone changed."""
        self.changed_at = now
        self.time_zone = self.user.time_zone
        self.due_at = self.first_due_at = self._next_due(now)
        return self

    @property
    def is_of_the_week(self) -> bool:
        """Whether it is about the Sunday card, which goes by mail alone."""
        return self.part == Part.SUNDAY

    def _next_due(self, now: datetime) -> datetime:
        find = timing.next_sunday if self.is_of_the_week else timing.next_due
        return find(self.at, self.user.zone, now)

    def claim(self, now: datetime) -> bool:
        """Take this reminder for this process and move it to its next time.

        One UPDATE that compares and swaps: of any number of processes on any number of
        machines exactly one is told yes, on SQLite and on PostgreSQL.
        """
        later = self._next_due(now)
        return bool(
            Reminder.objects.filter(pk=self.pk, due_at=self.due_at).update(
                due_at=later, first_due_at=later
            )
        )

    def try_again(self, now: datetime) -> None:
        """Set it due again in a few minutes, for the same night: nothing was delivered."""
        Reminder.objects.filter(pk=self.pk).update(
            due_at=now + timing.RETRY, first_due_at=self.first_due_at
        )

    @property
    def night(self) -> date:
        """The night it is about."""
        return timing.night_of(self.first_due_at, self.user.zone)

    def words(self) -> Words:
        """The words of this reminder, with the page of its night."""
        return words_about(Part(self.part), self.night)

    def is_answered(self) -> bool:
        """Whether the part it is about is already written."""
        written = f"{self.part}_first_written_at__isnull"
        return bool(self.user.nights.filter(night=self.night, **{written: False}).exists())


class PushDeviceQuerySet(models.QuerySet["PushDevice"]):
    """Devices by whether messages still arrive."""

    def working(self) -> Self:
        """The devices whose push service has not refused this server for good."""
        return self.filter(refusals__lt=MAX_REFUSALS)


class PushDevice(models.Model):
    """A browser that takes messages; its address and keys are sealed.

    `refusals` counts how often in a row its push service forbade this server to write;
    `failing_since` is when it began not to answer, or not to be found.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_devices"
    )
    endpoint_digest = models.CharField(max_length=64, unique=True, editable=False)
    endpoint = SealedTextField()
    key = SealedTextField()
    secret = SealedTextField()
    name = models.CharField(max_length=60)
    added_at = models.DateTimeField(auto_now_add=True)
    refusals = models.PositiveSmallIntegerField(default=0, editable=False)
    failing_since = models.DateTimeField(null=True, editable=False)

    objects = PushDeviceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def is_stopped(self) -> bool:
        """Whether nothing is sent there any more."""
        return self.refusals >= MAX_REFUSALS

    def note(self, outcome: push.Outcome, now: datetime) -> None:
        """Store how a message went: a gone device is deleted, a forbidden one counted.

        One that still fails a week after it began to is given up as if it had been refused.
        """
        this = PushDevice.objects.filter(pk=self.pk)
        if outcome is push.Outcome.GONE:
            self.delete()
        elif outcome is push.Outcome.FORBIDDEN:
            this.update(refusals=F("refusals") + 1)
        elif outcome is push.Outcome.SENT and (self.refusals or self.failing_since):
            this.update(refusals=0, failing_since=None)
        elif outcome is push.Outcome.FAILED:
            since = self.failing_since or now
            refused = {"refusals": MAX_REFUSALS} if now - since > MAX_FAILING else {}
            this.update(failing_since=since, **refused)

    def subscription(self) -> push.Subscription:
        """The address and keys to send to."""
        return push.Subscription(self.endpoint, push.decode(self.key), push.decode(self.secret))


class CalendarFeed(models.Model):
    """An address a calendar may read; whoever has it sees times of day and nothing else."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    token = SealedTextField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"calendar of {self.user}"

    @classmethod
    def renew(cls, user: User) -> "CalendarFeed":
        """Make a new address; a former one stops working."""
        token = secrets.token_urlsafe(32)
        feed, _ = cls.objects.update_or_create(
            user=user, defaults={"token": token, "token_digest": digest(token)}
        )
        return feed

    def address(self) -> str:
        """The whole address, with its secret."""
        return settings.SITE_URL.rstrip("/") + reverse("reminders:calendar_ics", args=[self.token])


def follow_the_person(instance: User, **_: Any) -> None:
    """After somebody was saved: their reminders move along to another time zone."""
    moved = Reminder.objects.filter(user=instance).exclude(time_zone=instance.time_zone)
    for reminder in moved:
        reminder.user = instance
        reminder.schedule(timezone.now()).save(
            update_fields=["time_zone", "due_at", "first_due_at", "changed_at"]
        )
