from datetime import date
from decimal import Decimal

from accounts.models import User
from journal.clock import Period
from journal.figures.lanes import Mark, MarkKind
from journal.labs.alongside import results_alongside, results_stamp

WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))


def add(person, value, day, unit="ug/L"):
    return person.lab_results.create(
        test="ferritin", value=Decimal(value), unit=unit, taken_on=date(2026, 3, day)
    )


def test_results_of_the_period_stand_alongside(person, stranger):
    add(person, 46, 5)
    add(person, 30, 1)
    add(stranger, 99, 5)

    assert results_alongside(person, WEEK).marks == (Mark(3, MarkKind.LAB, "Ferritin 46 µg/L"),)


def test_a_corrected_result_and_other_units_are_other_stamps(person):
    row = add(person, 46, 5)
    stamps = [results_stamp(person)]
    row.value = Decimal(47)
    row.save()
    stamps.append(results_stamp(person))
    person.units = User.Units.US
    stamps.append(results_stamp(person))

    assert len({repr(stamp) for stamp in stamps}) == 3
