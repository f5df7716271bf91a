"""The words of the guide and of the list of medicines in each language: `guide.json` of its folder.

Which fields of their JSON are words their schemas say (`claim.schema.json#/$defs/words`). A
translation stands beside the English that it translates, so that a changed sentence has none until
somebody has looked at it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from config.operations.catalogues.messages import ROOT

FILES = ("journal/guide/data", "journal/regimen/data")  # in the order in which they are translated
WORDS = "urn:stillnight:guide:claim.schema.json#/$defs/words"
SCHEMA = "../../journal/guide/data/schema/translation.schema.json"
# "1,000", "1.5" and "1 000" are figures, and their signs differ from language to language.
FIGURE = re.compile(r"\d+(?:[.,\u2009\u202f\xa0]\d+)*")


def words() -> list[str]:
    """Every English text that people read, once, in the order of the files."""
    schemas = {
        schema["$id"]: schema
        for folder in FILES
        for schema in map(_json, sorted((ROOT / folder / "schema").glob("*.json")))
    }
    found: dict[str, None] = {}
    for folder in FILES:
        for file in sorted((ROOT / folder).rglob("*.json")):
            if file.parent.name != "schema":
                values = _json(file)
                name = _json(file.parent / values["$schema"])["$id"]
                found |= dict.fromkeys(_words(values, {"$ref": name}, name, schemas))
    return list(found)


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _words(value: Any, schema: Any, name: str, schemas: dict[str, Any]) -> Iterator[str]:
    """The words in a value, as its schema says; `name` is of the schema it is in."""
    if ref := schema.get("$ref"):
        address = name + ref if ref.startswith("#") else ref
        if address == WORDS:
            yield value
        else:
            yield from _words(value, *_schema_at(address, schemas), schemas)
    for other in (*schema.get("allOf", ()), *schema.get("anyOf", ())):
        yield from _words(value, other, name, schemas)
    if isinstance(value, dict):
        for key, inner in schema.get("properties", {}).items():
            if key in value:
                yield from _words(value[key], inner, name, schemas)
    elif isinstance(value, list) and "items" in schema:
        for each in value:
            yield from _words(each, schema["items"], name, schemas)


def _schema_at(address: str, schemas: dict[str, Any]) -> tuple[Any, str]:
    name, _, path = address.partition("#")
    found = schemas[name]
    for step in filter(None, path.split("/")):
        found = found[step]
    return found, name


def read(locale: Path, language: str) -> dict[str, Any]:
    """What a language has of the guide; nothing where it has no file yet."""
    file = locale / language / "guide.json"
    return _json(file) if file.exists() else {"texts": {}, "reviewed": {}}


def bring_up_to_date(locale: Path, language: str, wanted: list[str]) -> str:
    """Write each English text into the file of a language, beside what it has; say how much."""
    held = read(locale, language)
    texts = {english: held["texts"].get(english, "") for english in wanted}
    reviewed = {english: day for english, day in held["reviewed"].items() if texts.get(english)}
    made = {"$schema": SCHEMA, "language": language, "texts": texts, "reviewed": reviewed}
    file = locale / language / "guide.json"
    file.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    done = sum(map(bool, texts.values()))
    return (
        f"{language}, guide: {done} of {len(texts)} translated, {len(reviewed)} of them reviewed.\n"
    )


def faults(locale: Path, language: str) -> Iterator[str]:
    """Say what would come out wrong: a figure that is another one, a review of nothing."""
    held = read(locale, language)
    for english, translation in held["texts"].items():
        if translation and _figures(translation) != _figures(english):
            yield (
                f"{language}: “{english}”: “{translation}” holds {_figures(translation)}, "
                f"the English {_figures(english)}."
            )
    for english in held["reviewed"]:
        if not held["texts"].get(english):
            yield f"{language}: “{english}” is reviewed and has no translation."


def _figures(text: str) -> list[str]:
    return sorted(re.sub(r"\D", "", figure) for figure in FIGURE.findall(text))
