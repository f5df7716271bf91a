"""One quiet mail, with one click to end them (RFC 8058)."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, LifoQueue
from smtplib import SMTPException
from typing import Self

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from accounts.models import User
from config.language import gettext as _
from config.language import in_language
from journal.reminders.messages import Words

CONNECTIONS = 4
SLOW = 9  # seconds for one mail; a server that hangs is given up after EMAIL_TIMEOUT
SALT = "journal.reminders.stop"


@dataclass
class Post:
    """The mail server during one run: one connection for many mails.

    Once it could not be reached it is left alone for the rest of the run, so that a server which
    is down does not keep everybody else's reminders waiting, ten seconds for each mail.
    """

    server: BaseEmailBackend
    away: bool = False

    def send(self, user: User, words: Words) -> bool:
        """Send a mail; returns whether the mail server took it."""
        if self.away:
            return False
        try:
            self.server.open()
        except (SMTPException, OSError):
            self.away = True
            return False
        try:
            return bool(self.server.send_messages([written(user, words)]))
        except (SMTPException, OSError):
            self.close()  # whatever state it is in now; the next mail has a new one
            return False

    def close(self) -> None:
        """Close the connection, if there is one."""
        self.server.close()


class Posts:
    """A few connections to the mail server, for reminders that go out at the same time.

    Once one could not reach it, or had to wait long, it is left alone for the rest of the run.
    """

    def __init__(self, connect: Callable[[], BaseEmailBackend]) -> None:
        self.free: LifoQueue[Post] = LifoQueue()  # the one in use last, while it is still open
        for _each in range(CONNECTIONS):
            self.free.put(Post(connect()))
        self.away = False

    def send(self, user: User, words: Words) -> bool:
        """Send a mail; returns whether the mail server took it."""
        post = self.free.get()
        try:
            began = time.monotonic()
            taken = not self.away and post.send(user, words)
            self.away |= post.away or time.monotonic() - began > SLOW
        finally:
            self.free.put(post)
        return taken

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections; one that still waits is left to end with the process."""
        with suppress(Empty):
            while True:
                self.free.get_nowait().close()


def written(user: User, words: Words) -> EmailMessage:
    """The mail with its two ends, one for people and one for programs, in the person's language."""
    site = settings.SITE_URL.rstrip("/")
    stop = f"{site}{reverse('reminders:stop_mail', args=[stop_token(user)])}"
    with in_language(user.speaks):
        end = _("No more of these mails: {link}").format(link=stop)
    return EmailMessage(
        subject=words.body,
        body=f"{words.body}\n{site}{words.path}\n\n{end}\n",
        to=[user.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def reaches(user: User) -> bool:
    """Whether this server sends mail, and the person has shown that the address is theirs."""
    addresses = EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True)
    return bool(settings.MAIL) and not user.is_demo and addresses.exists()


def stop_token(user: User) -> str:
    """A signed name for the link that ends a person's mails."""
    return signing.dumps(user.pk, salt=SALT)


def named_by(token: str) -> User | None:
    """The person whose mails such a link ends; `None` for one that we have not made.

    A link never passes to somebody who joined after it was made, whatever key they have.
    """
    try:
        pk: int = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    made_at = signing.b62_decode(token.rsplit(":", 2)[1])  # the second the signature is of
    person = User.objects.filter(pk=pk).first()
    return person if person and person.date_joined.timestamp() < made_at + 1 else None
