"""What can be listed under a night: drinks, bouts of exercise, doses; one answer each."""
# pure

from dataclasses import dataclass
from decimal import Decimal

from journal.questions.question import Kind


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a row, with its bounds where it is a number.

    `tells`: filled by itself it says something, so that the row is one.
    """

    name: str
    kind: Kind
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    tells: bool = True


@dataclass(frozen=True, slots=True)
class RowKind:
    """One kind of row: `prefix` names its answers, `claim` is the question it is listed under.

    `relation` is how a night calls its rows; `one` and `several` are the words for them.
    """

    prefix: str
    relation: str
    claim: str
    one: str
    several: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    @property
    def telling(self) -> tuple[str, ...]:
        """The columns of which one has to be filled for a row to say anything."""
        return tuple(column.name for column in self.columns if column.tells)


DRINK = RowKind(
    "caffeine",
    "caffeine_intakes",
    "had_caffeine",
    "A drink",
    "drinks",
    (
        Column("drink", Kind.WORD),
        Column("servings", Kind.AMOUNT, Decimal("0.25"), Decimal(20), tells=False),
        Column("taken_at", Kind.CLOCK),
        Column("caffeine_mg", Kind.COUNT, most=Decimal(2000)),
    ),
)
BOUT = RowKind(
    "exercise",
    "exercises",
    "exercised",
    "Exercise",
    "exercise",
    (
        Column("kind", Kind.WORD),
        Column("started_at", Kind.CLOCK),
        Column("minutes", Kind.MINUTES, Decimal(1), Decimal(960)),
        Column("intensity", Kind.WORD),
    ),
)
DOSE = RowKind(
    "doses",
    "doses",
    "took_doses",
    "Something taken",
    "doses",
    (
        Column("name", Kind.TEXT, most=Decimal(120)),
        Column("kind", Kind.WORD, tells=False),
        Column("amount", Kind.AMOUNT, Decimal("0.001"), Decimal(100_000)),
        Column("unit", Kind.WORD, tells=False),
        Column("taken_at", Kind.CLOCK),
    ),
)
ROW_KINDS = {kind.prefix: kind for kind in (DRINK, BOUT, DOSE)}
