"""A newer file says something else of a recording that is there: the recording is corrected.

Nobody edits recordings, so a tracker's newer word takes the place of its older one. How a recording
was before is kept with the import that corrected it, and an undo sets it back.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from accounts.models import User
from journal.exchange.formats.sessions import FIGURES
from journal.models import DeviceSleep

INSTANTS = ("started_at", "sleep_onset_at", "final_awakening_at", "ended_at")
COLUMNS = ("tracker", "night", "kind", "time_zone", "zone_basis", *INSTANTS, *FIGURES)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A recording that was corrected: how it was `before`, and the fingerprint of how it is."""

    recording: int
    before: dict[str, Any]
    fingerprint: str


def correct(person: User, rows: Sequence[Mapping[str, Any]]) -> list[Corrected]:
    """Give recordings that are there the columns of `rows`, each known by source and number."""
    by_id = {(row["source"], row["external_id"]): row for row in rows}
    there = person.device_sleeps.filter(external_id__in=[number for _, number in by_id])
    corrected, changed = [], []
    for recording in there.select_for_update():
        row = by_id.get((recording.source, recording.external_id))
        if row is None:
            continue
        before = _plain(recording)
        for name in COLUMNS:
            if name in row:
                setattr(recording, name, row[name])
        recording.corrections += 1
        changed.append(recording)
        corrected.append(Corrected(recording.pk, before, _fingerprint(recording)))
    DeviceSleep.objects.bulk_update(changed, [*COLUMNS, "corrections"])
    return corrected


def set_back(person: User, corrected: Corrected) -> None:
    """Set a recording back to what it was, unless it is gone or was corrected again since."""
    recording = person.device_sleeps.filter(pk=corrected.recording).first()
    if recording is None or _fingerprint(recording) != corrected.fingerprint:
        return
    fields: dict[str, Any] = {name: DeviceSleep._meta.get_field(name) for name in COLUMNS}
    before = {name: field.to_python(corrected.before[name]) for name, field in fields.items()}
    person.device_sleeps.filter(pk=recording.pk).update(**before, corrections=F("corrections") + 1)


def _plain(recording: DeviceSleep) -> dict[str, Any]:
    """The columns of a recording as JSON holds them."""
    values = {name: getattr(recording, name) for name in COLUMNS}
    return {n: v.isoformat() if isinstance(v, date) else v for n, v in values.items()}


def _fingerprint(recording: DeviceSleep) -> str:
    text = json.dumps(_plain(recording), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
