"""The sitting test on the summary: the last two evenings, or the only one."""
# pure, words

from collections.abc import Sequence
from dataclasses import dataclass

from config.language import gettext_lazy
from journal.figures.wording import short_date
from journal.sittings.comparison import last_two
from journal.sittings.evening import Evening
from journal.sittings.side_by_side import Row, rows
from journal.sittings.words import (
    compared_in_words,
    evening_in_words,
    mean_in_words,
    spread_in_words,
)

WHAT_IT_IS = gettext_lazy(
    "An hour of sitting, rated 0–10 every ten minutes, after the m-SIT (Sleep 2013;36:1101), which "
    "was validated in a lab, not at home."
)


@dataclass(frozen=True, slots=True)
class SittingTest:
    """The table of one or two evenings: their dates, a row for each sitting, the means, words."""

    evenings: tuple[str, ...]
    rows: tuple[Row, ...]
    means: tuple[str, ...]
    words: tuple[str, ...]


def sitting_test(every: Sequence[Evening], hours: str) -> SittingTest | None:
    """The last two evenings with a complete sitting, else the last one; `None` without any.

    The means of two are over the sittings that are compared.
    """
    two, sat = last_two(every), [each for each in every if each.complete]
    if not sat:
        return None
    shown: tuple[Evening, ...] = (sat[-1],)
    times = tuple(sat[-1].complete)
    means: Sequence[float | None] = [sat[-1].mean]
    words = [evening_in_words(sat[-1])]
    if two:
        shown, times, means = (two.earlier, two.later), two.times, two.means or (None, None)
        words = [compared_in_words(two, hours), spread_in_words(two)]
    return SittingTest(
        evenings=tuple(short_date(each.night) for each in shown),
        rows=rows(shown, times, hours),
        means=tuple(mean_in_words(mean) for mean in means),
        words=(*filter(None, words), str(WHAT_IT_IS)),
    )
