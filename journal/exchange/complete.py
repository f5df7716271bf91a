"""The complete file, `stillnight.json`: every row of every table, and its published schema."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from accounts.models import User
from config.language import in_language
from journal.exchange.blocks import Block, Write, each
from journal.exchange.cells import STAMP
from journal.exchange.columns import Column, Kind
from journal.exchange.rows import Rows
from journal.exchange.tables import Table, tables

FORMAT, VERSION = "stillnight", 1
SCHEMA_ID = f"urn:stillnight:complete:{VERSION}"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PATTERNS = {
    Kind.DAY: {"format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
    Kind.CLOCK: {"pattern": r"^\d\d:\d\d(:\d\d(\.\d{6})?)?$"},
    Kind.INSTANT: {
        "format": "date-time", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z$",
    },
    Kind.UID: {"format": "uuid"},
}  # fmt: skip
BlocksOf = Callable[[Table], Iterator[Block]]
TYPES = {
    Kind.CLAIM: "boolean",
    Kind.WHOLE: "integer",
    Kind.DECIMAL: "number",
    Kind.NUMBER: "number",
}


def pieces(person: User, now: datetime, blocks_of: BlocksOf | None = None) -> Iterator[str]:
    """The complete file, some hundred rows at a time and each row on a line of its own.

    `blocks_of` is asked for the rows of each table in turn; they are read here without it.
    """
    head = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": STAMP.write(now),
        "account": {"email": person.email, "since": STAMP.write(person.date_joined)},
    }
    yield f'{as_json(head)[:-1]},"tables":{{'
    blocks_of = blocks_of or Rows(person).blocks
    for number, table in enumerate(tables()):
        yield f"{',' * bool(number)}\n{as_json(table.name)}:["
        between = "\n"
        for block in blocks_of(table):
            yield between + ",\n".join(_lines(block, table))
            between = ",\n"
        yield "]"
    yield "\n}}\n"


def _lines(block: Block, table: Table) -> Iterator[str]:
    """Each row as JSON, put together of its members."""
    members = [each(block.columns[name], _member(name), "") for name in table.names]
    return (f"{{{','.join(filter(None, row))}}}" for row in zip(*members, strict=True))


def _member(name: str) -> Write:
    return lambda value: f'"{name}":{as_json(value)}'


# Values are made here, so none holds itself.
as_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def schema() -> dict[str, Any]:
    """What a complete file of this version may hold (JSON Schema, draft 2020-12)."""
    with in_language("en"):
        properties = {table.name: _rows_of(table) for table in tables()}
    stamp = {"type": "string", **PATTERNS[Kind.INSTANT]}
    account = {"email": {"type": "string"}, "since": stamp}
    return {
        "$schema": DIALECT,
        "$id": SCHEMA_ID,
        "title": "Stillnight, the complete file",
        "description": "What is not known is left out; it is neither “no” nor 0. "
        "Clock times are those of the night's own zone; instants are UTC.",
        "type": "object",
        "required": ["format", "version", "made_at", "tables"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "made_at": stamp,
            "account": {"type": "object", "properties": account, "additionalProperties": False},
            "tables": {"type": "object", "additionalProperties": False, "properties": properties},
        },
    }


def _rows_of(table: Table) -> dict[str, Any]:
    fields = {column.name: _shape(column) for column in table.columns}
    needed = [column.name for column in table.columns if column.needed]
    if table.numbered:
        number = {"type": "integer", "minimum": 1, "description": "names this row in this file"}
        fields, needed = {"id": number, **fields}, ["id", *needed]
    row: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": fields}
    if needed:
        row["required"] = needed
    return {"type": "array", "items": row | table.row_schema()}


def _shape(column: Column) -> dict[str, Any]:
    """The schema of one column: its type, its words, its bounds."""
    if column.kind is Kind.REFERENCE:
        return _reference(column)
    if column.kind is Kind.LIST:
        return {"type": ["array", "object"], "description": str(column.field.verbose_name)}
    shape: dict[str, Any] = {"type": TYPES.get(column.kind, "string")}
    shape |= PATTERNS.get(column.kind, {})
    if column.field.choices:
        shape = {"enum": [value for value, _ in column.field.flatchoices]}
    if column.kind is Kind.TEXT and column.field.max_length and "enum" not in shape:
        shape["maxLength"] = column.field.max_length
        if column.needed:
            shape["minLength"] = 1
    return {"description": str(column.field.verbose_name), **shape}


def _reference(column: Column) -> dict[str, Any]:
    target = next(table for table in tables() if table.name == column.target)
    if target.key:
        return {"type": "string", "description": f"{target.key} of one of {target.name}"}
    gone = "" if column.hard else "; 0: one that is no more"
    return {
        "type": "integer",
        "minimum": int(column.hard),
        "description": f"id of one of {target.name}{gone}",
    }
