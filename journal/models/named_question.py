"""The one question of what goes together that a person named before looking."""

from datetime import date

from django.conf import settings
from django.db import models, transaction

from accounts.models import User
from config.language import gettext_lazy as _

OWN = "own-"  # before a question of one's own, in the keys of factors


class NamedQuestionManager(models.Manager["NamedQuestion"]):
    """Reads after "named_questions": `person.named_questions.current()`."""

    def current(self) -> "NamedQuestion | None":
        """The latest one; `None` where none is named."""
        return self.select_related("user").order_by("-named_on").first()


class NamedQuestion(models.Model):
    """A factor by its key, and the night on which it was named.

    Only the nights after it count for its weight, so that naming after looking gains nothing. A
    question of one's own is known by its name, so that it is the same in another account.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="named_questions", db_index=False
    )
    named_on = models.DateField(_("the night on which it was named"))
    key = models.CharField(_("key of the factor"), max_length=140)

    objects = NamedQuestionManager()

    class Meta:
        ordering = ("named_on",)
        constraints = (
            models.UniqueConstraint(fields=("user", "named_on"), name="question_named_once_a_day"),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def factor_key(self) -> str:
        """The key by which the factors of this account know it; "" for a question that is gone."""
        if not self.key.startswith(OWN):
            return self.key
        own = self.user.factors.filter(name__iexact=self.key.removeprefix(OWN)).first()
        return f"{OWN}{own.pk}" if own else ""


def name(person: User, key: str, tonight: date) -> bool:
    """Name a question by the key of its factor from tonight on, or none; whether it is another.

    Naming the same again changes nothing: the nights since it was named go on counting.
    """
    current = person.named_questions.current()
    if (current.factor_key if current else "") == key:
        return False
    if key.startswith(OWN):
        key = OWN + person.factors.get(pk=key.removeprefix(OWN)).name
    with transaction.atomic():
        person.named_questions.all().delete()
        if key:
            person.named_questions.create(named_on=tonight, key=key)
    return True
