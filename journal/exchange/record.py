"""One record of a foreign JSON file: each field is checked before it is believed."""
# pure, words

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from config.language import gettext as _
from journal.exchange.problem import Remark

FIRST_YEAR, LAST_YEAR = 2000, 2199
MAX_NUMBER = 1e9  # milliseconds of eleven days; larger numbers in a sleep record are mistakes
_WALL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?", re.ASCII)
_INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{3}(?:\d{3})?)?)?)(Z|[+-]\d\d:\d\d)", re.ASCII
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MAX_EPOCH = {"milliseconds": 1e13, "seconds": 1e10}
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Refused(Exception):  # noqa: N818 – an answer, not a failure
    """A record, or a part of it, cannot be taken; the sentence keeps a place for its `{name}`."""

    def __init__(self, words: str, /, **places: object) -> None:
        self.remark = Remark(words, places)
        super().__init__(self.of("{name}"))

    def of(self, name: str) -> str:
        """The sentence about the record of this name."""
        return self.remark.of(name)


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of a JSON object by name. Each method raises `Refused` with the reason."""

    fields: dict[str, Any]

    @classmethod
    def of(cls, value: Any) -> "Record":
        """A record, if it is an object at all."""
        if not isinstance(value, dict):
            raise Refused(_("{name} is not a record with named fields."))
        return cls(value)

    def identity(self, name: str) -> str:
        """A number that identifies the record, as text."""
        value = self.fields.get(name)
        if type(value) not in {int, str} or not re.fullmatch("[0-9]{1,20}", str(value)):
            raise Refused(_("{name} has no number of its own ({field})."), field=name)
        return str(value)

    def number(self, name: str) -> float | None:
        """A number, zero or more; `None` where there is none."""
        value = self.fields.get(name)
        if value is None:
            return None
        if type(value) not in {int, float} or not 0 <= value < MAX_NUMBER:
            raise Refused(_("{name} has a “{field}” that is not a sensible number."), field=name)
        return float(value)

    def claim(self, name: str) -> bool:
        """True or false."""
        value = self.fields.get(name)
        if not isinstance(value, bool):
            raise Refused(_("{name} has no “{field}” that is true or false."), field=name)
        return value

    def word(self, name: str) -> str:
        """A word."""
        value = self.fields.get(name)
        if not isinstance(value, str):
            raise Refused(_("{name} has no “{field}” that is a word."), field=name)
        return value

    def wall(self, name: str) -> datetime:
        """A wall-clock time without a zone."""
        moment = self._iso(name, _WALL)
        if moment is None:
            raise Refused(_("{name} has no “{field}” such as 2026-03-04T23:10:00.000."), field=name)
        return moment

    def text(self, name: str) -> str:
        """A short text or a whole number as text; empty where there is none."""
        value = self.fields.get(name)
        if value is None:
            return ""
        if type(value) not in {int, str} or not str(value).isprintable():
            raise Refused(_("{name} has a “{field}” that is no text."), field=name)
        return str(value)

    def instant(self, name: str) -> datetime:
        """A moment with its difference from UTC, such as 2026-03-04T23:10:00+01:00."""
        value = self.fields.get(name)
        match = _INSTANT.fullmatch(value) if isinstance(value, str) else None
        if match is not None:
            with suppress(ValueError):  # a month 13
                moment = datetime.fromisoformat(match[1] + match[2].replace("Z", "+00:00"))
                if FIRST_YEAR < moment.year < LAST_YEAR:
                    return moment
        raise Refused(_("{name} has no “{field}” such as 2026-03-04T23:10:00+01:00."), field=name)

    def epoch(self, name: str, unit: str = "milliseconds") -> datetime:
        """A moment in milliseconds or seconds since 1970 (UTC)."""
        value: Any = self.fields.get(name)
        if type(value) in {int, float} and abs(value) < MAX_EPOCH[unit]:
            moment: datetime = EPOCH + timedelta(**{unit: value})
            if FIRST_YEAR < moment.year < LAST_YEAR:
                return moment
        raise Refused(_("{name} has no “{field}” in {unit} since 1970."), field=name, unit=unit)

    def day(self, name: str) -> date | None:
        """A calendar day; `None` where there is none."""
        if self.fields.get(name) is None:
            return None
        moment = self._iso(name, _DAY)
        if moment is None:
            raise Refused(_("{name} has no “{field}” such as 2026-03-04."), field=name)
        return moment.date()

    def _iso(self, name: str, form: re.Pattern[str]) -> datetime | None:
        value = self.fields.get(name)
        if not isinstance(value, str) or not form.fullmatch(value):
            return None
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:  # a month 13
            return None
        return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None

    def records(self, name: str) -> list["Record"]:
        """The records of a list; none where there is no such list."""
        value = self.fields.get(name)
        return [Record.of(entry) for entry in value] if isinstance(value, list) else []

    def record(self, name: str) -> "Record":
        """A record within the record; an empty one where there is none."""
        value = self.fields.get(name)
        return Record(value if isinstance(value, dict) else {})
