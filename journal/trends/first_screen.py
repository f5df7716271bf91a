"""What stands first on the trends page: three sentences and one picture of the last four weeks."""

from typing import Any

from accounts.limits import TooOften
from accounts.models import User
from journal.clock import Period
from journal.figures.differences import FEWEST_NIGHTS, Compared
from journal.figures.measures import WORST
from journal.night_figures import FiguresByNight
from journal.trends import four_weeks
from journal.trends.eight_weeks import eight_weeks
from journal.trends.forms import TrendsForm
from journal.trends.questions.compared import compared_periods
from journal.trends.rest import Rest
from journal.trends.trends import Trends


def first_screen(
    person: User, form: TrendsForm, trends: Trends, figures: FiguresByNight
) -> dict[str, Any]:
    """The sentences and the picture; nothing where other nights, or only some, are in view."""
    now = trends.period
    if form.chosen_range != TrendsForm.DEFAULT or form.evenings() is not Rest.ALL:
        return {}
    before = now.previous()
    has_before = _are_enough(before, figures)
    missing = four_weeks.missing_nights(before, now, figures)
    shown = Period(before.first, now.last) if has_before else now
    picture = eight_weeks(before if has_before else None, now, WORST.over(shown, figures))
    too_often, compared = "", []
    try:
        compared = compared_with_before(person, now, figures)
    except TooOften as refusal:  # the rest of the page costs little and is shown
        too_often = refusal.sentence()
    words = four_weeks.four_weeks(trends, compared, missing, person.clock)
    return {"four_weeks": words, "too_often": too_often, "eight_weeks": picture}


def compared_with_before(person: User, now: Period, figures: FiguresByNight) -> list[Compared]:
    """Each figure of a period and of the one before it; nothing where that has too few nights."""
    before = now.previous()
    return compared_periods(person, before, now)[0] if _are_enough(before, figures) else []


def _are_enough(period: Period, figures: FiguresByNight) -> bool:
    return len(figures.during(period).nights) >= FEWEST_NIGHTS
