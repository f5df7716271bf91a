"""How far an import is, and that one process alone works on it, now or in the worker's turn."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from config.language import gettext_lazy as _

SILENT = timedelta(minutes=2)  # after which work has stopped; a web process ends after one
LATE = timedelta(minutes=1)  # after which a worker should have begun


class TakenOver(Exception):  # noqa: N818 - nothing went wrong here
    """Another process goes on with this import, or it was undone or deleted meanwhile."""


class UnderWay(models.Model):
    """The steps of an import. Whoever works on it says so by `confirmed_at`, again and again."""

    class Step(models.TextChoices):
        READING = "reading", _("being read")
        REFUSED = "refused", _("not imported")
        PREVIEW = "preview", _("waiting for your yes")
        ADDING = "adding", _("being added")
        DONE = "done", _("taken in")
        UNDONE = "undone", _("undone")

    user_id: int
    step: "models.CharField[str, str]"
    confirmed_at: "models.DateTimeField[datetime | None, datetime | None]"  # the last sign of work
    queued_at = models.DateTimeField(null=True)  # since when it is the worker's; NULL: not its
    percent = models.PositiveSmallIntegerField(default=0)  # of the bytes to be read
    found = models.PositiveIntegerField(default=0)  # records, while it is read
    own_instants: Sequence[datetime] = ()  # of its work: the last ones this process wrote

    class Meta:
        abstract = True

    @classmethod
    def in_nobodys_hand(cls, now: datetime) -> Q:
        """The imports that nobody has given a sign of working on lately."""
        silent = Q(confirmed_at__isnull=True) | Q(confirmed_at__lt=now - SILENT)
        ahead = Q(confirmed_at__gt=now + SILENT)  # the server's clock was set back since
        return silent | ahead

    @classmethod
    def stopped(cls, now: datetime) -> Q:
        """The imports whose adding has stopped half way, or not begun."""
        return Q(step=cls.Step.ADDING) & cls.in_nobodys_hand(now)

    @classmethod
    def waiting(cls, now: datetime) -> Q:
        """The imports that wait for a yes, or for another one to go on."""
        return Q(step=cls.Step.PREVIEW) | cls.stopped(now)

    @classmethod
    def can_be_discarded(cls, now: datetime) -> Q:
        """The imports of which nothing was added, and about which nothing is decided."""
        return Q(step__in=[cls.Step.READING, cls.Step.REFUSED]) | cls.waiting(now)

    def is_late(self, now: datetime) -> bool:
        """Whether it waits for a worker longer than it should."""
        silent = self.confirmed_at is None or abs(now - self.confirmed_at) > SILENT
        return bool(self.queued_at and silent and now - self.queued_at > LATE)

    def queue(self, now: datetime) -> bool:
        """Leave it to a worker: to be read, or added after a yes; whether it waits for that."""
        reading = self.step == self.Step.READING
        waits = Q(step=self.Step.READING, queued_at=None) if reading else self.waiting(now)
        step = self.Step.READING if reading else self.Step.ADDING
        return self._take(waits, step=step, confirmed_at=None, queued_at=now)

    def begin(self, now: datetime) -> bool:
        """Take it in hand to be added, alone; whether it waits for that."""
        return self._begin(self.waiting(now), self.Step.ADDING, now)

    def begin_reading(self, now: datetime) -> bool:
        """Take it in hand to be read, alone; whether it waits for that."""
        waits = Q(step=self.Step.READING, queued_at__isnull=False) & self.in_nobodys_hand(now)
        return self._begin(waits, self.Step.READING, now)

    def _begin(self, waits: Q, step: "UnderWay.Step", now: datetime) -> bool:
        if not self._take(waits, step=step, confirmed_at=now):
            return False
        self.own_instants = (now,)
        return True

    def _take(self, which: Q, **columns: Any) -> bool:
        """Store this of it if it is one of `which`, and look at it anew; whether it was."""
        if not self._mine().filter(which).update(**columns):
            return False
        self.refresh_from_db()
        return True

    def go_on(self, now: datetime, **progress: Any) -> None:
        """Say that it is still worked on; first thing in each transaction, so that nobody takes
        it out of hand before that ends. Raises `TakenOver` where somebody did already."""
        self.keep_in_hand(confirmed_at=now, **progress)
        self.own_instants = (*self.own_instants[-1:], now)

    def pause(self) -> None:
        """Leave it to the next yes, or to the next worker where it is being read."""
        self.keep_in_hand(confirmed_at=None)

    def release(self, **columns: Any) -> None:
        """Store what became of it, and let it out of hand; raises `TakenOver`."""
        self.keep_in_hand(**{"confirmed_at": None, "queued_at": None, **columns})

    def keep_in_hand(self, **columns: Any) -> None:
        """Store this of it, unless another one took it in hand since, or it is gone."""
        at_work = Q(step__in=[self.Step.READING, self.Step.ADDING])
        if not self._mine().filter(at_work, confirmed_at__in=self.own_instants).update(**columns):
            raise TakenOver

    def _mine(self) -> "models.QuerySet[Any]":
        rows: models.QuerySet[Any] = type(self)._default_manager.all()
        return rows.filter(user=self.user_id, pk=self.pk)
