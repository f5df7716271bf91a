"""The blood results of the demo's person: low iron stores, then slowly more of them."""

from datetime import date, time, timedelta
from decimal import Decimal

from accounts.models import User
from config.language import gettext as _
from journal.clock import Period
from journal.demo.course import Course
from journal.labs.models import LabResult

# Test, unit and the lab's own range, with the figures of three visits to the laboratory
FIGURES = (
    ("ferritin", "ug/L", "30", "150", ("48", "41", "78")),
    ("tsat", "%", "16", "45", ("18", "17", "27")),
    ("hemoglobin", "g/dL", "12", "16", ("13.2", "13.1", "13.4")),
    ("crp", "mg/L", None, "5", ("1.2", "0.9", "1.1")),
    ("vitamin_d_25oh", "nmol/L", "50", "125", ("38", "71", "82")),
)


def results_of_the_demo(person: User, nights: int, last: date) -> None:
    """Results before, at and well after the start of iron, where the story is long enough.

    Whoever has results already keeps them as they are.
    """
    if person.lab_results.exists():
        return
    first = Period.ending(last, nights).first
    iron = first + timedelta(days=Course(nights).starts("Iron"))
    visits = (first + timedelta(days=5), iron - timedelta(days=3), last - timedelta(days=9))
    if not first < visits[0] < visits[1] < visits[2]:
        return
    LabResult.objects.bulk_create(
        LabResult(
            user=person,
            test=test,
            value=Decimal(figure),
            unit=unit,
            taken_on=day,
            taken_at=time(8, 15),
            in_morning=True,
            fasting=True,
            iron_paused=True if day > iron else None,
            range_low=low and Decimal(low),
            range_high=Decimal(high),
            laboratory=_("Made-up lab"),
        )
        for test, unit, low, high, figures in FIGURES
        for day, figure in zip(visits, figures, strict=True)
    )
