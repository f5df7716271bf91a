"""Why no format reads a file: what it is instead."""
# pure, words

from config.language import Words, gettext_lazy
from config.language import gettext as _
from journal.exchange import json_file
from journal.exchange.uploaded import BEGINNINGS, Content, UploadedBytes

OUR_SCHEMA = gettext_lazy(
    "This file describes Stillnight’s complete file and holds no nights. Please choose "
    "the archive (stillnight.zip) or the complete file (stillnight.json) instead."
)
OUR_FHIR = gettext_lazy(
    "This is a FHIR file for clinics, such as Stillnight makes. It is not read back. "
    "Please choose the archive (stillnight.zip) or the complete file (stillnight.json) "
    "instead."
)


def refusal(file: UploadedBytes, json_files: str, accepted: str) -> str:
    """The sentence about a file that no format took for its own.

    `json_files` names what else a JSON file could have been, `accepted` all that can be read.
    Raises `ImportProblem` for JSON that cannot even be parsed.
    """
    match file.content:
        case Content.EMPTY:
            return _("This file is empty.")
        case Content.JSON:
            return str(_json(file.data) or json_files)
        case Content.ZIP:
            return f"{_archive(file)} {accepted}"
        case Content.FOREIGN:
            return f"{_program(file.beginning)} {accepted}"
        case _:
            return " ".join([_("This is a web page or an XML file."), accepted])


def _program(data: bytes) -> Words:
    return next(sentence for start, sentence in BEGINNINGS if data.startswith(start))


def _json(data: bytes) -> Words:
    document = json_file.parsed(data)
    if isinstance(document, dict) and "resourceType" in document:
        return OUR_FHIR
    return OUR_SCHEMA if isinstance(document, dict) and "$schema" in document else ""


def _archive(file: UploadedBytes) -> str:
    if b"[Content_Types].xml" in file.beginning[:4096]:
        return _(
            "This is an Office file, such as an Excel workbook. Please save the sheet as CSV first."
        )
    if file.holds(b"nights.csv"):
        return _(
            "This archive holds the tables of Stillnight one by one. Please choose the "
            "whole archive (stillnight.zip), or nights.csv alone."
        )
    return _("This zip archive holds no file that can be read here.")
