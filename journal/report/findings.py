"""What page two says of factors and experiments: worked out by their rooms, put into words here."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
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
SLOW = (
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
    cut = ", the last year of the period" if len(period) > FACTOR_NIGHTS else ""
    note = f"Nights looked at: {span(nights)}{cut}."
    if asides := sum(bool(each.aside) for each in findings.findings):
        note += (
            f" {'An interval' if asides == 1 else f'{asides} intervals'} above without a finding "
            f"{'leaves' if asides == 1 else 'leave'} out 0: each is for one question alone, and "
            f"{findings.tested} were looked at, all year long."
        )
    if names := ", ".join(each.name for each in findings.left_out):
        note += f" Not tested night by night: {names}. {SLOW}"
    return Factors(tuple(map(_factor, findings.findings)), note)


def _factor(finding: CachedFinding) -> Factor:
    more = f"about {finding.more_nights} more nights" if finding.more_nights else UNKNOWN
    lag = ", the night after" if finding.lag else ""
    named = f" ({finding.named})" if finding.named else ""
    return Factor(
        name=f"{finding.label} → {finding.outcome.lower()}{lag}{named}",
        finding=finding.verdict,
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
    unit = "nights" if design.is_nightly else "blocks"
    stopped = f" (stopped after {nights_over(design, last)} of {design.nights} nights)"
    return Experiment(
        name=row.name + (stopped if row.stopped_on else ""),
        outcome=measure.label,
        finding=result.outcome.value,
        effect=effect(measure, result),
        interval=interval_words(measure, result),
        nights=f"{result.with_count} {unit} with, {result.without_count} without",
    )
