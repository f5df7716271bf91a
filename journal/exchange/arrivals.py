"""Files on the disk between their arrival and a worker that reads them: nobody else's to see."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import disk_usage, rmtree

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from accounts import uploads
from config.language import gettext_lazy
from journal.exchange.models import Import
from journal.exchange.problem import ImportProblem
from journal.exchange.uploaded import UploadedPath

AT_ONCE = 2 * 1024**2  # bytes that are read while somebody waits
MOST = 3 * 1024**3  # bytes of what comes in pieces, as the largest exports have
RETENTION = timedelta(days=1)
SPARE = 256 * 1024**2  # bytes that stay free on the disk
GONE = gettext_lazy("The file is no longer on this server. Please choose it again.")
NO_ROOM = gettext_lazy(
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
    folder = _made(entry)
    for at, file in enumerate(files):
        with (folder / str(at)).open("wb") as written:
            written.writelines(file.chunks())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece goes: from the byte `at` of a file of `size` bytes."""

    path: Path
    at: int
    size: int

    @classmethod
    def of(cls, entry: Import, file: str, at: str) -> "Place | None":
        """The place of these two numbers; `None` where there is none."""
        sizes = entry.payload["sizes"]
        if not (file.isdecimal() and at.isdecimal() and int(file) < len(sizes)):
            return None
        return cls(folder_of(entry) / file, int(at), sizes[int(file)])

    @property
    def room(self) -> int:
        """How many bytes can still follow."""
        return self.size - self.at

    @property
    def there(self) -> int:
        """How many bytes of the file are there."""
        return self.path.stat().st_size if self.path.exists() else 0

    def write(self, pieces: Iterable[bytes]) -> None:
        """Write bytes there."""
        with self.path.open("r+b" if self.path.exists() else "wb") as file:
            file.seek(self.at)
            file.writelines(pieces)


def expect(entry: Import) -> None:
    """Make the folder for files that come in pieces, with those that are empty."""
    folder = _made(entry)
    for at, size in enumerate(entry.payload["sizes"]):
        if not size:
            (folder / str(at)).touch()


def are_whole(entry: Import) -> bool:
    """Whether all files that come in pieces are there."""
    there = (folder_of(entry) / str(at) for at in range(len(entry.payload["sizes"])))
    sizes: list[int] = entry.payload["sizes"]
    return [file.stat().st_size if file.exists() else None for file in there] == sizes


def _made(entry: Import) -> Path:
    folder = folder_of(entry)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


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
