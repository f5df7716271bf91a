"""Findings and differences of somebody's nights, worked out once per change of them and cached.

They are cached under a fingerprint of everything they rest on, so that any change of a night asks
for new ones; what is left behind expires, and all of it ends with the account.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time
from functools import cache, partial
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db.models import Max, Min

from accounts.models import User
from accounts.results_cache import cached
from config.language import current, gettext_lazy, ngettext
from config.language import gettext as _
from journal.clock import Period
from journal.computed import METHOD, computed
from journal.diary import ExerciseBout, TakenDose
from journal.figures import left_out
from journal.figures.declared import exposures
from journal.figures.differences import (
    Difference,
    Sides,
    change,
    figure,
    interval,
    leaves_out_zero,
)
from journal.figures.exposures import Diary, Exposure, Question
from journal.figures.left_out import LeftOut
from journal.figures.measures import Kind, Numbers
from journal.figures.on_demand import worked_out
from journal.figures.sizes import SIZES as WRITTEN_SIZES
from journal.figures.wording import short_date
from journal.models import Factor, NamedQuestion
from journal.models.under_nights import by_date, under_nights

if TYPE_CHECKING:
    from journal.figures.factors import Finding


# The three things the engine says (`journal.figures.factors.Verdict`).
VERDICTS = {
    "looks related": gettext_lazy("looks related"),
    "no clear link": gettext_lazy("no clear link"),
    "cannot say yet": gettext_lazy("cannot say yet"),
}
# What a night has to be read with, so that it is known when its drinks and walks were.
WAKING_DAY = ("night", "time_zone", "bedtime", "planned_bedtime", "final_awakening", "rise_time")


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedFinding:
    """A finding as plain words and figures: what a cache can hold."""

    key: str
    label: str
    rule: str
    outcome: str
    label_in_a_sentence: str
    outcome_in_a_sentence: str
    kind: Kind
    lag: int
    verdict: str
    with_nights: int
    without_nights: int
    unknown_nights: int
    stretches: int
    coverage: float
    median_with: str
    median_without: str
    change: str
    interval: str
    step: str
    p: float | None
    q: float | None
    more_nights: int | None
    outlook: str
    shortage: str
    aside: str
    named: str

    @property
    def said(self) -> str:
        """The verdict in the language that is spoken."""
        return str(VERDICTS[self.verdict])


@dataclass(frozen=True, slots=True)
class CachedFindings:
    """All findings of a period, and the factors that no single night can test."""

    findings: tuple[CachedFinding, ...]
    left_out: tuple[LeftOut, ...]
    tested: int
    rate: float


def diary_of(person: User, period: Period) -> Diary:
    """The nights of a period with all that the factors ask about."""
    logged = person.nights.columns(("pk", "night", "took_doses"), period)
    dates = [(key, night) for key, night, _ in logged]
    doses = person.nights.rows("doses", ("name", "kind", "taken_at"), period)
    bouts = person.nights.rows("exercises", ("kind", "started_at"), period)
    questions = [
        Question(factor.pk, factor.name, factor.kind == Factor.Kind.CLAIM)
        for factor in person.factors.all()
    ]
    diary = Diary(
        period=period,
        figures=person.nights.figures(period),
        nights=person.nights.diary(period, WAKING_DAY),
        took_doses={night: took for _, night, took in logged},
        doses=by_date(under_nights(doses, cache(_taken)), dates),
        bouts=by_date(under_nights(bouts, cache(ExerciseBout)), dates),
        own_answers=person.nights.during(period).own_factors(),
        questions=questions,
    )
    names = [name for _, name in sorted(diary.names().items())]
    return replace(diary, left_out=left_out.names_left_out(person, names))


def _taken(name: str, kind: str, taken_at: time | None) -> TakenDose:
    return TakenDose(name, kind, taken_at=taken_at)


def written_part(person: User, period: Period) -> Period | None:
    """A period from its first night that was written down to its last; `None` without any.

    Nothing is asked of the months before a diary began, nor of those after it ended.
    """
    nights = person.nights.during(period).order_by()
    ends = nights.aggregate(first=Min("night"), last=Max("night"))
    return Period(ends["first"], ends["last"]) if ends["first"] else None


def findings_of(person: User, period: Period) -> CachedFindings:
    """The findings of a period, computed only if its nights changed."""
    factors = list(person.factors.values_list("pk", "name", "kind"))
    named = person.named_questions.current()
    question = ("factors", factors, left_out.stamps(person), named and (named.key, named.named_on))
    work = partial(_worked_out, person, period, named)
    return computed(person, CachedFindings, [period], question, work)


def differences_of(person: User, sides: Sequence[Sides]) -> list[Difference]:
    """The differences between the two periods of each figure, computed only if they changed."""
    values = [
        (*map(_shortened, (each.first, each.second, each.earlier)), each.kind, each.gap)
        for each in sides
    ]
    digest = sha256(repr([METHOD, *values]).encode()).hexdigest()
    key = f"differences {current()} {digest}"
    return cached(person, key, list[Difference], partial(worked_out, sides))


def _shortened(values: Numbers) -> Numbers | int:
    """The values of nights, or how many these are where nothing is known of any."""
    return values if values.count(None) < len(values) else len(values)


def exposure_of(person: User, period: Period, key: str) -> Exposure | None:
    """The nights with and without one factor, for its picture."""
    declared = exposures(diary_of(person, period))
    return next((each for each in declared if each.factor.key == key), None)


def _worked_out(person: User, period: Period, named: NamedQuestion | None) -> CachedFindings:
    from journal.figures import factors  # numpy, only where it is needed

    diary = diary_of(person, period)
    declared = exposures(diary)
    weekdays = [night.weekday() for night in period.nights()]
    key = named.factor_key if named else ""
    findings = factors.findings(declared, weekdays, key, _place_after(named, period))
    tested = sum(each.p is not None for each in findings)
    order = list(factors.Verdict)
    findings.sort(key=lambda each: (order.index(each.verdict), each.p or 0))
    return CachedFindings(
        findings=tuple(
            _plain(each, person.clock, tested, _named_words(each, key, named)) for each in findings
        ),
        left_out=tuple(diary.left_out.values()),
        tested=tested,
        rate=max((each.rate for each in findings if each.rate is not None), default=0.0),
    )


def _place_after(named: NamedQuestion | None, period: Period) -> int:
    """The place of the first night of a period after a question was named."""
    place = (named.named_on - period.first).days + 1 if named else 0
    return min(max(0, place), len(period))


def _plain(finding: "Finding", hours: str, tested: int, named: str) -> CachedFinding:
    factor = finding.exposure.factor
    kind = factor.outcome.kind
    has_ends = finding.low is not None and finding.high is not None
    return CachedFinding(
        key=factor.key,
        label=factor.label,
        rule=factor.rule,
        outcome=factor.outcome.label,
        label_in_a_sentence=factor.in_a_sentence,
        outcome_in_a_sentence=factor.outcome.in_a_sentence,
        kind=kind,
        lag=factor.lag,
        verdict=finding.verdict.value,
        with_nights=finding.with_nights,
        without_nights=finding.without_nights,
        unknown_nights=finding.unknown_nights,
        stretches=finding.stretches,
        coverage=finding.coverage,
        median_with=figure(kind, finding.median_with, hours),
        median_without=figure(kind, finding.median_without, hours),
        change=change(kind, finding.difference or 0.0) if has_ends else "",
        interval=interval(kind, finding.low or 0.0, finding.high or 0.0) if has_ends else "",
        step=factor.step,
        p=finding.p,
        q=finding.q,
        more_nights=finding.more_nights,
        outlook=_outlook(finding),
        shortage=finding.shortage,
        aside=_aside(finding, tested),
        named=named,
    )


def _named_words(finding: "Finding", key: str, named: NamedQuestion | None) -> str:
    """When a question was named beforehand, and which nights its figures are of; "" if not."""
    if named is None or key != finding.exposure.factor.key:
        return ""
    day = short_date(named.named_on)
    if finding.nights_since is None:
        return _("named beforehand on {day}").format(day=day)
    return ngettext(
        "named beforehand on {day}; its figures are of the {count} night since",
        "named beforehand on {day}; its figures are of the {count} nights since",
        finding.nights_since,
    ).format(day=day, count=finding.nights_since)


def _aside(finding: "Finding", tested: int) -> str:
    """Why an interval that leaves out 0 is no finding; "" where it does not, or is one."""
    kind, low, high = finding.exposure.factor.outcome.kind, finding.low, finding.high
    if finding.verdict != "no clear link" or low is None or high is None:
        return ""
    if not leaves_out_zero(kind, low, high):
        return ""
    if tested == 1:
        return _(
            "The interval leaves out “no difference”, yet it is for a single look, and the line "
            "is stricter, so that you can look again all year."
        )
    return _(
        "The interval leaves out “no difference”, yet it is for one question alone, and {count} "
        "were looked at, all year long: some leave it out by chance."
    ).format(count=tested)


def _outlook(finding: "Finding") -> str:
    """When an effect worth finding would be found; "" where it was found or nobody can tell."""
    from journal.figures.waiting import SIZES

    kind = finding.exposure.factor.outcome.kind
    if finding.nights_to_even_odds is None or finding.verdict == "looks related":
        return ""
    size = WRITTEN_SIZES[kind](SIZES[kind])
    if not finding.nights_to_even_odds:
        return _("a difference of {size} would by now be found more often than not").format(
            size=size
        )
    return ngettext(
        "a difference of {size} would be found half of the time after about {count} more night",
        "a difference of {size} would be found half of the time after about {count} more nights",
        finding.nights_to_even_odds,
    ).format(size=size, count=finding.nights_to_even_odds)
