"""What the nights of a period say of caffeine and alcohol, as one line of the summary's head."""
# pure

from collections.abc import Callable
from functools import partial

from journal import symptoms
from journal.clock import Period
from journal.figures.wording import number, whole
from journal.night_figures import FiguresByNight
from journal.report import phrases


def habits(period: Period, figures: FiguresByNight) -> str:
    """ "Caffeine on 20 of 26 nights answered, median 120 mg · Alcohol on 6 of 24 …".

    The medians are those of the nights with any. A night without an answer counts in neither, and
    what no night answers is left out.
    """
    line = partial(_line, period, figures)
    lines = (
        line("Caffeine", "caffeine_mg", lambda mg: f"{whole(mg)} mg"),
        line("Alcohol", "alcohol_drinks", _drinks),
    )
    return " · ".join(filter(None, lines))


def _drinks(count: float) -> str:
    return f"{number(count)} drink{'' if count == 1 else 's'}"


def _line(
    period: Period, figures: FiguresByNight, name: str, column: str, text: Callable[[float], str]
) -> str:
    values = figures.columns[column][figures.inside(period)]
    answered = [value for value in values if value is not None]
    amounts = [value for value in answered if value > 0]
    if not answered:
        return ""
    words = f"{name} on {len(amounts):,} of {phrases.nights(len(answered))} answered"
    median = symptoms.median_of(amounts).value
    return words if median is None else f"{words}, median {text(median)}"
