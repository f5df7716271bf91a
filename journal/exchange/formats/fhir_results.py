"""Blood results as FHIR: what portals of clinics and labs hand out, and phones keep."""

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from config.language import current, gettext_lazy, grouped, ngettext
from journal.exchange.columns import plain
from journal.exchange.fhir.parts import OWN
from journal.exchange.formats.unit_rows import UnitRows
from journal.exchange.in_child import ChildDied, answer
from journal.exchange.lab_rows import TABLE, LabRows, when_taken
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.results.resources import Resource, observations
from journal.exchange.units import Unit
from journal.exchange.uploaded import Content, UploadedBytes, naming
from journal.labs.models import LabResult

XML_CHILD, SECONDS = "journal.exchange.results.xml_child", 40
NAMESPACE = b"http://hl7.org/fhir"
HEADS = [
    gettext_lazy("Test"),
    gettext_lazy("Result"),
    gettext_lazy("Lab’s range"),
    gettext_lazy("Taken on"),
    gettext_lazy("Lab"),
]
NO_RESULTS = gettext_lazy(
    "There are no blood results in this FHIR file that Stillnight keeps. Please look "
    "whether the portal offers the lab results as another file."
)


TOO_LARGE = gettext_lazy(
    "This XML file is damaged, or larger than can be read here. Please download it again."
)


class FhirResults(UnitRows):
    """Observations, R4, STU3 or DSTU2, as a bundle, a list, lines or single resources."""

    key = "fhir_results"
    label = gettext_lazy("FHIR blood result")
    table = TABLE
    files = gettext_lazy("blood results as FHIR")
    packed_as = gettext_lazy("JSON, NDJSON or XML")
    where = gettext_lazy(
        "The portal of your clinic or lab may offer your results as “FHIR” or “health record”."
    )
    endings = (".json", ".ndjson", ".xml")
    together = True
    about = gettext_lazy("What is in it")

    def counted(self, count: int) -> str:
        """So many blood results."""
        words = ngettext("{count} blood result", "{count} blood results", count)
        return words.format(count=grouped(count))

    def recognises(self, file: UploadedBytes) -> bool:
        """Whether this is XML of FHIR, or JSON with resources that Stillnight did not make."""
        if file.content is Content.XML:
            return NAMESPACE in file.beginning.replace(b"\0", b"")
        if file.content is not Content.JSON:
            return False
        return b'"resourceType"' in file.letters and OWN.encode() not in file.letters

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The results of all files, each once."""
        results = LabRows(options)
        for file in files:
            try:
                results.take(_observations(file))
            except ImportProblem as problem:
                if len(files) == 1:
                    raise
                results.refused += map(str, naming(file.name, problem).problems)
        about = results.about()
        if not results.rows:
            raise ImportProblem(*(results.refused or [str(NO_RESULTS)]))
        return Reading(results.rows, None, None, about, results.remarks, results.refused)

    def heads(self, rows: Sequence[Unit]) -> list[str]:
        """The columns of a preview, the same for every file."""
        return list(map(str, HEADS))

    def cells(self, row: Unit, heads: Sequence[str], zone: ZoneInfo) -> list[str]:
        """A result as its lab printed it."""
        return result_cells(row)


def _observations(file: UploadedBytes) -> Iterator[Resource]:
    """The observations of a file; XML is read in a process of its own."""
    if file.content is not Content.XML:
        return observations(file.data)
    try:
        read = answer(XML_CHILD, file.data, SECONDS, current())
    except ChildDied:
        raise ImportProblem(TOO_LARGE) from None
    if problem := read.get("problem"):
        raise ImportProblem(problem)
    return observations(read["observations"].encode())


def result_cells(row: Unit) -> list[str]:
    """A blood result as cells."""
    fields = row["row"]
    result = LabResult(**{name: value for name, value in fields.items() if "taken" not in name})
    ends = (fields.get("range_low"), fields.get("range_high"))
    span = "–".join("" if end is None else plain(end) for end in ends).strip()
    return [
        result.lab_test.name,
        f"{fields.get('comparator', '')}{plain(fields['value'])} {_unit(result)}".strip(),
        "" if ends == (None, None) else span,
        when_taken(fields),
        fields.get("laboratory", ""),
    ]


def _unit(result: LabResult) -> str:
    return result.lab_test.unit(result.unit).label
