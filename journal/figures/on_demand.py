"""Differences on demand: numpy takes long to load, so it waits for the first that is asked for."""
# pure

from collections.abc import Sequence

from journal.figures.differences import Difference, Sides


def worked_out(sides: Sequence[Sides]) -> list[Difference]:
    """What lies between the two periods of each figure."""
    from journal.figures import comparison

    return comparison.worked_out(sides)
