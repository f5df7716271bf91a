"""The formats in which data comes in. A new one is a line here, and known everywhere."""

from collections.abc import Collection

from config.language import Words, list_text
from config.language import gettext as _
from journal.exchange.formats.apple_health import AppleHealth
from journal.exchange.formats.complete import CompleteFile
from journal.exchange.formats.fhir_results import FhirResults
from journal.exchange.formats.fitbit import Fitbit
from journal.exchange.formats.format import Format
from journal.exchange.formats.garmin import Garmin
from journal.exchange.formats.google_fit import GoogleFit
from journal.exchange.formats.health_connect import HealthConnect
from journal.exchange.formats.nights_csv import NightsCsv
from journal.exchange.formats.oura import Oura
from journal.exchange.formats.recorded_table import RecordedTable
from journal.exchange.formats.recordings import RecordingsFormat
from journal.exchange.formats.several import SeveralFiles
from journal.exchange.formats.sleep_as_android import SleepAsAndroid
from journal.exchange.formats.table import Table
from journal.exchange.formats.withings import Withings
from journal.exchange.problem import ImportProblem
from journal.exchange.refusals import refusal
from journal.exchange.sheets import presets
from journal.exchange.uploaded import UploadedBytes

# The first that recognises a file reads it: what knows few files stands before what knows many.
FORMATS: tuple[Format, ...] = (
    CompleteFile(),
    AppleHealth(),
    FhirResults(),
    Fitbit(),
    Garmin(),
    Oura(),
    Withings(),
    GoogleFit(),
    HealthConnect(),
    SleepAsAndroid(),
    RecordedTable(),
    NightsCsv(),
    Table(),
    SeveralFiles(),
)
OURS = tuple(each for each in FORMATS if each.ours)
OF_OTHERS = tuple(each for each in FORMATS if not each.ours)
BY_KEY = {each.key: each for each in FORMATS}
TYPES = {
    ".db": "application/vnd.sqlite3",
    ".csv": "text/csv",
    ".json": "application/json",
    ".ndjson": "application/x-ndjson",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".tsv": "text/tab-separated-values",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


def choices() -> list[tuple[str, Words]]:
    """The formats as values of a column, with their labels."""
    return [(each.key, each.label) for each in FORMATS]


def sources() -> dict[str, Words]:
    """The wearables by the key that is stored with each recording, with their labels."""
    with_one = (f for f in FORMATS if isinstance(f, RecordingsFormat) and f.source)
    named = {each.source: each.source_label for each in with_one}
    return {**named, **presets.sources(), **named}


def recognised(file: UploadedBytes, without: Collection[Format] = ()) -> Format:
    """The format of a file by its content; raises `ImportProblem` where there is none."""
    for each in FORMATS:
        if each not in without and each.recognises(file):
            return each
    raise ImportProblem(refusal(file, json_files(), accepted()))


def recognised_in(file: UploadedBytes) -> list[Format]:
    """All formats of which an archive may hold files."""
    return [each for each in FORMATS if each.recognises(file)]


def accepted() -> str:
    """Sentences that name all that can be read."""
    labels = [f"{each.label} ({each.packed_as})" for each in OF_OTHERS]
    return _(
        "Stillnight reads its own files (everything as ZIP or JSON, nights as CSV). It also reads: "
        "{files}."
    ).format(files=list_text(labels))


def json_files() -> str:
    """A sentence for a JSON file that no format takes."""
    formats = [each for each in OF_OTHERS if ".json" in each.endings]
    labels = list_text(["Stillnight", *(each.label for each in formats)], "or")
    not_one = _("This is not a {formats} file.").format(formats=labels)
    return " ".join([not_one, *(str(each.where) for each in formats)])


def together() -> Words:
    """A phrase for the files that may come together."""
    return SeveralFiles.files


def accept() -> str:
    """What a file input lets choose: endings of names, and types of content."""
    endings = sorted({ending for each in FORMATS for ending in each.endings})
    return ",".join([*endings, *(TYPES[ending] for ending in endings)])
