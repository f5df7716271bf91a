"""What a nutrient does beside something else, and the hours between them."""
# pure, words

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from config.language import gettext_noop
from journal.guide.facts import Claim


class Rule(Enum):
    """What a source asks of two things that meet. The value is how a page calls it."""

    APART = gettext_noop("hours apart")
    FIRST = gettext_noop("the other thing first that day")
    NEVER = gettext_noop("not together, also hours apart")
    ASK = gettext_noop("no hours are named")
    NO_HELP = gettext_noop("hours do not change it")
    TOGETHER = gettext_noop("no gap is needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Claim):
    """What a nutrient does beside something else, its partner.

    `partners` are keys of the list of medicines, `nutrients` those of other nutrients; both are
    empty for food and the like. `before` is how many hours the partner comes before the
    nutrient at least, `after` how many after it; None where no hours are named for that order.
    """

    key: str
    partner: str
    effect: str
    rule: Rule
    says: str
    partners: tuple[str, ...] = ()
    nutrients: tuple[str, ...] = ()
    before: Decimal | None = None
    after: Decimal | None = None
    unless: str = ""
