"""The sheets of a workbook, read in a process of its own, which `opening.py` starts.

The only module that knows calamine. A workbook may be made by an enemy: a cell far to the right
or a sheet that unpacks to gigabytes would take the memory of the server. So this process may use
only so much memory and CPU time and write no file; whatever it dies of, the server lives. The
workbook comes on standard input; the answer is JSON, a list of lines.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, ZipError

from journal.exchange.in_child import limit
from journal.exchange.sheets.sheet import MAX_COLUMNS, MAX_ROWS

MEMORY = 768 * 1024**2  # bytes of address space
CPU = 20  # seconds


def main() -> None:
    """Read the workbook of standard input; status 1 where it cannot be read."""
    limit(MEMORY, CPU)
    try:
        read = fullest(sys.stdin.buffer.read())
    except (CalamineError, ZipError, MemoryError):
        sys.exit(1)
    sys.stdout.write(json.dumps(read))


def fullest(data: bytes) -> dict[str, Any]:
    """The lines of the sheet with the most rows, and the names of all that hold any."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    best: list[list[Any]] = []
    name, names = "", []
    for each in book.sheet_names:
        sheet = book.get_sheet_by_name(each)
        if sheet.height and sheet.height * sheet.width <= MAX_ROWS * MAX_COLUMNS:
            rows = sheet.to_python(skip_empty_area=False)
            names.append(each)
            if len(rows) > len(best):
                best, name = rows, each
    return {"sheet": name, "sheets": names, "lines": [[text(cell) for cell in r] for r in best]}


def text(value: Any) -> str:
    """A cell as text that every reader here understands: 2026-03-03, 22:10:00, 7, 0.5, true."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


if __name__ == "__main__":
    main()
