"""Reading the guide's JSON: what is missing, unknown or of another kind is named with its place."""
# pure

import json
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

DATA = Path(__file__).resolve().parent / "data"

Kind = TypeVar("Kind", bound=Enum)
Built = TypeVar("Built")


class DataError(ValueError):
    """Raised where something in `data/` cannot be read; says which file, where and why."""


class Entry:
    """A JSON object that is read name by name; `end` refuses what nobody asked for."""

    def __init__(self, values: Any, place: str) -> None:
        if not isinstance(values, dict):
            raise DataError(f"{place}: expected an object, found {values!r}")
        self.place = place
        self._values: dict[str, Any] = values
        self._unread = set(values) - {"$schema"}

    @classmethod
    def of(cls, file: str, folder: Path | None = None) -> "Entry":
        """The object of a file of `data/`, here or of another room; decimals are exact."""
        try:
            values = json.loads(
                ((folder or DATA) / file).read_text(encoding="utf-8"), parse_float=Decimal
            )
        except (OSError, json.JSONDecodeError) as problem:
            raise DataError(f"{file}: {problem}") from problem
        return cls(values, file)

    def bad(self, name: str, problem: str) -> DataError:
        """The error for one name of this object."""
        return DataError(f"{self.place}: {name} {problem}")

    def has(self, name: str) -> bool:
        """Whether there is something under this name."""
        return name in self._values

    def text(self, name: str, default: str | None = None) -> str:
        """Read a sentence or a word; an empty one is refused."""
        value = self._take(name, default)
        if not isinstance(value, str) or (value == "" and default != ""):
            raise self.bad(name, f"is {value!r}, not a text")
        return value

    def text_or_none(self, name: str) -> str | None:
        """A word that may be left out."""
        return self.text(name, "") or None

    def number(self, name: str) -> Decimal:
        """Read an amount, 0 or more."""
        value = self._take(name, None)
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or value < 0:
            raise self.bad(name, f"is {value!r}, not an amount")
        return Decimal(value)

    def number_or_none(self, name: str) -> Decimal | None:
        """An amount that may be null or left out."""
        if self._values.get(name) is None:
            self._unread.discard(name)
            return None
        return self.number(name)

    def count_or_none(self, name: str) -> int | None:
        """A whole number that may be null or left out."""
        value = self.number_or_none(name)
        if value is not None and value != int(value):
            raise self.bad(name, f"is {value}, not a whole number")
        return None if value is None else int(value)

    def flag(self, name: str, default: bool) -> bool:
        """Read true or false."""
        value = self._take(name, default)
        if not isinstance(value, bool):
            raise self.bad(name, f"is {value!r}, neither true nor false")
        return value

    def day(self, name: str) -> date:
        """Read a date such as 2026-11-22."""
        text = self.text(name)
        try:
            return date.fromisoformat(text)
        except ValueError as problem:
            raise self.bad(name, f"is {text!r}, not a date") from problem

    def one_of(self, name: str, kinds: type[Kind], default: str | None = None) -> Kind:
        """A member of an enumeration, by its name in small letters."""
        text = self.text(name, default)
        by_name = {kind.name.lower(): kind for kind in kinds}
        if text not in by_name:
            raise self.bad(name, f"is {text!r}, not one of {', '.join(by_name)}")
        return by_name[text]

    def words(self, name: str, default: Iterable[str] | None = None) -> tuple[str, ...]:
        """Read a list of texts."""
        values = self._list(name, default)
        if not all(isinstance(value, str) and value for value in values):
            raise self.bad(name, "holds something that is not a text")
        return tuple(values)

    def inner(self, name: str) -> "Entry":
        """An object inside this one."""
        return Entry(self._take(name, None), f"{self.place}: {name}")

    def each(self, name: str, build: Callable[["Entry"], Built]) -> tuple[Built, ...]:
        """A list of objects, each built by `build`."""
        values = self._list(name, ())
        return tuple(
            build(Entry(value, f"{self.place}: {name}[{index}]"))
            for index, value in enumerate(values)
        )

    def maybe(self, name: str, build: Callable[["Entry"], Built]) -> Built | None:
        """An object inside this one, or null; it may not be left out."""
        if name in self._values and self._values[name] is None:
            self._unread.discard(name)
            return None
        return build(self.inner(name))

    def end(self) -> None:
        """Refuse names that were not read: most likely a slip of the pen."""
        if self._unread:
            raise DataError(f"{self.place}: {', '.join(sorted(self._unread))} is not known here")

    def _take(self, name: str, default: Any) -> Any:
        self._unread.discard(name)
        value = self._values.get(name, default)
        if value is None:
            raise self.bad(name, "is missing")
        return value

    def _list(self, name: str, default: Iterable[str] | None) -> list[Any]:
        values = self._take(name, None if default is None else list(default))
        if not isinstance(values, list):
            raise self.bad(name, f"is {values!r}, not a list")
        return values
