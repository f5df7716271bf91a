"""What page two says of factors and experiments: worked out by their rooms, put into words here."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from config.language import gettext as _
from config.language import gettext_lazy, ngettext
from journal.clock import Period
from journal.experiments.experiment_page import effect, interval_words
from journal.experiments.models import Experiment as Row
from journal.experiments.night_values import nights_over
from journal.experiments.outcomes import OUTCOMES
from journal.figures.wording import UNKNOWN
from journal.findings import CachedFinding, findings_of, written_part
from journal.night_figures import by_night
from journal.report.data import Experiment, Factor
from journal.report.phrases import span

FACTOR_NIGHTS = 365  # nights the factors are looked at over: the last year of a longer period
SLOW = gettext_lazy(
    "Such stores change over weeks to years, so no single night can show what it does; a before "
    "and an after with blood tests can."
)


@dataclass(frozen=True, slots=True)
class Factors:
    """Every factor the engine looked at, with what it says, and over which nights."""

    rows: tuple[Factor, ...] = ()
    note: str = ""


def factors_of(person: User, period: Period) -> Factors:
    """What the factors page says of a period, of its last year at most; nothing without a night."""
    nights = written_part(person, Period.ending(period.last, min(len(period), FACTOR_NIGHTS)))
    if nights is None:
        return Factors()
    findings = findings_of(person, nights)
    looked_at = _("Nights looked at: {nights}.")
    if len(period) > FACTOR_NIGHTS:
        looked_at = _("Nights looked at: {nights}, the last year of the period.")
    notes = [looked_at.format(nights=span(nights))]
    if asides := sum(bool(each.aside) for each in findings.findings):
        notes.append(_asides(asides, findings.tested))
    if names := ", ".join(str(each.name) for each in findings.left_out):
        notes += [_("Not tested night by night: {names}.").format(names=names), str(SLOW)]
    return Factors(tuple(map(_factor, findings.findings)), " ".join(notes))


def _asides(count: int, tested: int) -> str:
    """That some intervals leave out 0 and are no finding."""
    if count == 1:
        return _(
            "An interval above without a finding leaves out 0: each is for one question alone, "
            "and {tested} were looked at, all year long."
        ).format(tested=tested)
    return ngettext(
        "{count} interval above without a finding leave out 0: each is for one question alone, "
        "and {tested} were looked at, all year long.",
        "{count} intervals above without a finding leave out 0: each is for one question alone, "
        "and {tested} were looked at, all year long.",
        count,
    ).format(count=count, tested=tested)


def _factor(finding: CachedFinding) -> Factor:
    more = UNKNOWN
    if count := finding.more_nights:
        words = ngettext("about {count} more night", "about {count} more nights", count)
        more = words.format(count=count)
    lagged = _("{factor} → {outcome}, the night after") if finding.lag else "{factor} → {outcome}"
    named = f" ({finding.named})" if finding.named else ""
    return Factor(
        name=lagged.format(factor=finding.label, outcome=finding.outcome_in_a_sentence) + named,
        finding=finding.said,
        effect=f"{finding.change} {finding.step}".strip() or more,
        interval=finding.interval or UNKNOWN,
        nights=f"{finding.with_nights} / {finding.without_nights}",
    )


def experiments_of(person: User, tonight: date) -> list[Experiment]:
    """The experiments that are over, the newest first; "inconclusive" is a result."""
    return [_experiment(person, row) for row in person.experiments.all() if row.is_over(tonight)]


def _experiment(person: User, row: Row) -> Experiment:
    from journal.experiments import analysis  # numpy, only where it is needed

    measure, period, design, last = (
        OUTCOMES[row.outcome],
        row.period(),
        row.design(),
        row.last_night(),
    )
    figures = person.nights.figures(period) if period else by_night(())
    result = analysis.result_of(
        design, row.sequence, measure, figures, last=last, number=row.number_in_year
    )
    return Experiment(
        name=_named(row, nights_over(design, last), design.nights),
        outcome=str(measure.label),
        finding=result.outcome.said,
        effect=effect(measure, result),
        interval=interval_words(measure, result),
        nights=_sides(design.is_nightly, result.with_count, result.without_count),
    )


def _named(row: Row, over: int, nights: int) -> str:
    """The name of an experiment, and after how many nights it was stopped."""
    if not row.stopped_on:
        return row.called
    words = ngettext(
        "{name} (stopped after {over} of {count} night)",
        "{name} (stopped after {over} of {count} nights)",
        nights,
    )
    return words.format(name=row.called, over=over, count=nights)


def _sides(is_nightly: bool, count: int, without: int) -> str:
    """How many nights or blocks are behind an experiment."""
    if is_nightly:
        words = ngettext(
            "{count} nights with, {without} without",
            "{count} nights with, {without} without",
            count,
        )
    else:
        words = ngettext(
            "{count} blocks with, {without} without",
            "{count} blocks with, {without} without",
            count,
        )
    return words.format(count=count, without=without)
