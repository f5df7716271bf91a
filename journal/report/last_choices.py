"""What somebody chose for their summary the last time, as the data of its form."""

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from journal.report.languages import known
from journal.report.models import Draft
from journal.report.section_labels import ABOUT, SECTIONS

QUERY = ("range", "first", "last", "compare", "compare_first", "compare_last", "paper", "language")


def remembered(draft: Draft, person: User, query: Mapping[str, str]) -> dict[str, Any]:
    """The choices of the last time as form data, with those of a query string over them."""
    left_out = set(draft.left_out)
    data: dict[str, Any] = {
        **{name: getattr(draft, name) or "" for name in QUERY},
        "language": known(draft.language),
        "sections": [section for section, _ in SECTIONS if section not in left_out],
        "about": [section for section, _ in ABOUT if section not in left_out],
        "name": person.report_name,
        "notes": draft.notes,
        **{f"question_{number}": text for number, text in enumerate(draft.questions)},
    }
    chosen = {name: query[name] for name in QUERY if name in query}
    if chosen.keys() & {"first", "last"} and "range" not in chosen:
        chosen["range"] = Draft.Range.DATES
        data |= {"first": "", "last": ""}
    return data | chosen
