"""What the regimen adds to figures of nights, for pages that know no regimen."""

from collections.abc import Iterable

from accounts.models import User
from journal.figures.left_out import LeftOut
from journal.regimen.slow_stores import left_out_of


def slow_names(person: User, names: Iterable[str]) -> list[LeftOut]:
    """Those of the names that belong to a slow store, in three queries."""
    return left_out_of(names, person.regimens.products())
