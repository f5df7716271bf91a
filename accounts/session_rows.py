"""Django's sessions in the database, by statements that are put together once a process."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.utils import timezone

from config.prepared import Given, Prepared, update

SESSIONS = Prepared(
    lambda: Session.objects.filter(session_key=Given("key"), expire_date__gt=Given("now"))
)


class SessionStore(db.SessionStore):
    """Each request asks for one; a message to be shown on the next page changes it."""

    _session: dict[str, Any]

    def save(self, must_create: bool = False) -> None:
        """Store it; one that was ended meanwhile stays ended (`UpdateError`)."""
        if must_create or self.session_key is None:
            return super().save(must_create)
        told = {"session_data": self.encode(self._session), "expire_date": self.get_expiry_date()}
        if not update(Session, {"session_key": self.session_key}, told):
            raise UpdateError
        return None

    def _get_session_from_db(self) -> Any:
        found = SESSIONS.objects(key=self.session_key, now=timezone.now())
        if not found:
            self._session_key = None
        return found[0] if found else None
