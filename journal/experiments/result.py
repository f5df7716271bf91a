"""What an experiment says when it is over, as plain figures."""
# pure, words

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from config.language import gettext as _

SURE = 0.95  # of the interval, whatever the line of the experiment
STEPS = 24  # halvings in the search for an end of the interval
FARTHEST = 1e6


class Outcome(StrEnum):
    """The results there are; to be undecided is one of them."""

    DIFFERENT = "a difference"
    NO_DIFFERENCE = "no clear difference"
    INCONCLUSIVE = "not clear yet"

    @property
    def said(self) -> str:
        """It in the language that is spoken."""
        if self is Outcome.DIFFERENT:
            return _("a difference")
        return _("no clear difference") if self is Outcome.NO_DIFFERENCE else _("not clear yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """With less without: effect and its 95 % interval in the outcome's unit.

    Counts are of nights where each had its own lot, else of blocks, with a known outcome. `line`
    is the largest p that says "a difference", `orders` how many orders it was set against.
    Figures are `None` where they could not be worked out, which `shortage` explains; an end of the
    interval is `None` where the test can never refuse. `is_of_means` says that the effect is the
    plain difference of the two means.
    """

    outcome: Outcome
    with_count: int
    without_count: int
    with_mean: float | None
    without_mean: float | None
    line: float
    effect: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    orders: int = 0
    shortage: str = ""
    is_of_means: bool = False

    @property
    def leaves_out_zero(self) -> bool:
        """Whether the interval lies wholly on one side of no difference."""
        below = self.high is not None and self.high < 0
        return below or (self.low is not None and self.low > 0)


def outcome_of(
    p: float, low: float | None, high: float | None, *, line: float, narrow: float
) -> Outcome:
    """What a p and an interval say by this line; within `narrow` nothing is of note."""
    if p <= line:
        return Outcome.DIFFERENT
    if low is not None and high is not None and -narrow <= low and high <= narrow:
        return Outcome.NO_DIFFERENCE
    return Outcome.INCONCLUSIVE


def end(p: Callable[[float], float], effect: float, reach: float, side: int) -> float | None:
    """The farthest effect on a side that a test does not refuse at 5 %; `None` if none ever is.

    `p(supposed)` is that of a supposed effect, `reach` a first step away from the estimate.
    """
    while p(effect + side * reach) > 1 - SURE:
        reach *= 2
        if reach > FARTHEST:
            return None
    accepted, refused = 0.0, reach
    for _step in range(STEPS):
        middle = (accepted + refused) / 2
        if p(effect + side * middle) > 1 - SURE:
            accepted = middle
        else:
            refused = middle
    return effect + side * accepted
