"""The regimen the room was built for, as plain data and as it is typed in."""

from datetime import date, time
from decimal import Decimal

from journal.regimen.plan import Content, Product, Schedule, Step

MONDAY = date(2026, 3, 2)


def step(first_day=MONDAY, amount="1", unit="tablet", schedule=Schedule.DAILY, **kept):
    told = None if amount is None else Decimal(amount)
    return Step(first_day, told, unit, schedule, **kept)


def product(name, *steps, key=1, kind="supplement", category="other", prescribed=None, **kept):
    return Product(key, name, kind, category, prescribed, steps or (step(),), **kept)


def holds(nutrient, amount, per="1", unit="tablet"):
    return Content(nutrient, Decimal(amount), Decimal(per), unit)


def at(hour, minute=0):
    return (time(hour, minute),)


def real_regimen(prescribed_iron=None):
    """Levothyroxine, iron with vitamin C every other evening, magnesium, B-complex, gabapentin."""
    alternate = {"schedule": Schedule.ALTERNATE, "times": at(20, 30)}
    evening = Schedule.EVENING
    return [
        product(
            "Levothyroxine",
            step(amount="50", unit="ug", schedule=Schedule.MORNING, times=at(7)),
            key=1,
            kind="medicine",
        ),
        product(
            "Ferrous sulfate",
            step(amount="325", unit="mg", **alternate),
            key=2,
            category="iron",
            prescribed=prescribed_iron,
            contents=(holds("iron", "65", "325", "mg"),),
        ),
        product(
            "Vitamin C",
            step(amount="200", unit="mg", **alternate),
            key=3,
            contents=(holds("vitamin_c", "200", "200", "mg"),),
        ),
        product(
            "Magnesium citrate",
            step(amount="2", schedule=evening, times=at(21)),
            key=4,
            contents=(holds("magnesium", "100"),),
        ),
        product(
            "B-complex",
            step(schedule=Schedule.MORNING, times=at(8)),
            key=5,
            contents=(
                holds("vitamin_b6", "10"),
                holds("folate", "400"),
                holds("vitamin_b12", "50"),
                holds("vitamin_c", "60"),
            ),
        ),
        product(
            "Gabapentin",
            step(amount="300", unit="mg", schedule=evening, times=at(20)),
            key=6,
            kind="medicine",
            category="alpha2delta",
        ),
    ]
