"""The upload: which file, and which time zone its clock times are in."""

from typing import Any
from zoneinfo import ZoneInfo

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from accounts.forms import time_zone_field
from accounts.models import User
from config.language import gettext as _
from config.language import gettext_lazy, grouped
from journal import quotas
from journal.exchange import arrivals
from journal.exchange.formats.registry import accept, together
from journal.exchange.problem import ImportProblem
from journal.exchange.uploaded import UploadedBytes

TOO_BIG = gettext_lazy(
    "This is larger than {most} MB. Please choose fewer files at a time. You can unpack a "
    "large archive first: only its sleep files are needed."
)
NOTHING_CHOSEN = gettext_lazy("Please choose a file first.")
TOO_MANY = gettext_lazy(
    "These are more than {most} files. Please choose the ZIP they came in instead."
)
BUSY = gettext_lazy(
    "A file of yours is being read. Please wait until that is done, or cancel it first."
)


class FilesInput(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, at least one; cleans to a list."""

    widget = FilesInput(attrs={"accept": accept()})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each file as Django checks one; an empty list as no file."""
        return [super(FilesField, self).clean(file, initial) for file in data or [None]]


class ImportForm(forms.Form):
    """Files of a size that can be read; what they hold is not looked at here."""

    file = FilesField(label=gettext_lazy("File"), allow_empty_file=True)
    time_zone = time_zone_field()

    def __init__(self, data: Any = None, files: Any = None, *, person: User) -> None:
        super().__init__(data, files, initial={"time_zone": person.time_zone})
        self.person = person
        self.fields["file"].help_text = _(
            "You can choose {files} together, or the ZIP they came in."
        ).format(files=together())
        zone = self.fields["time_zone"]
        zone.label = _("Time zone of the nights")
        zone.help_text = _("Where you slept. Used only where the file names no time zone.")
        if person.time_zone not in dict(zone.choices):  # type: ignore[attr-defined]
            zone.choices = [(person.time_zone, person.time_zone), *zone.choices]  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("file", "time_zone")

    def clean_file(self) -> list[UploadedFile]:
        """Files of a size that can be read."""
        files: list[UploadedFile] = self.cleaned_data["file"]
        check_turn(self.person)
        if sum(file.size or 0 for file in files) > settings.IMPORT_MAX_BYTES:
            megabytes = settings.IMPORT_MAX_BYTES // 1024**2
            raise forms.ValidationError(TOO_BIG.format(most=grouped(megabytes)))
        return files

    @property
    def size(self) -> int:
        """The bytes of all files of a valid form."""
        return sum(file.size or 0 for file in self.cleaned_data["file"])

    @property
    def names(self) -> list[str]:
        """What the files of a valid form are called."""
        return [file.name or "" for file in self.cleaned_data["file"]]

    @property
    def uploaded(self) -> list[UploadedBytes]:
        """The files of a valid form, read whole."""
        return [UploadedBytes(file.name or "", file.read()) for file in self.cleaned_data["file"]]

    @property
    def zone(self) -> ZoneInfo:
        """The zone of a valid form."""
        return ZoneInfo(self.cleaned_data["time_zone"])


class PiecesForm(forms.Form):
    """Which files come in pieces: a list of names and sizes in bytes."""

    time_zone = time_zone_field()
    chosen = forms.JSONField(error_messages={"required": NOTHING_CHOSEN})

    def __init__(self, data: Any, *, person: User) -> None:
        super().__init__(data)
        self.person = person

    def clean_chosen(self) -> tuple[list[str], list[int]]:
        """Names and sizes of files for which there is room."""
        files = self.cleaned_data["chosen"]
        if not (isinstance(files, list) and files and all(map(_is_a_file, files))):
            raise forms.ValidationError(NOTHING_CHOSEN)
        check_turn(self.person)
        if len(files) > settings.DATA_UPLOAD_MAX_NUMBER_FILES:
            raise forms.ValidationError(
                TOO_MANY.format(most=grouped(settings.DATA_UPLOAD_MAX_NUMBER_FILES))
            )
        names, sizes = [name for name, _ in files], [size for _, size in files]
        most = settings.IMPORT_MAX_BYTES if self.person.is_demo else arrivals.MOST
        if sum(sizes) > most:
            raise forms.ValidationError(TOO_BIG.format(most=grouped(most // 1024**2)))
        try:
            arrivals.check_room(sum(sizes))
        except ImportProblem as full:
            raise forms.ValidationError(str(full)) from None
        return names, sizes


def _is_a_file(file: Any) -> bool:
    """Whether this is a name with a size."""
    match file:
        case [str(), int(size)]:
            return size >= 0
    return False


def check_turn(person: User) -> None:
    """Raise `ValidationError` for somebody with too many imports, or one that is being read."""
    quotas.check(person, "imports")
    if person.imports.filter(queued_at__isnull=False, step="reading").exists():
        raise forms.ValidationError(BUSY)
