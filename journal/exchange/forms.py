"""The upload: which file, and which time zone its clock times are in."""

from collections.abc import Sequence
from datetime import date
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
from journal import quotas
from journal.clock import LONG_AGO
from journal.exchange import restore
from journal.exchange.models import Import
from journal.exchange.preview import FORMATS
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, State
from journal.exchange.upload import UploadedBytes, opened

FORMAT_OF = {
    "csv": Import.Format.NIGHTS_CSV,
    "json": Import.Format.FITBIT,
    "complete": Import.Format.COMPLETE,
}


class FilesInput(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, at least one; cleans to a list."""

    widget = FilesInput(
        attrs={"accept": ".csv,.json,.zip,text/csv,application/json,application/zip"}
    )

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each file as Django checks one; an empty list as no file."""
        return [super(FilesField, self).clean(file, initial) for file in data or [None]]


class ImportForm(forms.Form):
    """Reads the file; `reading`, `format` and `filename` are there once the form is valid."""

    file = FilesField(
        label="File",
        help_text="Fitbit’s sleep files can be chosen together, or as the ZIP they came in.",
        allow_empty_file=True,
        error_messages={"required": "Please choose a file first."},
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
        return (
            f"This is larger than {megabytes} MB. Please choose fewer files at a time. A large "
            "archive can be unpacked first: only its sleep files are needed."
        )

    def clean_file(self) -> list[UploadedFile]:
        """Files of a size that can be read."""
        files: list[UploadedFile] = self.cleaned_data["file"]
        quotas.check(self.person, "imports")
        if sum(file.size or 0 for file in files) > settings.IMPORT_MAX_BYTES:
            raise forms.ValidationError(self._too_big())
        return files

    def clean(self) -> dict[str, Any]:
        """Read the file, if there is one and it is clear in which zone."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "file" in cleaned and "time_zone" in cleaned:
            try:
                self._read(cleaned["file"], ZoneInfo(cleaned["time_zone"]))
            except ImportProblem as problem:
                self.problem = problem
                self.add_error("file", "This file was not imported. Nothing has changed.")
        return cleaned

    def _read(self, files: Sequence[UploadedFile], zone: ZoneInfo) -> None:
        upload = opened([UploadedBytes(file.name or "", file.read()) for file in files])
        self.format, self.filename = FORMAT_OF[upload.kind], upload.name
        self.reading: Reading = FORMATS[self.format].read(upload.files, zone, timezone.now())
        if (first := self.reading.first_night) and date.fromisoformat(first).year < LONG_AGO:
            self.reading.remarks.insert(
                0,
                f"Some nights are before {LONG_AGO}, the first {first}. Is the year right?",
            )
        if self.format == Import.Format.COMPLETE:
            self._fits(self.reading.rows)
            restore.try_out(self.person, self.reading.rows)
        else:
            self._fits([self._unit(row) for row in self.reading.rows])

    def _unit(self, row: dict[str, Any]) -> dict[str, Any]:
        is_night = self.format == Import.Format.NIGHTS_CSV
        return {"table": "nights" if is_night else "device_sleeps", "row": row, "below": []}

    def _fits(self, units: Sequence[dict[str, Any]]) -> None:
        """Refuse a file with more that is new than there is room for."""
        states = FORMATS[self.format].states(self.person, self.reading.rows)
        new = [unit for unit, state in zip(units, states, strict=True) if state is State.NEW]
        if refused := quotas.full_for(self.person, new):
            raise ImportProblem(refused)

    def propose(self) -> Import:
        """The import, waiting for a yes."""
        return Import.propose(
            self.person, self.format, self.filename, self.cleaned_data["time_zone"], self.reading
        )
