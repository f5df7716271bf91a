"""What a browser sends from the night page."""

from typing import Any

ROWS = ("caffeine", "exercise", "doses")


def sent(*, rows: dict[str, list[dict[str, Any]]] | None = None, **answers: Any) -> dict[str, Any]:
    """The answers of a page, with the given rows and otherwise none; all rows are new ones."""
    data: dict[str, Any] = dict(answers)
    for prefix in ROWS:
        given = (rows or {}).get(prefix, [])
        stored = sum("id" in row for row in given)
        data |= {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": stored}
        for index, row in enumerate(given):
            data |= {f"{prefix}-{index}-{name}": value for name, value in row.items()}
    return data
