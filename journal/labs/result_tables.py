"""The tables of the labs page: one a test, in words and figures, newest first."""
# pure, words

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from accounts.fields import clock_times
from config.language import figure, gettext_lazy, list_text, ngettext, percent, with_commas
from config.language import gettext as _
from journal.figures.wording import short_date
from journal.labs import catalogue
from journal.labs.catalogue import Fact, LabTest
from journal.labs.chart_data import chart_data
from journal.labs.iron.change_words import inflamed
from journal.labs.result import ABOVE, BELOW, Result, Saturation, inflamed_near, saturations
from journal.labs.units import Unit, plain, rounded, written

SIGNS = (*BELOW, *ABOVE)
RECENT = 4  # rows in sight; the earlier ones open on a tap
TIMES = {
    True: gettext_lazy("in the morning"),
    False: gettext_lazy("after noon"),
    None: gettext_lazy("not known"),
}
POSITIONS = {
    True: gettext_lazy("inside your lab’s range"),
    False: gettext_lazy("outside your lab’s range"),
    None: "",
}
ANSWERS = {True: gettext_lazy("yes"), False: gettext_lazy("no"), None: gettext_lazy("not known")}


@dataclass(frozen=True, slots=True)
class Row:
    """One result, ready to print. Without `pk` it was calculated and cannot be corrected."""

    day: str
    entered: str
    shown: str
    own_range: str
    position: str
    taken: str
    fasting: str
    iron_paused: str
    remarks: tuple[str, ...]
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """All results of one test."""

    test: LabTest
    unit: Unit
    sentence: str
    recent: tuple[Row, ...]
    earlier: tuple[Row, ...]
    line: str
    line_source: str
    facts: tuple[Fact, ...]
    asks_iron: bool
    converted: bool
    chart_data: str
    legend: str
    anchor: str
    like: int | None

    @property
    def unit_sentence(self) -> str:
        """The unit of the chart; empty where the report prints none."""
        return f"{self.unit.label}." if self.unit.label else ""


def tables(results: Sequence[Result], system: str, *, twelve_hours: bool = False) -> list[Table]:
    """One table for each test with a result: the catalogue's in its order, then named ones.

    `system` is "metric" or "us": the units in which values are also shown.
    """
    worked_out = saturations(results)
    made = []
    for test in catalogue.BY_KEY.values():
        own = [result for result in results if result.test is test]
        derived = worked_out if test is catalogue.TSAT else []
        if own or derived:
            made.append(_Maker(results, system, twelve_hours).table(test, own, derived, test.key))
    for number, own in enumerate(_named(results), 1):
        maker = _Maker(results, system, twelve_hours)
        made.append(maker.table(own[0].test, own, [], f"{catalogue.OWN}-{number}"))
    return made


def _named(results: Sequence[Result]) -> list[list[Result]]:
    """The results of tests that were named, by name and unit: nothing converts between them."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in sorted(results, key=_when, reverse=True):
        if not result.test.listed:
            groups.setdefault((result.test.name.casefold(), result.unit.ucum), []).append(result)
    return [groups[key] for key in sorted(groups)]


def _when(result: Result) -> tuple[date, time, int]:
    return result.taken_on, result.taken_at or time.min, result.pk


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the tables of one person: all their results, units and clock."""

    results: Sequence[Result]
    system: str
    twelve_hours: bool

    def table(
        self, test: LabTest, own: Sequence[Result], derived: Sequence[Saturation], anchor: str
    ) -> Table:
        """All results of one test, newest first."""
        unit = test.shown(self.system)
        newest_first = sorted(own, key=_when, reverse=True)
        dated = [(r.taken_on, self._row(r, unit, derived)) for r in newest_first]
        dated += [(s.taken_on, self._calculated(s)) for s in derived]
        dated.sort(key=lambda pair: pair[0], reverse=True)
        rows = tuple(row for _, row in dated)
        return Table(
            test=test,
            unit=unit,
            sentence=_sentence(rows),
            recent=rows[:RECENT],
            earlier=rows[RECENT:],
            line=_line(test, unit),
            line_source=test.line.source if test.line else "",
            facts=test.facts,
            asks_iron=test.key in catalogue.IRON_TESTS,
            converted=any(r.unit != unit for r in own),
            chart_data=chart_data(test, newest_first, derived, unit),
            legend=_legend(newest_first, derived, test.line is not None),
            anchor=anchor,
            like=None if test.listed else newest_first[0].pk,
        )

    def _row(self, result: Result, unit: Unit, derived: Sequence[Saturation]) -> Row:
        return Row(
            day=short_date(result.taken_on),
            entered=result.entered,
            shown=result.shown_in(unit),
            own_range=own_range(result),
            position=position(result),
            taken=self._taken(result.taken_at, result.morning),
            fasting=_claim(result.fasting),
            iron_paused=_claim(result.iron_paused),
            remarks=tuple(_remarks(result, derived, self.results)),
            pk=result.pk,
        )

    def _taken(self, at: time | None, morning: bool | None) -> str:
        """The time of day as far as it is known."""
        if at is None:
            return str(TIMES[morning])
        return clock_times.in_words(at, "12" if self.twelve_hours else "24")

    def _calculated(self, saturation: Saturation) -> Row:
        value = percent(plain(rounded(saturation.percent, 1)))
        iron, carrier = saturation.iron, saturation.carrier
        at = iron.taken_at if iron.taken_at == carrier.taken_at else None
        return Row(
            day=short_date(saturation.taken_on),
            entered=_("{value}, calculated").format(value=value),
            shown=value,
            own_range="",
            position="",
            taken=self._taken(at, _both(iron.morning, carrier.morning)),
            fasting=_claim(_both(iron.fasting, carrier.fasting)),
            iron_paused=_claim(_both(iron.iron_paused, carrier.iron_paused)),
            remarks=(_worked_out(saturation),),
        )


