"""What can be listed under a night: drinks, bouts of exercise, doses; one answer each."""
# pure, words

from dataclasses import dataclass
from decimal import Decimal

from config.language import gettext_lazy as _
from journal.questions.question import Kind
from journal.questions.spoken import Spoken


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


@dataclass(frozen=True, eq=False)
class RowKind:
    """One kind of row: `prefix` names its answers, `claim` is the question it is listed under.

    `relation` is how a night calls its rows; `one` is the word for a row, and `clash` says that
    there are some beside the answer that there are none.
    """

    prefix: str
    relation: str
    claim: str
    columns: tuple[Column, ...]
    one: Spoken[str] = Spoken(str)
    clash: Spoken[str] = Spoken(str)

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
    (
        Column("drink", Kind.WORD),
        Column("servings", Kind.AMOUNT, Decimal("0.25"), Decimal(20), tells=False),
        Column("taken_at", Kind.CLOCK),
        Column("caffeine_mg", Kind.COUNT, most=Decimal(2000)),
    ),
    _("A drink"),
    _("“None” is chosen, but drinks are listed. Which is right?"),
)
BOUT = RowKind(
    "exercise",
    "exercises",
    "exercised",
    (
        Column("kind", Kind.WORD),
        Column("started_at", Kind.CLOCK),
        Column("minutes", Kind.MINUTES, Decimal(1), Decimal(960)),
        Column("intensity", Kind.WORD),
    ),
    _("Exercise"),
    _("“None” is chosen, but exercise are listed. Which is right?"),
)
DOSE = RowKind(
    "doses",
    "doses",
    "took_doses",
    (
        Column("name", Kind.TEXT, most=Decimal(120)),
        Column("kind", Kind.WORD, tells=False),
        Column("amount", Kind.AMOUNT, Decimal("0.001"), Decimal(100_000)),
        Column("unit", Kind.WORD, tells=False),
        Column("taken_at", Kind.CLOCK),
    ),
    _("Something taken"),
    _("“None” is chosen, but doses are listed. Which is right?"),
)
ROW_KINDS = {kind.prefix: kind for kind in (DRINK, BOUT, DOSE)}
