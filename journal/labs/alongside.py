"""The blood results that pages of nights show alongside, for pages that know no results."""

from accounts.models import User
from accounts.prepared import Param, Prepared
from journal.clock import Period
from journal.figures.alongside import Alongside
from journal.labs.marks import marks
from journal.labs.models import LabResult

TAKEN = Prepared(
    lambda: LabResult.objects.filter(
        user=Param("user"), taken_on__range=(Param("first"), Param("last"))
    ).order_by("taken_on", "pk")
)
RESULTS = Prepared(
    lambda: LabResult.objects.filter(user=Param("user")).order_by("pk").values_list()
)


def results_alongside(person: User, period: Period) -> Alongside:
    """A mark for each day with results, each test in one unit."""
    rows = TAKEN.objects(user=person.pk, first=period.first, last=period.last)
    system = "us" if person.units == User.Units.US else "metric"
    return Alongside(marks=marks([row.to_result() for row in rows], period, system))


def results_stamp(person: User) -> object:
    """All that is written down of the results, and in which units they are shown."""
    return person.units, RESULTS.rows(user=person.pk)
