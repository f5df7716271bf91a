"""What the nights of a period say of caffeine and alcohol, as one line of the summary's head."""
# pure, words

from collections.abc import Callable
from functools import partial

from config.language import gettext as _
from config.language import grouped, ngettext
from journal import symptoms
from journal.clock import Period
from journal.figures.wording import number, whole
from journal.night_figures import FiguresByNight


def habits(period: Period, figures: FiguresByNight) -> str:
    """ "Caffeine on 20 of 26 nights answered, median 120 mg · Alcohol on 6 of 24 …".

    The medians are those of the nights with any. A night without an answer counts in neither, and
    what no night answers is left out.
    """
    line = partial(_line, period, figures)
    lines = (
        line("caffeine_mg", lambda mg: _("{amount} mg").format(amount=whole(mg))),
        line("alcohol_drinks", _drinks),
    )
    return " · ".join(filter(None, lines))


def _drinks(count: float) -> str:
    many = ngettext("{count} drink", "{count} drinks", 1 if count == 1 else 2)
    return many.format(count=number(count))


def _line(
    period: Period,
    figures: FiguresByNight,
    column: str,
    text: Callable[[float], str],
) -> str:
    values = figures.columns[column][figures.inside(period)]
    answered = [value for value in values if value is not None]
    amounts = [value for value in answered if value > 0]
    if not answered:
        return ""
    count = len(answered)
    words = {
        "caffeine_mg": ngettext(
            "Caffeine on {some} of {count} night answered",
            "Caffeine on {some} of {count} nights answered",
            count,
        ),
        "alcohol_drinks": ngettext(
            "Alcohol on {some} of {count} night answered",
            "Alcohol on {some} of {count} nights answered",
            count,
        ),
    }[column].format(some=grouped(len(amounts)), count=grouped(count))
    median = symptoms.median_of(amounts).value
    if median is None:
        return words
    return _("{nights}, median {amount}").format(nights=words, amount=text(median))
