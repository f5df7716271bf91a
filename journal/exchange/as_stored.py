"""What is stored of a reading until its owner's yes, and of how its table was understood."""

import json
from typing import Any

from django.core.exceptions import ValidationError

from journal.exchange.packed import packed, unpacked
from journal.exchange.problem import SHOWN, ImportProblem
from journal.exchange.reading import Reading, Table
from journal.exchange.sheets.mapping import of_json, read
from journal.exchange.sheets.sheet import Sheet


def is_a_mapping(text: str) -> None:
    """Raise `ValidationError` for a text that does not say what the columns of a table mean."""
    try:
        read(text.encode())
    except ImportProblem as problem:
        raise ValidationError(str(problem)) from problem


def as_stored(reading: Reading) -> dict[str, Any]:
    """The columns of an import that hold a reading."""
    payload: dict[str, Any] = {
        "rows": packed(reading.rows),
        "assumptions": reading.assumptions,
        "remarks": reading.remarks[:SHOWN],
        "remark_count": len(reading.remarks),
        "refused": reading.refused[:SHOWN],
    }
    mapping = ""
    if (table := reading.table) is not None:
        document = table.mapping.in_json()
        payload["table"] = [packed(table.sheet.in_json()), document, table.doubts]
        mapping = json.dumps(document, ensure_ascii=False) if reading.rows else ""
    return {
        "first_night": reading.first_night,
        "last_night": reading.last_night,
        "refused": len(reading.refused),
        "mapping": mapping,
        "payload": payload,
    }


def table_in(payload: dict[str, Any]) -> Table | None:
    """The table that was stored with a reading; `None` where there is none."""
    if "table" not in payload:
        return None
    sheet, mapping, doubts = payload["table"]
    return Table(Sheet.of_json(unpacked(sheet)), of_json(mapping), doubts)
