"""Values made of a JSON schema as the description of the API holds them, and how to spoil one."""

import random
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from journal.api.other_schemas import DAY
from journal.api.schemas import CLOCK, UID
from tests.drill.nasty import TEXTS, VALUES

Json = dict[str, Any]
SHAPES = "#/components/schemas/"
WORDS = ("", "a", "legs 6 since 21:30", "Magnesium", "Europe/Berlin", "UTC", "12w", "all", "before")
FURTHER = ("coffee", "legs", "iron", "x")  # names in a shape that takes any


class Maker:
    """Makes values; the same seed makes the same."""

    def __init__(self, shapes: Json, dice: random.Random, today: date) -> None:
        self.shapes, self.dice, self.today = shapes, dice, today

    def made(self, schema: Json) -> Any:
        """A value that fits the schema; KeyError for a kind of value that none here knows."""
        if "$ref" in schema:
            return self.made(self.shapes[schema["$ref"].removeprefix(SHAPES)])
        if "allOf" in schema:
            (schema,) = schema["allOf"]
            return self.made(schema)
        if "anyOf" in schema:
            return self.made(self.dice.choice(schema["anyOf"]))
        if "enum" in schema:
            return self.dice.choice(schema["enum"])
        if "const" in schema:
            return schema["const"]
        kinds = {
            "object": self._object,
            "array": self._array,
            "string": self._text,
            "integer": self._whole,
            "number": self._number,
            "boolean": lambda _: self.dice.random() < 0.5,
            "null": lambda _: None,
        }
        return kinds[schema["type"]](schema)

    def _object(self, schema: Json) -> Json:
        """What must be there, and of what may be there few or many."""
        needed, share = schema.get("required", []), self.dice.choice([0, 0.1, 0.5, 1])
        found = {
            name: self.made(each)
            for name, each in schema.get("properties", {}).items()
            if name in needed or (self.dice.random() < share and not each.get("readOnly"))
        }
        if schema.get("additionalProperties") is True and self.dice.random() < 0.5:
            found[self.dice.choice(FURTHER)] = self.dice.choice(VALUES)
        return found

    def _array(self, schema: Json) -> list[Any]:
        most = self.dice.choice([0, 1, 1, 3])
        return [self.made(schema["items"]) for _ in range(min(most, schema.get("maxItems", most)))]

    def _text(self, schema: Json) -> str:
        shape = schema.get("pattern") or schema.get("format")
        if shape in {"date", DAY}:
            return self.day()
        if shape in {"uuid", UID}:
            return f"{UUID(int=self.dice.getrandbits(128))}"
        if shape == CLOCK:
            return f"{self.dice.randrange(24):02}:{self.dice.randrange(60):02}"
        if shape:
            raise KeyError(shape)
        known = schema.get("examples") or WORDS
        text: str = self.dice.choice([*known] if self.dice.random() < 0.8 else TEXTS)
        return text[: schema.get("maxLength", 5000)]

    def day(self) -> str:
        """Mostly one of the last weeks."""
        if self.dice.random() < 0.1:
            return self.dice.choice(["0001-01-01", "1899-12-31", "1900-01-01", "9999-12-31"])
        return f"{self.today - timedelta(days=self.dice.randrange(-2, 45))}"

    def _whole(self, schema: Json) -> int:
        least, most = schema.get("minimum", -1), schema.get("maximum", 2**63)
        least, most = int(least), int(most)
        near = self.dice.randint(least, min(most, least + 10))
        return self.dice.choice([least, most, near, near, near])

    def _number(self, schema: Json) -> float:
        least, most = schema.get("minimum", -1), schema.get("maximum", 1e308)
        near = least + self.dice.choice([0.5, 1, 1.25, 1 / 3])
        return float(self.dice.choice([least, most, min(near, most), min(near, most)]))

    def spoiled(self, body: Any) -> Any:
        """The body with one value in it, at any depth, that may not be there."""
        if isinstance(body, dict) and body and self.dice.random() < 0.9:
            name = self.dice.choice([*body])
            return body | {name: self.spoiled(body[name])}
        if isinstance(body, list) and body and self.dice.random() < 0.9:
            return [self.spoiled(body[0]), *body[1:]]
        return self.dice.choice(VALUES)
