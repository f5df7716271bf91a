"""Mails leave beside the pages, so that a mail server that is slow or away keeps nobody waiting.

A page waits a moment for the mail server, to say what became of the mail. Where it did not answer
in that moment, no page of this process waits for it for a while. A process that is told to stop
goes on sending for a few seconds more; what is not sent then is counted in the log, and lost.
"""

import logging
from concurrent.futures import Future, ThreadPoolExecutor, wait
from concurrent.futures import TimeoutError as NotYetError
from enum import Enum, auto
from smtplib import SMTPException
from threading import Lock
from time import monotonic

from django.core.mail import EmailMessage

MOMENT = 1.5  # seconds
PAUSE = 60.0  # seconds
AT_ONCE = 4  # mails that a process sends at the same time
MAX_WAITING = 100  # mails that may wait for that
LAST_SECONDS = 8.0  # for what waits when the server stops

log = logging.getLogger("stillnight.mail")


class Posted(Enum):
    """What became of a mail so far."""

    SENT = auto()
    LATE = auto()  # it is still being tried
    FAILED = auto()


class PostOffice:
    """The mails of one process; its threads begin with the first of them."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="mail")
        self._under_way: set[Future[bool]] = set()
        self._lock = Lock()
        self._no_waiting_until = 0.0

    def post(self, message: EmailMessage) -> Posted:
        """Send a mail and wait a moment for its result; a failure is in the log."""
        with self._lock:
            self._under_way = {one for one in self._under_way if not one.done()}
            if len(self._under_way) >= MAX_WAITING:
                log.warning("a mail was not sent: %s others wait already", MAX_WAITING)
                return Posted.FAILED
            sending = self._pool.submit(_send, message)
            self._under_way.add(sending)
        moment = 0 if monotonic() < self._no_waiting_until else MOMENT
        try:
            return Posted.SENT if sending.result(moment) else Posted.FAILED
        except NotYetError:
            if moment:
                self._no_waiting_until = monotonic() + PAUSE
            return Posted.LATE

    def close(self) -> None:
        """Send what waits, for at most `LAST_SECONDS`, and take no more."""
        left = wait(self._under_way, LAST_SECONDS).not_done
        self._pool.shutdown(wait=False, cancel_futures=True)
        if left:
            log.warning("mails not sent before the server stopped: %s", len(left))


def _send(message: EmailMessage) -> bool:
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.warning("a mail was not sent: %s", type(error).__name__)
        return False
    return True


office = PostOffice()
