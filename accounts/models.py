"""The person: an email to sign in with, a time zone, and how things are shown."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.prepared import prepared
from accounts.tokens.models import Token as Token  # a table of this app
from config import language
from config.language import gettext, pgettext_lazy
from config.language import gettext_lazy as _

DIM_FROM, DIM_UNTIL = time(21), time(7)  # the hours of dim colours, unless a person says otherwise
ACCOUNTS = uuid5(NAMESPACE_URL, "urn:stillnight:accounts")
LARGEST_KEY = 2**63 - 1
SMALL_HOURS = timedelta(hours=4)  # after midnight; until then it is still last evening
LANGUAGE = re.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*")
MOST_NAMES, LONGEST_NAME = 12, 120


def known_time_zone(name: str) -> None:
    """Refuse a name that the time zone database does not hold."""
    if name not in available_timezones():
        raise ValidationError(
            gettext(
                "“{name}” is not a time zone this server knows. Please choose one from the list."
            ).format(name=name)
        )


def language_code(code: str) -> None:
    """Refuse what names no language; one that is not on offer here may be so elsewhere."""
    if not LANGUAGE.fullmatch(code):
        raise ValidationError(
            gettext("“{code}” is not the code of a language, such as “en”.").format(code=code)
        )


def few_names(names: list[str]) -> None:
    """Refuse a list of more names, or longer ones, than anybody's trackers have."""
    if len(names) > MOST_NAMES or any(len(name) > LONGEST_NAME for name in names):
        raise ValidationError(
            gettext("At most {count} names of {most} letters are kept. Please shorten it.").format(
                count=MOST_NAMES, most=LONGEST_NAME
            )
        )


