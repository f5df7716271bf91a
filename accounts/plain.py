"""Frozen dataclasses as what JSON can say, and back: by what their fields are declared to be.

So that what is kept for a while is data, which can be read, and never code, which would run.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from numbers import Integral, Real
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Shape = TypeVar("Shape")


def to_plain(value: Any) -> Any:
    """Dicts, lists, text and numbers of a value; `TypeError` for any other kind."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, Real):  # numpy's numbers, too
        return int(value) if isinstance(value, Integral) else float(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [to_plain(each) for each in value]
    raise TypeError(f"{type(value).__name__} cannot be kept.")


def from_plain(shape: type[Shape], plain: Any) -> Shape:
    """The value that `to_plain` took; `ValueError` for anything that has another shape."""
    try:
        made: Shape = _made(shape, plain)
    except (TypeError, KeyError) as error:
        raise ValueError("This has another shape.") from error
    return made


def _made(shape: Any, plain: Any) -> Any:
    origin, inner, build = get_origin(shape), get_args(shape), shape
    if origin in {Union, UnionType}:
        (other,) = (each for each in inner if each is not NoneType)
        return None if plain is None else _made(other, plain)
    if origin in {list, tuple}:
        _must_be(plain, list)
        kinds = inner if origin is tuple and inner[-1] is not Ellipsis else [inner[0]] * len(plain)
        return origin(_made(kind, each) for kind, each in zip(kinds, plain, strict=True))
    if is_dataclass(shape):
        _must_be(plain, dict)
        declared = _kinds_of(build)
        return build(**{name: _made(kind, plain[name]) for name, kind in declared.items()})
    if isinstance(shape, type) and issubclass(shape, Enum):
        return shape(plain)
    if shape is date:
        return date.fromisoformat(plain)
    _must_be(plain, (int, float) if shape is float else shape)
    return plain


@cache
def _kinds_of(shape: type) -> dict[str, Any]:
    """The declared kind of each field; to look it up takes longer than to read a value by it."""
    declared = get_type_hints(shape)
    return {each.name: declared[each.name] for each in fields(shape)}


def _must_be(plain: Any, kind: Any) -> None:
    if not isinstance(plain, kind):
        raise TypeError
