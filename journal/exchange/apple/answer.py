"""An export as JSON, on its way from the process that reads it."""
# pure

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from journal.exchange.formats.recorded_sleep import Basis, RecordedSleep
from journal.recordings.nights import Kind

INSTANTS = {field.name for field in fields(RecordedSleep) if field.name.endswith("_at")}


def in_json(sleeps: Iterable[RecordedSleep], clinical: Iterable[bytes], **more: Any) -> str:
    """What was read as JSON."""
    rows = [asdict(sleep) for sleep in sleeps]
    texts = [data.decode("utf-8", "replace") for data in clinical]
    return json.dumps({"sleeps": rows, "clinical": texts, **more}, default=_plain)


def _plain(value: date | datetime) -> str:
    return value.isoformat()


def sleep_of_json(row: dict[str, Any]) -> RecordedSleep:
    """A recording again."""
    instants = {name: row[name] and datetime.fromisoformat(row[name]) for name in INSTANTS}
    night = date.fromisoformat(row["night"])
    basis, kind = Basis(row["zone_basis"]), row["kind"] and Kind(row["kind"])
    return RecordedSleep(**{**row, **instants, "night": night, "zone_basis": basis, "kind": kind})
