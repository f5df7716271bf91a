"""What workers do: read large files, and add what is many.

A task is given the key of an import and nothing else, and says nothing but that it ended: its
table is read by whoever runs the server. Whatever a worker dies of, a later look goes on.
"""

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import current_thread, main_thread
from types import FrameType
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import IntegrityError, InterfaceError, OperationalError
from django.utils import timezone
from django_tasks import task

from config.language import gettext_lazy, in_language
from journal.exchange import arrivals
from journal.exchange.models import SILENT, Import, TakenOver
from journal.exchange.preview import confirm
from journal.exchange.problem import ImportProblem
from journal.exchange.progress import Progress
from journal.exchange.proposal import Proposal
from journal.exchange.unzip import NO_ROOM

OURS = gettext_lazy(
    "Something went wrong here. It is not your file’s fault. Please try again, or tell "
    "the person who runs this server."
)
TRIES = 3  # where another device writes the same meanwhile

log = logging.getLogger("stillnight.tasks")


@task()
def carry_on(pk: int) -> None:
    """Read or add the import of this key, unless somebody does or has; and look again later."""
    entry = Import.objects.filter(pk=pk, queued_at__isnull=False).select_related("user").first()
    if entry is None:
        return
    carry_on.using(run_after=timezone.now() + SILENT).enqueue(pk)
    with in_language(entry.user.speaks), _ending_at_once(entry), _Work(entry):
        if entry.step == Import.Step.READING:
            _read(entry)
        else:
            _add(entry)


def queue(entry: Import) -> bool:
    """Leave an import to a worker; whether it waits for that."""
    if not entry.queue(timezone.now()):
        return False
    carry_on.enqueue(entry.pk)
    return True


def _read(entry: Import) -> None:
    """Read the files into a proposal, or say why they cannot be read; then they are gone."""
    if not entry.begin_reading(timezone.now()):
        return

    def tell(progress: Progress) -> None:
        entry.go_on(
            timezone.now(),
            percent=progress.percent,
            found=progress.found,
            first_night=progress.first or None,
            last_night=progress.last or None,
        )

    with _Reading(entry):
        zone = ZoneInfo(entry.time_zone)
        proposal = Proposal.read(entry.user, arrivals.files_of(entry), zone, timezone.now(), tell)
        entry.propose_read(proposal.format.key, proposal.reading)
        arrivals.forget(entry)


class _Work:
    """Work on an import. An error of ours ends here, in the log, which quotes none."""

    def __init__(self, entry: Import) -> None:
        self.entry = entry

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, place: object) -> bool:
        if isinstance(error, Exception) and not isinstance(error, TakenOver):
            log.error("a task failed", exc_info=error)
        return isinstance(error, Exception)


class _Reading(_Work):
    """The reading of an import, of which its owner hears why it failed."""

    def __exit__(self, kind: object, error: BaseException | None, place: object) -> bool:
        match error:
            case ImportProblem():
                self.refuse(error)
                return True
            case OSError() if error.errno in NO_ROOM:
                self.refuse(ImportProblem(arrivals.NO_ROOM))
            case Exception() if not isinstance(
                error, TakenOver | OperationalError | InterfaceError
            ):
                self.refuse(ImportProblem(OURS))
        return super().__exit__(kind, error, place)

    def refuse(self, problem: ImportProblem) -> None:
        """Say why it is not read, and delete it."""
        with suppress(TakenOver):
            self.entry.refuse(problem)
            arrivals.forget(self.entry)


def _add(entry: Import) -> None:
    """Add what is new; where that cannot be, its owner looks again."""
    for left in reversed(range(TRIES)):
        try:
            confirm(entry, timezone.now())
        except (IntegrityError, ValidationError):
            if not left:
                Import.objects.filter(pk=entry.pk, step=Import.Step.ADDING).update(queued_at=None)
        else:
            return


@contextmanager
def _ending_at_once(entry: Import) -> Iterator[None]:
    """End when the worker shall end, wherever the work is; the next worker goes on with it."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGTERM)

    def end(number: int, frame: FrameType | None) -> None:
        if callable(before):
            before(number, frame)
        raise SystemExit

    signal.signal(signal.SIGTERM, end)
    try:
        yield
    except SystemExit:
        with suppress(TakenOver):
            entry.pause()
            carry_on.enqueue(entry.pk)
        raise SystemExit from None  # without the words of what it cut off
    finally:
        signal.signal(signal.SIGTERM, before)
