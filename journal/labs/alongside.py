"""The blood results that pages of nights show alongside, for pages that know no results."""

from accounts.models import User
from journal.clock import Period
from journal.figures.alongside import Alongside
from journal.labs.marks import marks


def results_alongside(person: User, period: Period) -> Alongside:
    """A mark for each day with results, each test in one unit."""
    rows = person.lab_results.taken(period.first, period.last)
    system = "us" if person.units == User.Units.US else "metric"
    return Alongside(marks=marks([row.to_result() for row in rows], period, system))


def results_stamp(person: User) -> object:
    """All that is written down of the results, and in which units they are shown."""
    return person.units, person.lab_results.every_column()
