"""Apple Health's export: sleep, the blood results of clinics, suggestions for days."""

from collections import Counter
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from config.language import gettext as _
from config.language import gettext_lazy, grouped, ngettext
from journal.exchange.apple.answer import sleep_of_json
from journal.exchange.apple.apart import read_apart
from journal.exchange.apple.container import BEGINNING, MARK, is_export
from journal.exchange.apple.sleeps import SOURCE
from journal.exchange.formats.day_rows import about_days
from journal.exchange.formats.happenings import TABLE as DAYS
from journal.exchange.formats.mixed_rows import MixedRows
from journal.exchange.formats.recorded_sleep import Basis, RecordedSleep
from journal.exchange.formats.recordings import row_of
from journal.exchange.lab_rows import LabRows
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.results.resources import observations
from journal.exchange.uploaded import Content, UploadedBytes

FOLDER = b"apple_health_export/"
NOTHING = gettext_lazy(
    "There is no sleep in this Apple Health export, and nothing else that is read."
)
INSTANTS_ARE_TRUE = gettext_lazy(
    "Apple writes every time by the clock of the day of the export. The moment is right, "
    "the hour of summer or winter is not; each night is shown by its own zone."
)


class AppleHealth(MixedRows):
    """The ZIP of the phone, or its XML: recordings, results of clinics, suggestions for days."""

    key = source = SOURCE
    label = source_label = "Apple Health"
    files = gettext_lazy("the export of Apple Health")
    packed_as = gettext_lazy("export.zip, or the XML file in it")
    where = gettext_lazy("On the phone: Health, your picture, Export All Health Data.")
    endings = (".zip", ".xml")

    def recognises(self, file: UploadedBytes) -> bool:
        """Whether this is such an archive or XML, whatever its files are called."""
        if file.content is Content.XML:
            return MARK in file.beginning[:BEGINNING]
        if file.content is not Content.ZIP:
            return False
        if file.holds(FOLDER):
            return True
        with file.opened() as opened:
            return is_export(opened)

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The recordings of the one file and the results of clinics in it."""
        answer = read_apart(files[0].source, options)
        sleeps = [sleep_of_json(row) for row in answer["sleeps"]]
        results = LabRows(options)
        for text in answer["clinical"]:
            try:
                results.take(observations(text.encode()))
            except ImportProblem as problem:
                results.refused.append(
                    _("A file of a clinic cannot be read. {problem}").format(problem=problem)
                )
        days = [{"table": DAYS, "row": row, "below": []} for row in answer["days"]]
        about = [*answer["about"], *_about(sleeps, options.zone), *results.about()]
        about += about_days(days)
        rows = [*results.rows, *days, *map(row_of, sleeps)]
        refused = [*answer["refused"], *results.refused]
        if not rows:
            raise ImportProblem(*(refused or [NOTHING]))
        nights = [sleep.night.isoformat() for sleep in sleeps]
        nights += [row["row"]["night"] for row in days]
        remarks = [*results.remarks, *answer["remarks"]]
        first, last = min(nights, default=None), max(nights, default=None)
        return Reading(rows, first, last, about, remarks, refused)

    def parted(self, files: Sequence[UploadedBytes]) -> Iterable[Sequence[UploadedBytes]]:
        """Each export by itself."""
        return [[file] for file in files]


def _about(sleeps: Sequence[RecordedSleep], zone: ZoneInfo) -> list[str]:
    """What is to be known of the recordings: who wrote them, and by which clock they are read."""
    if not sleeps:
        return []
    by_tracker = Counter(sleep.tracker for sleep in sleeps)
    counts = ", ".join(f"{name} ({grouped(count)})" for name, count in by_tracker.most_common())
    about = [
        _("Recordings of sleep, by who wrote them: {counts}.").format(counts=counts),
        str(INSTANTS_ARE_TRUE),
    ]
    if homeless := sum(sleep.zone_basis is Basis.CHOSEN for sleep in sleeps):
        about.append(
            ngettext(
                "{homeless} of {count} recordings names no time zone. It is read as {zone}, the "
                "zone you chose.",
                "{homeless} of {count} recordings name no time zone. They are read as {zone}, the "
                "zone you chose.",
                homeless,
            ).format(homeless=grouped(homeless), count=grouped(len(sleeps)), zone=zone)
        )
    return about
