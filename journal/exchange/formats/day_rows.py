"""Rows that become suggestions for the evenings of their days, never answers."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from config.language import gettext as _
from config.language import grouped
from journal.clock import name_of
from journal.exchange.units import Unit
from journal.models import DaySuggestion


def day_cells(row: Unit) -> list[str]:
    """What was noted, its night, when, and by which app."""
    fields = row["row"]
    noted = DaySuggestion(kind=fields["kind"], what=fields.get("what", ""))
    at = datetime.fromisoformat(fields["at"]).astimezone(ZoneInfo(fields["time_zone"]))
    unit = "mg" if noted.kind == DaySuggestion.Kind.CAFFEINE else "min"
    amount = f"{fields['amount']} {unit}" if "amount" in fields else ""
    night = name_of(date.fromisoformat(fields["night"]))
    return [noted.in_words, night, f"{at:%H:%M}", "", amount, fields.get("app", "")]


def about_days(rows: Sequence[Unit]) -> list[str]:
    """What becomes of them; nothing where there are none."""
    if not rows:
        return []
    by_kind = Counter(row["row"]["kind"] for row in rows)
    kinds = DaySuggestion.Kind.choices
    counts = ", ".join(f"{label} ({grouped(by_kind[key])})" for key, label in kinds if by_kind[key])
    words = _(
        "Each night’s page will suggest what your phone noted: {counts}. It becomes an answer only "
        "when you say so there."
    )
    return [words.format(counts=counts)]
