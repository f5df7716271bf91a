"""What was answered the evening before, offered for tonight: one tap stores what stays ticked.

The legs are asked anew each evening, and nothing here is stored before that tap.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from config.language import figure, gettext_lazy
from config.language import gettext as _
from journal.clock import DAY
from journal.forms.usual import Lately, Usual, drinks_on, exercise_on
from journal.models import Night
from journal.questions import BOUT, DOSE, DRINK
from journal.saving.answers import ALL_AS_PLANNED, text_of

NONE = {
    DRINK.claim: gettext_lazy("no caffeine"),
    BOUT.claim: gettext_lazy("no exercise"),
    DOSE.claim: gettext_lazy("no medicines"),
}
OFFERED = (*NONE, "sat_still", "alcohol_drinks", "nicotine_uses")  # columns
PLAN = json.dumps({ALL_AS_PLANNED: "1"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One answer of the evening before: as it is sent, and in words."""

    value: str
    label: str
    what: str = ""


def as_last_evening(
    night: Night, late: Lately, *, has_open: bool, stored: Mapping[str, Any]
) -> list[Suggestion]:
    """The answers of the evening before one; none where nothing of it was written.

    `has_open`: whether the plan has unanswered doses; `stored` are the rows of tonight.
    """
    before = next((row for row in late if row["night"] == night.night - DAY), None)
    if before is None:
        return []
    key = before["pk"]
    rows = [*drinks_on(night, stored, key), *exercise_on(night, stored, key)]
    offered = [Suggestion(row.value, _words(row), row.what) for row in rows]
    if before[DOSE.claim] and has_open:
        offered.append(Suggestion(PLAN, _("medicines as planned")))
    answers = {name: before[name] for name in OFFERED}
    for name, value in answers.items():
        if value is not None and (value is False or name not in NONE):
            as_json = json.dumps({name: text_of(value)})
            offered.append(Suggestion(as_json, _answer(name, value)))
    return offered


def _words(row: Usual) -> str:
    return f"{row.label} {row.detail}".strip()


def _answer(name: str, value: Any) -> str:
    """An answer as a chip says it: "no alcohol", "sat still"."""
    if name in NONE:
        return str(NONE[name])
    if name == "sat_still":
        return _("sat still") if value else _("did not sit still")
    count = text_of(value).removesuffix(".0")
    if name == "alcohol_drinks":
        alcohol = _("alcohol: {count}").format(count=figure(count))
        return _("no alcohol") if count == "0" else alcohol
    nicotine = _("nicotine: {count}").format(count=count)
    return _("no nicotine") if count == "0" else nicotine
