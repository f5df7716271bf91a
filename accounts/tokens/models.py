"""The table of tokens; `accounts.models` makes it one of the app's."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from accounts.prepared import prepared, update
from accounts.tokens import secret
from accounts.tokens.scopes import allowed
from accounts.tokens.usage import Usage

MOST_TOKENS = 20  # of one person, that work
USUAL_DAYS, MOST_DAYS = 90, 365
USE_NOTED_EACH = 60  # seconds; a program may ask far more often than its owner looks


class TokenQuerySet(models.QuerySet["Token"]):
    """Tokens as pages ask for them."""

    def live(self, now: datetime) -> "TokenQuerySet":
        """Tokens that open something: neither ended nor stopped, of an account that is open."""
        return self.filter(ends_at__gt=now, revoked_at=None, user__is_active=True)

    def revoke(self, now: datetime) -> int:
        """Stop those that still work, at once; returns how many there were."""
        return self.live(now).update(revoked_at=now)


class TokenManager(models.Manager.from_queryset(TokenQuerySet)):  # type: ignore[misc]
    """Finds the token of a request."""

    def behind(self, text: str, now: datetime) -> "Token | None":
        """The live token of a secret; `None` alike for wrong, ended and stopped."""
        for token in self._behind(secret.hashed(text), now):
            return token
        return None

    @prepared
    def _behind(self, digest: str, now: datetime) -> "QuerySet[Token, Token]":
        rows: QuerySet[Token, Token] = self.filter(digest=digest)
        return rows.filter(ends_at__gt=now, revoked_at=None, user__is_active=True)


class Token(models.Model):
    """What opens a part of a journal to another program until it ends or is stopped.

    Only a hash of its secret is stored. Of its last use the minute and the network are kept.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=60)
    scopes = models.JSONField(default=list)
    start = models.CharField(max_length=secret.START_LENGTH)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    last_used_from = models.GenericIPAddressField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = TokenManager()

    usage: Usage  # of its limit, in the request that it came with

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("created_at")), name="token_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def allows(self, scope: str) -> bool:
        """Whether it may do what this scope names."""
        return allowed(self.scopes, scope)

    def is_live(self, now: datetime) -> bool:
        """Whether it opens anything."""
        return self.revoked_at is None and now < self.ends_at

    def note_use(self, network: str, now: datetime) -> None:
        """Store when and from where it is used, unless that was done within the last minute."""
        if self.last_used_at is None or (now - self.last_used_at).total_seconds() > USE_NOTED_EACH:
            used: dict[str, Any] = {"last_used_at": now, "last_used_from": network or None}
            update(Token, {"id": self.pk}, used)
