"""What was shared, until when, and when it was opened."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import models, transaction
from django.db.models import Q

from config.language import gettext_lazy
from journal.share import code as codes
from journal.share.snapshot import Page, Snapshot

if TYPE_CHECKING:
    from accounts.models import User

USUAL_DAYS = 7
MOST_DAYS = 30


class ShareQuerySet(models.QuerySet["Share"]):
    """Shares as they are asked for."""

    def live(self, now: datetime) -> "ShareQuerySet":
        """Shares that can be opened: neither run out nor revoked, of an account that is open."""
        return self.filter(expires_at__gt=now, revoked_at=None, user__is_active=True)

    def light(self) -> "ShareQuerySet":
        """Shares without their content, which a list does not need."""
        return self.defer("page", "pdf")

    def behind(self, code: str, now: datetime) -> "Share | None":
        """The live share of a code; `None` alike for wrong, run out and revoked."""
        return self.live(now).filter(token_hash=codes.hashed(code)).first()

    def forget_ended(self, now: datetime) -> int:
        """Delete the content of ended shares; the shares and their opens stay listed."""
        ended = self.exclude(pk__in=self.live(now).values("pk")).exclude(pdf=b"")
        SharedPicture.objects.filter(share__in=ended).delete()
        return ended.update(pdf=b"", page={})

    @transaction.atomic
    def hand_out(
        self,
        user: "User",
        snapshot: Snapshot,
        *,
        code: str,
        now: datetime,
        days: int = USUAL_DAYS,
        passphrase: str = "",
        label: str = "",
    ) -> tuple["Share", bool]:
        """Share a snapshot for `days` days (1 to 30), and whether that is new.

        The same code again gives the same share.
        """
        if not 1 <= days <= MOST_DAYS:
            raise ValueError(f"A report is shared for 1 to {MOST_DAYS} days, not {days}.")
        Share.objects.forget_ended(now)
        share, is_new = self.get_or_create(
            user=user,
            token_hash=codes.hashed(code),
            defaults={
                "title": snapshot.page.title,
                "lines": list(snapshot.page.lines),
                "label": label,
                "page": snapshot.page.to_json(),
                "pdf": snapshot.pdf,
                "passphrase": make_password(passphrase) if passphrase else "",
                "created_at": now,
                "expires_at": now + timedelta(days=days),
            },
        )
        if is_new:
            SharedPicture.objects.bulk_create(
                SharedPicture(share=share, number=number, content=content)
                for number, content in enumerate(snapshot.pictures, start=1)
            )
        return share, is_new


class Share(models.Model):
    """One report shown to whoever has the link. Only a hash of the link's code is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="shares")
    token_hash = models.CharField(max_length=64, unique=True)
    label = models.CharField(gettext_lazy("for whom"), max_length=80, blank=True)
    title = models.CharField(max_length=200)
    lines = models.JSONField(default=list)
    page = models.JSONField(default=dict)
    pdf = models.BinaryField()
    passphrase = models.CharField(max_length=128, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")),
                name="share_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.label or self.title

    def is_live(self, now: datetime) -> bool:
        """Whether the link opens it."""
        return self.revoked_at is None and now < self.expires_at

    def matches(self, passphrase: str) -> bool:
        """Whether this is the passphrase, or there is none to be matched."""
        return not self.passphrase or check_password(passphrase, self.passphrase)

    def as_page(self) -> Page:
        """The share's content in words."""
        return Page.from_json(self.page)

    @transaction.atomic
    def revoke(self, now: datetime) -> None:
        """Revoke it: from now on nobody opens it, and its content is deleted."""
        if self.revoked_at is None:
            self.revoked_at = now
            self.save(update_fields=["revoked_at"])
        Share.objects.filter(pk=self.pk).forget_ended(now)


class SharedPicture(models.Model):
    """One printed page of what is shared, as SVG or PNG."""

    share = models.ForeignKey(Share, models.CASCADE, related_name="pictures", db_index=False)
    number = models.PositiveSmallIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("share", "number"), name="picture_once_a_page"),
        )

    def __str__(self) -> str:
        return f"page {self.number}"

    @property
    def content_type(self) -> str:
        """What it is, by its first bytes."""
        is_png = bytes(self.content[:4]) == b"\x89PNG"
        return "image/png" if is_png else "image/svg+xml"


class ShareOpen(models.Model):
    """That it was opened, and when. Not by whom or from where: that is nobody's business here."""

    share = models.ForeignKey(Share, models.CASCADE, related_name="opens")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ("-opened_at", "-pk")

    def __str__(self) -> str:
        return f"{self.opened_at:%Y-%m-%d %H:%M}"
