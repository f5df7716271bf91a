"""The table of Django's sessions: one prepared statement reads a row and one writes it.

Whoever is not signed in has one only while a sign-in waits for its second step, or after a link
of a mail was opened: else anybody could fill the table by asking.
"""

from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.prepared import prepared, update

OF_NOBODY = {"account_login", "_password_reset_key"}  # as allauth calls them
LIFETIME_OF_NOBODY = 3600  # seconds
AT_A_TIME = 1000


@prepared
def _data(sessions: Any, key: str | None, now: datetime) -> QuerySet[Session, Any]:
    rows: QuerySet[Session, Any] = sessions.filter(session_key=key, expire_date__gt=now)
    return rows.values_list("session_data")


class SessionStore(db.SessionStore):
    """A session, which only somebody has."""

    _session: dict[str, Any]

    def is_empty(self) -> bool:
        """Whether there is nothing to store: Django then stores no row and sets no cookie.

        One that nobody has looked into is not asked for here, either: Django asks each time.
        """
        if super().is_empty() or not self.accessed:
            return bool(super().is_empty())
        return not (self._is_somebodys() or OF_NOBODY & {*self.keys()})

    def get_expiry_age(self, **hints: Any) -> int:
        """How many seconds it lasts unused; an hour before somebody is signed in."""
        age = int(super().get_expiry_age(**hints))
        return age if self._is_somebodys() else min(age, LIFETIME_OF_NOBODY)

    def get_expiry_date(self, **hints: Any) -> datetime:
        """The instant at which it ends if it stays unused."""
        return timezone.now() + timedelta(seconds=self.get_expiry_age(**hints))

    def _is_somebodys(self) -> bool:
        return SESSION_KEY in self

    def save(self, must_create: bool = False) -> None:
        """Store the session; raises `UpdateError` where it was ended meanwhile."""
        if must_create or self.session_key is None:
            return super().save(must_create)
        values = {"session_data": self.encode(self._session), "expire_date": self.get_expiry_date()}
        if not update(Session, {"session_key": self.session_key}, values):
            raise UpdateError
        return None

    def load(self) -> dict[str, Any]:
        """What is stored; the key of a session that is over is forgotten."""
        for (data,) in _data(Session.objects, self.session_key, timezone.now()):
            return self.decode(data)
        self._session_key = None
        return {}


def clear_expired() -> int:
    """Delete the rows of sessions that are over, a few at a time, so that no save has to wait.

    Django's own command deletes all at once. Returns how many there were.
    """
    over = Session.objects.filter(expire_date__lt=timezone.now()).values_list("pk", flat=True)
    count = 0
    while keys := list(over[:AT_A_TIME]):
        count += Session.objects.filter(pk__in=keys).delete()[0]
    their_session = Session.objects.filter(pk=OuterRef("session_key"))
    yesterday = timezone.now() - timedelta(days=1)
    ended = UserSession.objects.filter(~Exists(their_session), created_at__lt=yesterday)
    while pks := list(ended.values_list("pk", flat=True)[:AT_A_TIME]):
        UserSession.objects.filter(pk__in=pks).delete()
    return count
