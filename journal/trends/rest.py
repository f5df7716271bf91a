"""Evenings sat still and evenings on one's feet, told apart.

Rest brings the symptoms of RLS on, so a quiet evening spent walking about is not an improvement
over one spent in a chair. The diary asks whether the person sat still for 30 minutes or more.
"""
# pure, words

from dataclasses import dataclass
from enum import StrEnum

from config.language import gettext_lazy
from journal.night_figures import FiguresByNight
from journal.symptoms import Figure, median_of


class Rest(StrEnum):
    """Which evenings the ratings and first-symptom times are taken from."""

    ALL = "all"
    STILL = "still"
    FEET = "feet"

    def keeps(self, sat_still: bool | None) -> bool:
        """Whether a night with this answer belongs here; one without it belongs only to all."""
        return self is Rest.ALL or sat_still is (self is Rest.STILL)


LABELS = {
    Rest.ALL: gettext_lazy("All evenings"),
    Rest.STILL: gettext_lazy("Sat still"),
    Rest.FEET: gettext_lazy("On your feet"),
}


@dataclass(frozen=True, slots=True)
class RestFigure:
    """The median worst rating of the evenings of one kind, and how many have a rating."""

    rest: Rest
    worst: Figure


def by_rest(figures: FiguresByNight) -> tuple[RestFigure, ...]:
    """The worst ratings of all evenings, of those sat still and of those on one's feet."""
    columns = figures.columns
    rated = list(zip(columns["sat_still"], columns["worst_severity"], strict=True))
    return tuple(
        RestFigure(rest, median_of(worst for still, worst in rated if rest.keeps(still)))
        for rest in Rest
    )
