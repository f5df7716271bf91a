"""Files on the disk between their arrival and a worker that reads them: nobody else's to see."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from shutil import disk_usage, rmtree

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from accounts import uploads
from journal.exchange.models import Import
from journal.exchange.problem import ImportProblem
from journal.exchange.uploaded import UploadedPath

AT_ONCE = 2 * 1024**2  # bytes that are read while somebody waits
RETENTION = timedelta(days=1)
SPARE = 256 * 1024**2  # bytes that stay free on the disk
GONE = "The file is no longer on this server. Please choose it again."
NO_ROOM = (
    "The server has no room for a file of this size. Please tell the person who runs this server."
)


def folder_of(entry: Import) -> Path:
    """The folder of the files of one import."""
    return uploads.folder_of(entry.user_id) / str(entry.pk)


def check_room(size: int) -> None:
    """Raise `ImportProblem` where a file of so many bytes would fill the disk."""
    Path(settings.UPLOAD_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
    if disk_usage(settings.UPLOAD_DIR).free < size + SPARE:
        raise ImportProblem(NO_ROOM)


def keep(entry: Import, files: Sequence[UploadedFile]) -> None:
    """Write the files of an import to the disk."""
    for at in range(len(files)):
        append(entry, at, files[at].chunks())


def append(entry: Import, at: int, pieces: Iterable[bytes]) -> None:
    """Add bytes to the end of one of the files, counted from 0."""
    folder = folder_of(entry)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / str(at)).open("ab") as file:
        for piece in pieces:
            file.write(piece)


def files_of(entry: Import) -> list[UploadedPath]:
    """The files of an import; raises `ImportProblem` where they are gone."""
    folder = folder_of(entry)
    files = [UploadedPath(name, folder / str(at)) for at, name in enumerate(entry.payload["files"])]
    if not all(file.path.is_file() for file in files):
        raise ImportProblem(GONE)
    return files


def forget(entry: Import) -> None:
    """Delete the files of an import."""
    rmtree(folder_of(entry), ignore_errors=True)
    with suppress(OSError):  # another of theirs is there
        folder_of(entry).parent.rmdir()


def clear(now: datetime) -> None:
    """Delete what nobody reads any more, and let go of what no worker finished in a day."""
    late = Import.objects.filter(step__in=[Import.Step.READING, Import.Step.REFUSED])
    late.filter(created_at__lt=now - RETENTION).delete()
    stuck = Import.objects.filter(step=Import.Step.ADDING, queued_at__lt=now - RETENTION)
    stuck.update(queued_at=None)  # its owner may go on
    wanted = set(Import.objects.filter(step=Import.Step.READING).values_list("user", "pk"))
    for folder in Path(settings.UPLOAD_DIR).glob("*/*"):
        if (folder.parent.name, folder.name) not in {(str(u), str(pk)) for u, pk in wanted}:
            rmtree(folder, ignore_errors=True)
