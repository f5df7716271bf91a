"""The table of tokens; `accounts.models` makes it one of the app's."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.prepared import prepared, update
from accounts.tokens import secret
from accounts.tokens.scopes import EVERYTHING, SCOPES, allowed
from accounts.tokens.usage import Usage

MOST_TOKENS = 20  # of one person, that work
USUAL_DAYS, MOST_DAYS = 90, 365
RETENTION = timedelta(days=30)  # of one that is over
USE_NOTED_EACH = 60  # seconds; a program may ask far more often than its owner looks


def secret_of(owner: int, nonce: str) -> str:
    """The secret made of the server's key and a nonce, which sent twice is the same one."""
    key = salted_hmac("accounts.tokens", f"{owner} {nonce}", algorithm="sha256")
    return secret.written(key.digest())


class TokenQuerySet(models.QuerySet["Token"]):
    """Tokens as pages ask for them."""

    def live(self, now: datetime) -> "TokenQuerySet":
        """Tokens that open something: neither ended nor stopped, of an account that is open."""
        return self.filter(ends_at__gt=now, revoked_at=None, user__is_active=True)

    def revoke(self, now: datetime) -> int:
        """Stop those that still work, at once; returns how many there were."""
        return self.filter(ends_at__gt=now, revoked_at=None).update(revoked_at=now)

    def made_with(self, owner: int, nonce: str) -> "TokenQuerySet":
        """The token that the page with this nonce made, if it did."""
        return self.filter(digest=secret.hashed(secret_of(owner, nonce)))

    def worth_showing(self, now: datetime) -> "TokenQuerySet":
        """Tokens that work, and those that ended within the last month."""
        return self.exclude(self.long_over(now))

    def forget_ended(self, now: datetime) -> int:
        """Delete those that ended more than a month ago; returns how many."""
        return self.filter(self.long_over(now)).delete()[0]

    @staticmethod
    def long_over(now: datetime) -> Q:
        """The condition that a token ended, or was stopped, more than a month ago."""
        return Q(ends_at__lt=now - RETENTION) | Q(revoked_at__lt=now - RETENTION)


class TokenManager(models.Manager.from_queryset(TokenQuerySet)):  # type: ignore[misc]
    """Makes tokens and finds that of a request."""

    def make(
        self,
        owner: int,
        *,
        nonce: str,
        name: str,
        scopes: list[str],
        now: datetime,
        ends_at: datetime,
    ) -> tuple["Token", str, bool]:
        """The token, its secret, which is nowhere else, and whether it is new.

        The same nonce again gives the same token.
        """
        text = secret_of(owner, nonce)
        token, is_new = self.get_or_create(
            user_id=owner,
            digest=secret.hashed(text),
            defaults={
                "name": name,
                "scopes": scopes,
                "start": secret.start_of(text),
                "created_at": now,
                "ends_at": ends_at,
            },
        )
        return token, text, is_new

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

    @property
    def may(self) -> list[str]:
        """What it may do, in words."""
        if EVERYTHING in self.scopes:
            return [str(SCOPES[EVERYTHING])]
        return [str(words) for scope, words in SCOPES.items() if scope in self.scopes]

    def is_live(self, now: datetime) -> bool:
        """Whether it opens anything."""
        return self.revoked_at is None and now < self.ends_at

    def note_use(self, network: str, now: datetime) -> None:
        """Store when and from where it is used, unless that was done within the last minute."""
        if self.last_used_at is None or (now - self.last_used_at).total_seconds() > USE_NOTED_EACH:
            used: dict[str, Any] = {"last_used_at": now, "last_used_from": network or None}
            update(Token, {"id": self.pk}, used)
