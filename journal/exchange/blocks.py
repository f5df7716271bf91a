"""Some hundred rows of a table at a time, column by column.

A diary holds few different values in most columns, so each is written once a block.
"""
# pure

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ROWS = 500  # of a block
Row = dict[str, Any]
Column = Sequence[Any]
Write = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows by their primary keys, with their columns as the complete file writes them.

    `None` stands where a row leaves a column out.
    """

    keys: Sequence[int]
    columns: Mapping[str, Column]

    def rows(self) -> Iterator[Row]:
        """Each row with the columns it has."""
        names = tuple(self.columns)
        for values in zip(*self.columns.values(), strict=True):
            yield {n: v for n, v in zip(names, values, strict=True) if v is not None}


def each(column: Column, write: Write, unknown: Any = None) -> list[Any]:
    """What `write` makes of each value, once for each different one; `unknown` of `None`."""
    try:
        written = {value: write(value) for value in set(column) - {None}}
    except TypeError:  # lists
        return [unknown if value is None else write(value) for value in column]
    written[None] = unknown
    return list(map(written.__getitem__, column))
