"""Words of a dataclass that are written when they are read, in the language that is spoken then."""
# pure

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Read = TypeVar("Read")


class Spoken(Generic[Read]):
    """A field whose words may be lazy: whoever reads it gets text, never a proxy of one.

    What is read while a module is imported would stay in one language: `later` is for that.
    """

    def __init__(self, read: Callable[[Any], Read], *default: Any) -> None:
        """`read` makes of the words what a reader gets; without a default they must be given."""
        self._read, self._default = read, default

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Read: ...
    def __get__(self, instance: object | None, owner: type) -> Any:
        if instance is not None:
            return self._read(vars(instance)[self._name])
        if not self._default:
            raise AttributeError(self._name)  # so a dataclass learns that there is no default
        return self._default[0]

    def __set__(self, instance: object, value: Any) -> None:
        vars(instance)[self._name] = value


def later(instance: object, name: str) -> Any:
    """The words of a field as they were declared: text in the language in which it is written."""
    return vars(instance)[name]
