"""One quiet mail, with one click to end them (RFC 8058)."""

from smtplib import SMTPException

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from accounts.models import User
from journal.reminders.words import Words

SALT = "journal.reminders.stop"
TEXT = """{body}
{page}

No more of these mails: {stop}
"""


def send(user: User, words: Words, connection: BaseEmailBackend) -> bool:
    """Whether the mail server took it."""
    site = settings.SITE_URL.rstrip("/")
    stop = f"{site}{reverse('reminders:stop_mail', args=[stop_token(user)])}"
    mail = EmailMessage(
        subject=words.body,
        body=TEXT.format(body=words.body, page=f"{site}{words.path}", stop=stop),
        to=[user.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )
    try:
        return bool(mail.send())
    except (SMTPException, OSError):
        return False


def stop_token(user: User) -> str:
    """A signed name for the link that ends a person's mails."""
    return signing.dumps(user.pk, salt=SALT)


def named_by(token: str) -> int | None:
    """Whose mails such a link ends; `None` for one we have not made."""
    try:
        pk: int = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return pk
