"""How large a figure or a difference is, in the words of its kind."""
# pure, words

from collections.abc import Callable

from config import language
from config.language import gettext as _
from config.language import ngettext
from journal import rounding
from journal.figures.measures import Kind
from journal.figures.wording import duration, number, whole
from journal.rounding import rounded


def _less(size: str) -> str:
    return _("{size} less").format(size=size)


def _more(size: str) -> str:
    return _("{size} more").format(size=size)


def _fewer(size: str) -> str:
    return _("{size} fewer").format(size=size)


def _lower(size: str) -> str:
    return _("{size} lower").format(size=size)


def _higher(size: str) -> str:
    return _("{size} higher").format(size=size)


def _earlier(size: str) -> str:
    return _("{size} earlier").format(size=size)


def _later(size: str) -> str:
    return _("{size} later").format(size=size)


Directed = Callable[[str], str]
DIRECTIONS: dict[Kind, tuple[Directed, Directed]] = {
    Kind.RATING: (_lower, _higher),
    Kind.CLOCK: (_earlier, _later),
    Kind.MINUTES: (_less, _more),
    Kind.PERCENT: (_lower, _higher),
    Kind.COUNT: (_fewer, _more),
    Kind.MILLIGRAMS: (_less, _more),
    Kind.PER_WEEK: (_fewer, _more),
}


def _points(size: float) -> str:
    """ "1 point", "1.5 points"."""
    count = plural_of(rounded(size, 1))
    return ngettext("{size} point", "{size} points", count).format(size=number(size))


def _percentage_points(size: float) -> str:
    count = rounding.whole(size)
    return ngettext("{size} percentage point", "{size} percentage points", count).format(
        size=whole(size)
    )


def plural_of(value: float) -> int:
    """The count by which a figure takes its plural; one with decimals is said as many are."""
    return int(value) if value == int(value) else 2


def per_week(value: float) -> str:
    """Nights a week, with their decimal: "1.0"."""
    return language.figure(str(rounded(value, 1)))


SIZES: dict[Kind, Callable[[float], str]] = {
    Kind.RATING: _points,
    Kind.CLOCK: duration,
    Kind.MINUTES: duration,
    Kind.PERCENT: _percentage_points,
    Kind.COUNT: number,
    Kind.MILLIGRAMS: lambda size: f"{whole(size)} mg",
    Kind.PER_WEEK: per_week,
}
