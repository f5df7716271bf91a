"""Stillnight's own CSV of nights, exported or made in a spreadsheet."""

from collections.abc import Sequence

from config.language import gettext as _
from config.language import gettext_lazy, ngettext
from journal.clock import latest_night
from journal.exchange import nights_csv
from journal.exchange.formats.nights_format import NightsFormat
from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.uploaded import Content, UploadedBytes


class NightsCsv(NightsFormat):
    """One row a night, one column an answer."""

    key = "nights_csv"
    label = gettext_lazy("Stillnight CSV")
    ours = True
    endings = (".csv",)

    def recognises(self, file: UploadedBytes) -> bool:
        """Whether this is text with such columns."""
        return file.content is Content.TEXT and nights_csv.is_ours(file.data)

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The nights of the one file, and what is assumed of them."""
        data = files[0].data
        rows = nights_csv.read(data, latest=latest_night(options.now), now=options.now)
        nights = [row["night"] for row in rows]
        homeless = sum("time_zone" not in row for row in rows)
        assumptions = []
        if passed_over := nights_csv.worked_out_in(data):
            named = ", ".join(passed_over)
            assumptions.append(
                _("Not read, since Stillnight works them out: {named}.").format(named=named)
            )
        if homeless:
            assumptions.append(
                ngettext(
                    "{homeless} of {count} rows names no time zone. Its clock times are kept as "
                    "they are written and read as {zone}, the zone you chose.",
                    "{homeless} of {count} rows name no time zone. Their clock times are kept as "
                    "they are written and read as {zone}, the zone you chose.",
                    homeless,
                ).format(homeless=homeless, count=len(rows), zone=options.zone)
            )
        return Reading(list(map(dict, rows)), min(nights), max(nights), assumptions)