def _worked_out(saturation: Saturation) -> str:
    iron, carrier = saturation.iron.entered, saturation.carrier.entered
    if saturation.by_transferrin:
        words = _("Calculated: {formula}, from {iron} and {carrier}.")
        return words.format(formula=_(catalogue.BY_TRANSFERRIN), iron=iron, carrier=carrier)
    return _("Calculated: 100 × {iron} ÷ {carrier}.").format(iron=iron, carrier=carrier)


def _both(one: bool | None, other: bool | None) -> bool | None:
    return one if one is other else None


def _remarks(result: Result, derived: Sequence[Saturation], results: Sequence[Result]) -> list[str]:
    """The sentences beside a result: its own note last."""
    remarks = []
    for saturation in derived:
        if result in saturation.entered and saturation.disagrees:
            words = _(
                "Iron and {carrier} of this day give {percent}. Please compare figures and units "
                "with the paper. Nothing was changed."
            )
            given = percent(plain(rounded(saturation.percent, 1)))
            remarks.append(words.format(carrier=saturation.carrier_name, percent=given))
    if result.test is catalogue.FERRITIN and (crp := inflamed_near(result.taken_on, results)):
        remarks.append(inflamed(short_date(crp.taken_on)))
    remarks += [with_commas(filter(None, [result.laboratory, result.assay])), result.note]
    return [remark for remark in remarks if remark]


def own_range(result: Result) -> str:
    """The range as printed, in the unit of the value; empty when there is none."""
    low, high = (
        None if end is None else figure(plain(end)) for end in (result.range_low, result.range_high)
    )
    if low is not None and high is not None:
        return f"{low}–{high} {result.unit.label}".rstrip()
    if low is not None:
        return _("{value} or more").format(value=f"{low} {result.unit.label}".rstrip())
    if high is None:
        return ""
    return _("up to {value}").format(value=f"{high} {result.unit.label}".rstrip())


def position(result: Result) -> str:
    """The place of a value, only ever against the range of its own laboratory."""
    return str(POSITIONS[result.inside])


def _sentence(rows: Sequence[Row]) -> str:
    count, newest = len(rows), {"value": rows[0].shown, "day": rows[0].day}
    if count == 1:
        return _("One result. Newest: {value} on {day}.").format(**newest)
    return ngettext(
        "{count} result from {first} to {day}. Newest: {value} on {day}.",
        "{count} results from {first} to {day}. Newest: {value} on {day}.",
        count,
    ).format(count=count, first=rows[-1].day, **newest)


def _line(test: LabTest, unit: Unit) -> str:
    """The guideline's point: the same words for everybody, whatever their value."""
    if test.line is None:
        return ""
    point = written(test.line.value, test.units[0], unit)
    sentence = _("RLS guidelines name {value} as a point to discuss iron with a doctor.")
    note = _(test.line.note) if test.line.note else ""
    return " ".join(filter(None, (sentence.format(value=point), note)))


def _legend(own: Sequence[Result], derived: Sequence[Saturation], line: bool) -> str:
    """How to read the chart: only what is in it."""
    parts = [_("Circles: as measured.")]
    if signs := [sign for sign in SIGNS if any(result.comparator == sign for result in own)]:
        parts.append(_("Triangles: printed with {signs}.").format(signs=list_text(signs, "or")))
    if any(not saturation.entered for saturation in derived):
        parts.append(_("Diamonds: calculated."))
    if sum(result.range_high is not None for result in own) > 1:
        parts.append(_("Band: the range your lab printed."))
    if line:
        parts.append(_("Dashed: the reference line."))
    return " ".join(parts)


def _claim(answer: bool | None) -> str:
    return str(ANSWERS[answer])
