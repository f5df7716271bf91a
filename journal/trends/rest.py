"""Evenings sat still and evenings on one's feet, told apart.

Rest brings the symptoms of RLS on, so a quiet evening spent walking about is not an improvement
over one spent in a chair. The diary asks whether the person sat still for 30 minutes or more.
"""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from journal.diary import DiaryNight
from journal.symptoms import Figure, median_of, worst_severity


class Rest(StrEnum):
    """Which evenings the ratings and first-symptom times are taken from."""

    ALL = "all"
    STILL = "still"
    FEET = "feet"

    def keeps(self, night: DiaryNight) -> bool:
        """Whether the night belongs here; one without the answer belongs only to all."""
        return self is Rest.ALL or night.sat_still is (self is Rest.STILL)


LABELS = {Rest.ALL: "All evenings", Rest.STILL: "Sat still", Rest.FEET: "On your feet"}


@dataclass(frozen=True, slots=True)
class RestFigure:
    """The median worst rating of the evenings of one kind, and how many have a rating."""

    rest: Rest
    worst: Figure


def by_rest(nights: Iterable[DiaryNight]) -> tuple[RestFigure, ...]:
    """The worst ratings of all evenings, of those sat still and of those on one's feet."""
    rated = [(night, worst_severity(night)) for night in nights]
    return tuple(
        RestFigure(rest, median_of(worst for night, worst in rated if rest.keeps(night)))
        for rest in Rest
    )