class UserManager(BaseUserManager["User"]):
    """Makes people; addresses are kept in lower case."""

    def get(self, *conditions: Any, **values: Any) -> "User":
        """One person; by key, as `request.user` asks each time, with a prepared statement."""
        if conditions or values.keys() != {"pk"} or not isinstance(values["pk"], int):
            return super().get(*conditions, **values)
        if abs(values["pk"]) > LARGEST_KEY:  # as in a reset link that somebody made up
            raise self.model.DoesNotExist
        for user in self._with_key(values["pk"]):
            return user
        raise self.model.DoesNotExist

    @prepared
    def _with_key(self, key: int) -> "models.QuerySet[User, User]":
        return self.filter(pk=key)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person who can sign in; without a password only by other means."""
        if not email:
            raise ValueError("A person needs an email.")
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """The operator."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who keeps a journal."""

    class Clock(models.TextChoices):
        HOURS_24 = "24", _("24 hours (23:10)")
        HOURS_12 = "12", _("12 hours (11:10 pm)")

    class Units(models.TextChoices):
        METRIC = "metric", _("metric, A4 paper")
        US = "us", _("US, Letter paper")

    class Theme(models.TextChoices):
        AUTO = "auto", _("as my device")
        LIGHT = "light", pgettext_lazy("colours", "light")
        DARK = "dark", pgettext_lazy("colours", "dark")
        DIM = "dim", pgettext_lazy("colours", "dim")

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    email = models.EmailField(_("email"), unique=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[known_time_zone]
    )
    language = models.CharField(
        _("language"), max_length=16, default="en", validators=[language_code]
    )
    first_weekday = models.PositiveSmallIntegerField(
        _("week starts on"), choices=Weekday, default=Weekday.MONDAY
    )
    clock = models.CharField(_("clock"), max_length=2, choices=Clock, default=Clock.HOURS_24)
    units = models.CharField(_("units"), max_length=6, choices=Units, default=Units.METRIC)
    theme = models.CharField(_("colours"), max_length=5, choices=Theme, default=Theme.AUTO)
    dim_from = models.TimeField(
        _("dim colours from"),
        null=True,
        blank=True,
        default=DIM_FROM,
        help_text=_("Dim red on black from this hour until 7:00. Empty: off."),
    )
    evening_from = models.TimeField(
        _("evening begins at"),
        null=True,
        blank=True,
        help_text=_("When your evening begins, such as 20:00."),
    )
    caffeine_half_life_hours = models.DecimalField(
        _("half-life of caffeine, hours"),
        max_digits=3,
        decimal_places=1,
        default=Decimal(5),
        validators=[MinValueValidator(2), MaxValueValidator(10)],
        help_text=_(
            "The hours in which half of a drink’s caffeine is gone: about 5 for most adults, "
            "2 to 10 between people. Used to estimate the caffeine left at bedtime."
        ),
    )
    report_name = models.CharField(
        _("name or initials on the summary"), max_length=80, blank=True, default=""
    )
    tracker_order = models.JSONField(
        _("which tracker counts first"), default=list, blank=True, validators=[few_names]
    )
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    welcomed_at = models.DateTimeField(null=True, editable=False)
    device_offer_answered_at = models.DateTimeField(null=True, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)
    demo_ends_at = models.DateTimeField(null=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case"),)

    def __str__(self) -> str:
        return self.email

    @property
    def zone(self) -> ZoneInfo:
        """The zone the person is in now."""
        return ZoneInfo(self.time_zone)

    @property
    def speaks(self) -> str:
        """The code of the language to answer this person in: theirs where it is on offer."""
        offered = language.offered()
        return self.language if self.language in offered else settings.LANGUAGE_CODE

    @property
    def is_demo(self) -> bool:
        """Whether this is a throw-away account."""
        return self.demo_ends_at is not None

    def dim_hours(self, now: datetime) -> tuple[datetime, datetime] | None:
        """From when until when the colours are dim: the hours under way, else the next ones."""
        if self.dim_from is None:
            return None
        here = now.astimezone(self.zone)
        for day in (-1, 0, 1):
            date_ = here.date() + timedelta(days=day)
            first = datetime.combine(date_, self.dim_from, self.zone)
            after = date_ + timedelta(days=self.dim_from >= DIM_UNTIL)
            last = datetime.combine(after, DIM_UNTIL, self.zone)
            if now < last:
                break
        return first, last

    @property
    def look(self) -> dict[str, Any]:
        """The colours of this moment; when they turn dim and back, in milliseconds since 1970."""
        now = timezone.now()
        if (hours := self.dim_hours(now)) is None:
            return {"theme": self.theme}
        first, last = hours
        return {
            "theme": self.Theme.DIM.value if first <= now < last else self.theme,
            "dim_from": int(first.timestamp() * 1000),
            "dim_until": int(last.timestamp() * 1000),
        }

    @property
    def device_key(self) -> str:
        """How this person's own devices know whose entries wait on them; tells nothing else."""
        return salted_hmac("accounts.device_key", str(self.pk), algorithm="sha256").hexdigest()[:32]

    def identity_of(self, thing: str) -> UUID:
        """The name of something of this person in files for other programs, such as "lab-12".

        Nothing of anybody else has it, here or on another server, and it stays whatever is
        written there and wherever the account is moved to. It tells nothing about either.
        """
        return uuid5(ACCOUNTS, f"{self.pk} {self.date_joined.isoformat()} {thing}")

    def today(self, now: datetime | None = None) -> date:
        """The calendar date where the person is."""
        return (now or timezone.now()).astimezone(self.zone).date()

    def waking_day(self) -> date:
        """The day it still is for somebody awake: until four in the morning the one before."""
        return self.today(timezone.now() - SMALL_HOURS)


class AuditEvent(models.Model):
    """That something happened with an account, and when: no address, no device, no content."""

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", _("Signed in")
        PASSWORD_CHANGED = "password_changed", _("Password changed")
        EMAIL_CHANGED = "email_changed", _("Email changed")
        FACTOR_ADDED = "factor_added", _("Passkey or codes added")
        FACTOR_REMOVED = "factor_removed", _("Passkey or codes deleted")
        CODES_RENEWED = "codes_renewed", _("New backup codes made")
        SESSION_ENDED = "session_ended", _("Signed out another browser")
        EXPORTED = "exported", pgettext_lazy("what happened", "Export")
        IMPORTED = "imported", pgettext_lazy("what happened", "Import")
        IMPORT_UNDONE = "import_undone", _("Import undone")
        REPORT_MADE = "report_made", _("Summary downloaded")
        SHARED = "shared", _("Link shared")
        SHARE_OPENED = "share_opened", _("Shared link opened")
        SHARE_ENDED = "share_ended", _("Shared link stopped")
        TOKEN_MADE = "token_made", _("Access token made")
        TOKEN_ENDED = "token_ended", _("Access token stopped")
        CALENDAR_MADE = "calendar_made", _("Calendar address made")
        CALENDAR_ENDED = "calendar_ended", _("Calendar address stopped")

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="audit_events", db_index=False
    )
    kind = models.CharField(max_length=20, choices=Kind)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("user", "at")),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d %H:%M}"
