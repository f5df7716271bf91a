"""What the columns of a person's tables mean, as they said with their imports.

The latest description of the same columns counts. A deleted one is used for nothing, and can come
back for as long as its text is there, which is `RETENTION`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from accounts.models import User
from journal.exchange.models import Import
from journal.exchange.sheets.mapping import ColumnMapping, read
from journal.exchange.sheets.meanings import MEANINGS
from journal.exchange.sheets.sheet import spelled
from journal.exchange.undo import RETENTION

MOST = 100  # texts that are looked at, the latest
SHOWN = 8  # columns


@dataclass(frozen=True, slots=True)
class Description:
    """One description: `pk` is that of its last import, `texts` how its imports store it."""

    pk: int
    mapping: ColumnMapping
    texts: tuple[str, ...]
    used_at: datetime
    forgotten_at: datetime | None = None

    @property
    def heads(self) -> list[tuple[str, str]]:
        """Its columns with what they mean, those that are left out last."""
        pairs = [(each.head, each.name or _words(each.means)) for each in self.mapping.columns]
        return sorted(pairs, key=lambda pair: not pair[1])

    @property
    def first_heads(self) -> str:
        """Its first columns, by which a person knows it again."""
        heads = [head for head, _ in self.heads]
        return ", ".join(heads[:SHOWN]) + ("…" if len(heads) > SHOWN else "")

    def fits(self, heads: Sequence[str]) -> bool:
        """Whether at least half of the columns that mean something are among these."""
        there = set(map(spelled, heads))
        meant = [spelled(column.head) for column in self.mapping.columns if column.means]
        return 2 * sum(head in there for head in meant) >= len(meant) > 0


def _words(means: str) -> str:
    return str(MEANINGS[means].label) if means else ""


def descriptions(person: User, *, taken_in: bool = False) -> list[Description]:
    """Each description once, the one used last first; with `taken_in` none of what was undone."""
    by_columns: dict[tuple[str, frozenset[str]], Description] = {}
    for each in _texts(person, taken_in=taken_in):
        columns = (each.mapping.into.value, frozenset(map(spelled, each.mapping.needs)))
        latest = by_columns.get(columns)
        texts = (*latest.texts, *each.texts) if latest else each.texts
        newest = latest or each
        by_columns[columns] = Description(
            newest.pk, newest.mapping, texts, newest.used_at, newest.forgotten_at
        )
    return list(by_columns.values())


def _texts(person: User, *, taken_in: bool) -> Iterator[Description]:
    """The different texts, the one used last first."""
    steps = [Import.Step.DONE] if taken_in else [Import.Step.DONE, Import.Step.UNDONE]
    rows = (
        person.imports.filter(step__in=steps, confirmed_at__isnull=False)
        .exclude(mapping="")
        .order_by()
        .values("mapping")
        .annotate(
            latest=Max("pk"),
            used=Max("confirmed_at"),
            forgotten=Max("forgotten_at"),
            in_use=Count("pk", Q(forgotten_at=None)),
        )
        .order_by("-used")
        .values_list("latest", "mapping", "used", "forgotten", "in_use")
    )
    for pk, text, used_at, forgotten_at, in_use in rows[:MOST]:
        mapping = read(text.encode())
        yield Description(pk, mapping, (text,), used_at, None if in_use else forgotten_at)


def mappings_in_use(person: User) -> list[ColumnMapping]:
    """The mappings by which the next table is recognised."""
    known = descriptions(person, taken_in=True)
    return [each.mapping for each in known if each.forgotten_at is None]


def description(person: User, pk: int) -> Description | None:
    """The description with this number; `None` where there is none."""
    return next((each for each in descriptions(person) if each.pk == pk), None)


def forget(person: User, described: Description, now: datetime) -> None:
    """Delete a description; those deleted long ago go for good."""
    person.imports.filter(mapping__in=described.texts).update(forgotten_at=now)
    person.imports.filter(forgotten_at__lt=now - RETENTION).update(mapping="", forgotten_at=None)


def remember(person: User, described: Description) -> None:
    """Take a deletion back."""
    person.imports.filter(mapping__in=described.texts).update(forgotten_at=None)
