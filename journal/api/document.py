"""The description of the API: OpenAPI 3.1 for programs, and what the reference page shows of it.

django-ninja writes what each route takes and answers; added here is what holds for all of them.
"""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from http import HTTPStatus
from typing import Any

from journal.api import routes  # noqa: F401  (declares the routes)
from journal.api.once import HEADER, MAX_LETTERS
from journal.api.problem import PROBLEM
from journal.api.schemas import CLOCK, UID
from journal.api.service import FILES, SCOPES, api
from journal.exchange.columns import plain

Json = dict[str, Any]
PREFIX = "api/v1/"
EVERY = "any"  # as the document calls the scope of what every token may ask
ABOUT = (
    "What a program may ask and send with an access token of yours. A field that is left out stays "
    "as it is; null says that it is not known; none is an answer. Times are clock times of the "
    "night's own zone; durations are minutes. docs/api.md says the rest."
)
GROUPS = [  # in the order of the page
    *("About you", "Nights", "What is listed under a night", "Tonight", "Taps at night"),
    *("Figures", "What you take", "Blood results", "Export and import"),
]
KEYED = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "Made anew for each request: the same one sent again stores nothing twice.",
    "schema": {"type": "string", "minLength": 1, "maxLength": MAX_LETTERS},
}
MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "description": "The ETag of the night that this was made for.",
    "schema": {"type": "string"},
}


def document(site: str) -> Json:
    """The whole document; `site` is where this server is reached."""
    return _document() | {"servers": [{"url": site}]}


@cache
def _document() -> Json:
    written: Json = deepcopy(dict(api.get_openapi_schema(path_prefix=PREFIX)))
    written["info"]["description"] = ABOUT
    for _, method, operation in _operations(written):
        operation["responses"] = {
            f"{status}": _response(int(status), each, FILES[operation["operationId"]])
            for status, each in sorted(operation["responses"].items())
        }
        operation["parameters"] += [KEYED] * (method != "get")
        operation["parameters"] += [MATCH] * ("412" in operation["responses"])
        operation["security"] = [{"Scope": [SCOPES[operation["operationId"]] or EVERY]}]
    return written


def _operations(written: Json) -> Iterator[tuple[str, str, Json]]:
    """Each path and method with what is said of it."""
    for path, methods in written["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _response(status: int, response: Json, files: tuple[str, ...]) -> Json:
    """An answer: those that refuse are problems, one that nothing has changed is empty."""
    if status == HTTPStatus.NOT_MODIFIED:
        return {"description": response["description"]}
    if status >= HTTPStatus.BAD_REQUEST:
        (content,) = response["content"].values()
        return response | {"content": {PROBLEM: content}}
    binary = {"schema": {"type": "string", "format": "binary"}}
    return response | ({"content": dict.fromkeys(files, binary)} if files else {})


def reference() -> Json:
    """What the page says: routes by group, and shapes."""
    groups: dict[str, list[Json]] = {}
    for path, method, operation in _operations(_document()):
        (scope,) = operation["security"][0]["Scope"]
        groups.setdefault(operation["tags"][0], []).append(
            {
                "id": operation["operationId"],
                "method": method.upper(),
                "path": path,
                "summary": operation["summary"],
                "scope": scope,
                "fields": [*_asked(operation), *_sent(operation)],
                "statuses": [*operation["responses"]],
            }
        )
    shapes = [
        {"name": name, "fields": list(_fields(schema))}
        for name, schema in _document()["components"]["schemas"].items()
    ]
    ordered = sorted(groups.items(), key=lambda group: GROUPS.index(group[0]))
    return {"groups": ordered, "shapes": shapes}


def _asked(operation: Json) -> Iterator[Json]:
    """What stands in the address and in the query."""
    for each in operation["parameters"]:
        if each["in"] != "header":
            yield {"name": each["name"], "holds": in_words(each["schema"])}


def _sent(operation: Json) -> Iterator[Json]:
    """What a body holds: a shape of its own, or its fields."""
    for content in operation.get("requestBody", {}).get("content", {}).values():
        if "$ref" in content["schema"]:
            yield {"name": "body", "holds": in_words(content["schema"])}
        yield from _fields(content["schema"])


def _fields(schema: Json) -> Iterator[Json]:
    for name, each in schema.get("properties", {}).items():
        yield {"name": name, "holds": in_words(each), "about": each.get("description", "")}


def in_words(schema: Json) -> str:
    """What a field may hold, in words: "whole number 0 to 10, or null"."""
    if "anyOf" in schema:
        return ", or ".join(in_words(each) for each in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return "one of " + ", ".join(f"{word}" for word in schema["enum"])
    if "const" in schema:
        return str(schema["const"])
    if schema.get("type") == "array":
        return f"list of {in_words(schema['items'])}"
    kind = str(schema.get("type", "anything"))
    word, bounds = WORDS.get(schema.get("pattern", kind), kind), ""
    if {"minimum", "maximum"} <= {*schema}:
        bounds = f" {plain(schema['minimum'])} to {plain(schema['maximum'])}"
    letters = f" of at most {schema['maxLength']} letters" if "maxLength" in schema else ""
    return f"{word}{bounds}{letters}"


WORDS = {
    "integer": "whole number",
    "string": "text",
    "boolean": "true or false",
    CLOCK: "clock time such as 21:30",
    UID: "UUID in lower case",
}
