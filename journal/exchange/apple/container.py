"""The XML of an export, alone or in the archive that the phone makes, and the clinics' results.

The XML has a name in the language of the phone, sometimes in garbled letters, so it is known by
its beginning. The second XML file (`export_cda.xml`), routes, heart traces and pictures are never
unpacked.
"""
# pure, words

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from config.language import gettext as _
from config.language import gettext_lazy
from journal.exchange.apple.body import Body
from journal.exchange.problem import ImportProblem
from journal.exchange.unzip import BROKEN, BROKEN_ZIP, ENCRYPTED, UNPACKED_IN_PIECES

BEGINNING = 64 * 1024  # bytes within which an export says what it is
MARK = b"HealthData"
FOLDERS_OF_OTHERS = ("workout-routes/", "electrocardiograms/", "attachments/", "__MACOSX/")
RECORDS_OF_CLINICS = "clinical-records/"
MAX_CLINICAL_FILES, MAX_CLINICAL_BYTES = 20_000, 64 * 1024 * 1024
MAX_XML_FILES = 50
LOCKED = gettext_lazy(
    "This archive is locked with a password. Please unpack it first, then choose the XML file."
)
NOT_IN_ARCHIVE = gettext_lazy("This archive holds no Apple Health export.")


@dataclass(slots=True)
class Container:
    """The XML to be read once, and FHIR files of clinics as they are."""

    body: Body
    clinical: list[bytes] = field(default_factory=list)


@contextmanager
def opened(file: BinaryIO, most: int) -> Iterator[Container]:
    """What is in a file; its XML may hold `most` bytes. Raises `ImportProblem`."""
    zipped = file.read(2) == b"PK"
    file.seek(0)
    if not zipped:
        yield Container(Body(file, most))
        return
    try:
        with ZipFile(file) as archive:
            clinical = list(_clinical(archive))
            with archive.open(_export_in(archive)) as stream:
                yield Container(Body(stream, most), clinical)
    except BROKEN as error:
        raise ImportProblem(BROKEN_ZIP) from error


def is_export(file: BinaryIO) -> bool:
    """Whether an archive holds an Apple Health export, by content."""
    try:
        with ZipFile(file) as archive:
            return any(_begins_well(archive, member) for member in _xml_files(archive))
    except (*BROKEN, ImportProblem):
        return False


def _export_in(archive: ZipFile) -> ZipInfo:
    """The XML file of the archive that is an export; of several the largest."""
    exports = [member for member in _xml_files(archive) if _begins_well(archive, member)]
    if not exports:
        raise ImportProblem(NOT_IN_ARCHIVE)
    return max(exports, key=lambda member: member.file_size)


def _xml_files(archive: ZipFile) -> list[ZipInfo]:
    named = [
        member
        for member in archive.infolist()
        if member.filename.lower().endswith(".xml")
        and not any(folder in member.filename for folder in FOLDERS_OF_OTHERS)
    ]
    return named[:MAX_XML_FILES]


def _begins_well(archive: ZipFile, member: ZipInfo) -> bool:
    _check(member)
    with archive.open(member) as stream:
        return MARK in stream.read(BEGINNING)


def _check(member: ZipInfo) -> None:
    if member.flag_bits & ENCRYPTED:
        raise ImportProblem(LOCKED)
    if member.compress_type not in UNPACKED_IN_PIECES:
        raise ImportProblem(
            _("This archive is packed in a way other than usual. Please download it again.")
        )


def _clinical(archive: ZipFile) -> Iterator[bytes]:
    """The clinics' files that may hold results, up to a size in all."""
    room, files = MAX_CLINICAL_BYTES, 0
    for member in archive.infolist():
        if RECORDS_OF_CLINICS not in member.filename or not member.filename.endswith(".json"):
            continue
        _check(member)
        with archive.open(member) as stream:
            data = stream.read(room + 1)
        room, files = room - len(data), files + 1
        if room < 0 or files > MAX_CLINICAL_FILES:
            raise ImportProblem(
                _("The clinical records in this archive are larger than can be read.")
            )
        if b'"Observation"' in data:
            yield data
