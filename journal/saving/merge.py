"""Two devices, one night: which of the answers can be stored, and which need a person's choice.

A night's answers are one flat mapping from the name of a question to what was answered: a text,
a list of words, the columns of one row (a drink, a bout, a dose), or nothing for "not answered".
A device says what it saw (`base`) and what it wants (`mine`); the server knows what is stored.
"""
# pure

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Columns = Mapping[str, str]
Value = str | list[str] | Columns | None
Answers = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One question that was answered differently elsewhere in the meantime."""

    yours: Value
    stored: Value


@dataclass(frozen=True, slots=True)
class Merged:
    """`changes` can be stored as they are; `conflicts` need a choice, and change nothing.

    `was_current`: the device had seen all that is stored.
    """

    changes: dict[str, Value]
    conflicts: dict[str, Conflict]
    was_current: bool = True


def merge(base: Answers, mine: Answers, stored: Answers, names: Iterable[str]) -> Merged:
    """The three-way merge of the named questions; a missing name is "not answered".

    Untouched (mine is what was seen): left as stored. The same answer as stored: nothing to do.
    Stored is what was seen: mine is stored. Anything else is a conflict.
    """
    changes: dict[str, Value] = {}
    conflicts: dict[str, Conflict] = {}
    for name in names:
        seen, wanted, there = base.get(name), mine.get(name), stored.get(name)
        if wanted in (seen, there):
            continue
        if there == seen:
            changes[name] = wanted
        else:
            conflicts[name] = Conflict(wanted, there)
    return Merged(changes, conflicts, was_current=not changed(base, stored))


def renamed(answers: Answers, names: Mapping[str, str]) -> dict[str, Value]:
    """The answers under the names that their questions go by now."""
    return {names.get(name, name): value for name, value in answers.items()}


def changed(seen: Answers, mine: Answers) -> list[str]:
    """The names of the questions that a whole page answers otherwise than it showed them."""
    return [name for name in dict.fromkeys((*seen, *mine)) if seen.get(name) != mine.get(name)]
