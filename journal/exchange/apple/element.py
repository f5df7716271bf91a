"""One element of an export as plain data."""
# pure

from dataclasses import dataclass, field
from functools import lru_cache

RECORD, WORKOUT, EXPORTED = "Record", "Workout", "ExportDate"


@dataclass(frozen=True, slots=True)
class Element:
    """Attributes by name, `metadata` by key, `statistics` of a workout as their attributes."""

    tag: str
    attributes: dict[str, str]
    metadata: dict[str, str] = field(default_factory=dict)
    statistics: list[dict[str, str]] = field(default_factory=list)

    @property
    def type(self) -> str:
        """What a record is of, or which sport a workout was."""
        name = "workoutActivityType" if self.tag == WORKOUT else "type"
        return self.attributes.get(name, "")

    @property
    def source(self) -> str:
        """The app or device. Its apostrophes are made alike, so that an update renames none."""
        return _source(self.attributes.get("sourceName", ""))


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return " ".join(name.replace("’", "'").split())[:60] or "unnamed app"
