"""Whether the units of iron and of what carries it fit the saturation that stands beside them.

Hospitals confuse units: iron of "33 µg/L" beside TIBC 415 µg/dL and a saturation of 8 % is
33 µg/dL, since 33 ÷ 415 is 8 %. Nothing is changed here; the person compares with the paper.
"""
# pure, words

from collections.abc import Iterable, Iterator
from dataclasses import replace

from config.language import gettext as _
from config.language import percent
from journal.figures.wording import short_date
from journal.labs.result import Result, Saturation, saturations
from journal.labs.units import plain, rounded


def unit_questions(results: Iterable[Result]) -> Iterator[str]:
    """A question for each day whose figures do not fit in their units."""
    for worked_out in saturations(results):
        if worked_out.disagrees:
            yield _question(worked_out)


def _question(worked_out: Saturation) -> str:
    day, iron, carrier = short_date(worked_out.taken_on), worked_out.iron, worked_out.carrier
    written = next(each for each in worked_out.entered if not each.comparator)
    says = _(
        "On {day}, iron {iron} and {carrier} {carried} make a saturation of {percent}, yet the "
        "file says {entered}."
    ).format(
        day=day,
        iron=iron.entered,
        carrier=worked_out.carrier_name,
        carried=carrier.entered,
        percent=percent(plain(rounded(worked_out.percent, 1))),
        entered=written.entered,
    )
    compare = _("Please compare the units with the paper.")
    return " ".join([says, *_other_units(worked_out), compare])


def _other_units(worked_out: Saturation) -> Iterator[str]:
    """In which other unit the figures would fit."""
    for unit in worked_out.iron.test.units:
        meant = replace(worked_out.iron, unit=unit)
        for each in saturations([meant, worked_out.carrier, *worked_out.entered]):
            if not each.disagrees:
                yield _("With iron in {unit} they would fit.").format(unit=unit.label)
    for unit in worked_out.carrier.test.units:
        meant = replace(worked_out.carrier, unit=unit)
        for each in saturations([worked_out.iron, meant, *worked_out.entered]):
            if not each.disagrees:
                yield _("With {carrier} in {unit} they would fit.").format(
                    carrier=worked_out.carrier_name, unit=unit.label
                )
