"""Answers to things that a person tracks, added to nights that were there before.

An import adds them where a night has none to the same thing; what is answered stays as it is. In
what an undo removed each is a unit of its own, since its night was not removed.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import F, Manager

from accounts.fields.decimals import plain
from accounts.models import User
from journal.exchange.pieces import in_pieces
from journal.exchange.reading import State
from journal.exchange.rows import Rows
from journal.exchange.tables import by_name
from journal.models import FactorAnswer, Night

ANSWERS = "factor_answers"
Key = tuple[str, int]  # the name of a table and a primary key
Unit = dict[str, Any]


def fingerprint(answer: FactorAnswer) -> str:
    """What an answer says, as text."""
    return plain(answer.value)


def fingerprints(noted: "Manager[Any]") -> dict[Key, str]:
    """What those of the noted answers say now that are still there, by table and primary key."""
    there = FactorAnswer.objects.filter(pk__in=noted.filter(table=ANSWERS).values("row"))
    return {(ANSWERS, answer.pk): fingerprint(answer) for answer in there.order_by()}


def move_on(nights: Iterable[int]) -> None:
    """Count a change of nights, by their primary keys, without taking it for one by hand.

    The import that brought a night in goes on to call it unchanged, if it did before.
    """
    noted = apps.get_model("exchange.ImportedRow")
    for some in in_pieces(sorted(nights)):
        same = noted._default_manager.filter(night__in=some, night__version=F("night_version"))
        same.update(night_version=F("night_version") + 1)
        Night.objects.filter(pk__in=some).update(version=F("version") + 1)


def nights_of(keys: Iterable[int]) -> set[int]:
    """The nights under which these answers are, by primary keys."""
    nights: set[int] = set()
    for some in in_pieces(sorted(keys)):
        nights.update(FactorAnswer.objects.filter(pk__in=some).values_list("night", flat=True))
    return nights


def units_of_answers(rows: Rows, keys: Iterable[int]) -> list[Unit]:
    """Answers as units of their own, by their primary keys."""
    table = by_name()[ANSWERS]
    return [
        {"table": ANSWERS, "row": row, "below": []}
        for some in in_pieces(sorted(keys))
        for _, row in rows.with_pk(table, pk__in=some)
    ]


def comparing(person: User, units: Sequence[Unit]) -> Callable[[Unit], State]:
    """What says of each such unit among these whether its night lacks the answer.

    Where the night is gone, or says something else, the answer stays out.
    """
    dates = [unit["row"]["night"] for unit in units if unit["table"] == ANSWERS]
    nights = set(keys_of_nights(person, dates))
    answers = FactorAnswer.objects.filter(night__user=person, night__night__in=dates)
    there = {
        (night.isoformat(), name.casefold()): value
        for night, name, value in answers.values_list("night__night", "factor__name", "value")
    }

    def state(unit: Unit) -> State:
        row = unit["row"]
        known = there.get((row["night"], row["factor"].casefold()))
        if known is None:
            return State.NEW if row["night"] in nights else State.DIFFERENT
        return State.SAME if known == Decimal(str(row["value"])) else State.DIFFERENT

    return state


def keys_of_nights(person: User, dates: Iterable[str]) -> dict[str, int]:
    """The primary keys of those nights that are there, by date."""
    wanted = set(map(date.fromisoformat, dates))
    nights = person.nights.filter(night__in=wanted).order_by() if wanted else Night.objects.none()
    return {night.isoformat(): pk for night, pk in nights.values_list("night", "pk")}
