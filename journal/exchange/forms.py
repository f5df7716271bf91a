"""The upload: which file, and which time zone its clock times are in."""

from typing import Any
from zoneinfo import ZoneInfo

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from accounts.forms import time_zone_field
from accounts.models import User
from journal.exchange import recognise, restore
from journal.exchange.models import Import
from journal.exchange.preview import FORMATS
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading

FORMAT_OF = {
    "csv": Import.Format.NIGHTS_CSV,
    "json": Import.Format.FITBIT,
    "complete": Import.Format.COMPLETE,
}


class ImportForm(forms.Form):
    """Reads the file; `reading`, `format` and `filename` are there once the form is valid."""

    file = forms.FileField(
        label="File",
        allow_empty_file=True,
        widget=forms.FileInput(
            attrs={"accept": ".csv,.json,.zip,text/csv,application/json,application/zip"}
        ),
        error_messages={"required": "Choose a file first."},
    )
    time_zone = time_zone_field()

    def __init__(
        self, data: Any = None, files: Any = None, *, person: User, sent_bytes: int = 0
    ) -> None:
        """`sent_bytes` is the size of the whole request: a file too big is not even kept."""
        super().__init__(data, files, initial={"time_zone": person.time_zone})
        self.person, self.sent_bytes = person, sent_bytes
        self.problem: ImportProblem | None = None
        zone = self.fields["time_zone"]
        zone.label = "Time zone of the nights"
        zone.help_text = "Where you slept. It is used where the file itself names no time zone."
        if person.time_zone not in dict(zone.choices):  # type: ignore[attr-defined]
            zone.choices = [(person.time_zone, person.time_zone), *zone.choices]  # type: ignore[attr-defined]
        if sent_bytes > settings.IMPORT_MAX_BYTES:
            self.fields["file"].error_messages["required"] = self._too_big()
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("file", "time_zone")

    def _too_big(self) -> str:
        megabytes = settings.IMPORT_MAX_BYTES // 1024**2
        return f"This file is larger than {megabytes} MB. Export a shorter span, or split it."

    def clean_file(self) -> UploadedFile:
        """A file of a size that can be read."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.IMPORT_MAX_BYTES:
            raise forms.ValidationError(self._too_big())
        return file

    def clean(self) -> dict[str, Any]:
        """Read the file, if there is one and it is clear in which zone."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "file" in cleaned and "time_zone" in cleaned:
            try:
                self._read(cleaned["file"], ZoneInfo(cleaned["time_zone"]))
            except ImportProblem as problem:
                self.problem = problem
                self.add_error("file", "This file was not taken in. Nothing has changed.")
        return cleaned

    def _read(self, file: UploadedFile, zone: ZoneInfo) -> None:
        data = file.read()
        self.format = FORMAT_OF[recognise.kind_of(data)]
        self.filename = _printable(file.name or "")
        self.reading: Reading = FORMATS[self.format].read(data, zone, timezone.now())
        if self.format == Import.Format.COMPLETE:
            restore.try_out(self.person, self.reading.rows)

    def propose(self) -> Import:
        """The import, waiting for a yes."""
        return Import.propose(
            self.person, self.format, self.filename, self.cleaned_data["time_zone"], self.reading
        )


def _printable(name: str) -> str:
    """A file name that can be shown: no control or direction marks, not too long."""
    plain = "".join(c for c in name if c.isprintable()).strip()
    return plain[:120] or "file without a name"
