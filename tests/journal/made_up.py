"""Figures of made-up nights."""

from collections.abc import Iterable

from journal.diary import DiaryNight
from journal.night_figures import FiguresByNight, by_night


def figures_of(nights: Iterable[DiaryNight], **kept: float) -> FiguresByNight:
    """What these nights add up to, in whatever order they come; the later one of a date counts."""
    by_date = {night.night: night for night in nights}
    return by_night((by_date[night] for night in sorted(by_date)), **kept)
