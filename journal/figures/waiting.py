"""How long until a factor can be tested, and until an effect of some size would be found.

Both take it that a person goes on as before: the factor as often, as many nights answered.
"""
# pure, words

from collections.abc import Callable
from math import ceil, inf, sqrt

from config.language import gettext as _
from config.language import ngettext
from journal.figures.measures import Kind
from journal.figures.pairs import Pair
from journal.figures.student import student

FEWEST_EACH_SIDE = 12  # nights with, and nights without
FEWEST_STRETCHES = 8  # a factor that changed once is a before and an after, not a comparison
LEAST_COVERAGE = 0.4  # of the nights from the first known pair to the last
RECENT = 28  # nights that say how many will be known from now on
ROOM = 0.1  # by which these must lie above the least coverage, so that it is reached
MOST_AHEAD = 180  # nights: what needs more than half a year from now is not promised
FARTHEST = 365  # nights ahead within which an effect has to be found half of the time
SURER = 0.3  # standard errors beyond the mean: waited long enough in about two cases of three
SIZES = {Kind.RATING: 1.0, Kind.MINUTES: 30.0, Kind.CLOCK: 30.0}  # of an effect worth finding


def shortage(pair: Pair) -> tuple[str, int | None]:
    """Why it is too early for a test, and about how many more nights that needs; "" if not.

    The nights are `None` where going on as before would not bring it within half a year.
    """
    if reason := _out_of_reach(pair):
        return reason, None
    reason = _too_few(pair)
    if reason:
        return reason, _ahead(_more(pair))
    outcome = pair.outcome[pair.both]
    return _("all nights have the same outcome") if outcome.min() == outcome.max() else "", None


def _out_of_reach(pair: Pair) -> str:
    """Why nobody can tell how many more nights a test needs; "" if somebody can."""
    if pair.is_unrated:
        return _("no evening is rated beside it")
    if _rare(pair):
        return ""
    return _("no night with it yet") if pair.with_nights == 0 else _("no night without it yet")


def _too_few(pair: Pair) -> str:
    rare = _rare(pair)
    if rare < FEWEST_EACH_SIDE:
        return ngettext(
            "only {count} night on one side", "only {count} nights on one side", rare
        ).format(count=rare)
    if pair.coverage < LEAST_COVERAGE:
        return _("too few of the nights are known")
    return _("it changed too rarely") if pair.stretches < FEWEST_STRETCHES else ""


def _rare(pair: Pair) -> int:
    return min(pair.with_nights, pair.without_nights)


def _more(pair: Pair) -> float:
    """Nights until all that a test wants is there; infinite where it never will be."""
    more = max(
        _until(FEWEST_EACH_SIDE - _rare(pair), _rare(pair), pair.span),
        _until(FEWEST_STRETCHES - pair.stretches, pair.stretches, pair.span),
    )
    known_nights = len(pair.exposed_known)
    recent = float(pair.both[-RECENT:].mean())
    if recent <= LEAST_COVERAGE + ROOM:
        return inf
    filled = (LEAST_COVERAGE * pair.span - known_nights) / (recent - LEAST_COVERAGE)
    return max(more, filled)


def _until(missing: int, counted: int, nights: int) -> float:
    """Nights until so many more of what came so often in so many nights, and a little room."""
    if missing <= 0:
        return 0.0
    return missing * nights / counted * (1 + SURER * sqrt(1 / missing + 1 / counted))


def _ahead(more: float) -> int | None:
    return ceil(more) if more <= MOST_AHEAD else None


def size_of(pair: Pair) -> float | None:
    """The effect that is worth finding, in the outcome's unit; `None` for other kinds."""
    return SIZES.get(pair.exposure.factor.outcome.kind)


def nights_to_even_odds(
    pair: Pair, error: float, freedom: int, tests: int, rate: Callable[[int], float]
) -> int | None:
    """Nights until an effect of that size would be found half of the time; 0 if by now.

    `error` is the standard error now, `rate` the rate of false findings allowed after so many
    nights, `tests` how many factors share it by then.
    """
    size, now = size_of(pair), len(pair.outcome)
    if size is None:
        return None
    for more in range(0, FARTHEST + 1, 7):
        longer = (now + more) / now
        wanted = student(1 - rate(now + more) / (2 * tests), freedom * longer)
        if size * sqrt(longer) >= wanted * error:
            return more
    return None
