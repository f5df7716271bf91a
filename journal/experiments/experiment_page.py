"""The words and rows of the page of an experiment, from plain data."""
# pure, words

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from config import language
from config.language import gettext as _
from config.language import gettext_lazy, ngettext, pgettext, pgettext_lazy
from journal.clock import Period
from journal.experiments.design import Design
from journal.experiments.line import level
from journal.experiments.night_values import nightly_values, nights_over, values_by_block
from journal.experiments.result import Outcome, Result
from journal.figures.differences import change, figure, interval, printed_change
from journal.figures.measures import Measure
from journal.figures.wording import UNKNOWN
from journal.night_figures import FiguresByNight
from journal.rounding import rounded

PLACEBO = gettext_lazy(
    "In 24 blinded trials of medicines for restless legs, about 40 % of the people on placebo "
    "were much or very much better. It could be from 32 to 48 % (Fulda & Wetter 2008, Brain "
    "131:902). In your own experiment you know what you take or do. So a difference can come from "
    "that alone."
)
ORDINALS = {
    1: pgettext_lazy("the … experiment", "first"),
    2: pgettext_lazy("the … experiment", "second"),
    3: pgettext_lazy("the … experiment", "third"),
}


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block as shown; `assignment` is empty while it is hidden."""

    number: int
    nights: Period
    assignment: str
    nights_known: int
    counted: int
    mean: str


@dataclass(frozen=True, slots=True)
class NightRow:
    """One night as shown: what its lot was, whether it went so, and its outcome."""

    night: date
    assignment: str
    followed: str
    value: str


def block_rows(
    design: Design,
    sequence: str,
    measure: Measure,
    figures: FiguresByNight,
    *,
    to_do: Mapping[str, str],
    tonight: date,
    reveals: bool,
    last: date,
    hours: str,
) -> list[BlockRow]:
    """Every block; coming assignments only where the sequence is open or all is over.

    `to_do` says in words what each figure of the sequence asks for.
    """
    rows = []
    for block, values in enumerate(values_by_block(design, measure, figures, last)):
        counted = design.counted(block)
        start = Period.ending(counted.last, design.block_nights)
        mean = (
            figure(measure.kind, fmean(values), hours)
            if values and reveals_figures(tonight, last)
            else UNKNOWN
        )
        shown = reveals or start.first <= tonight
        word = side(to_do, sequence[block]) if shown else ""
        rows.append(BlockRow(block + 1, start, word, len(values), len(counted), mean))
    return rows


def night_rows(
    design: Design,
    sequence: str,
    measure: Measure,
    figures: FiguresByNight,
    *,
    to_do: Mapping[str, str],
    followed: Mapping[date, bool],
    tonight: date,
    last: date,
    hours: str,
) -> list[NightRow]:
    """Every night up to tonight, the latest first; a coming lot is never among them.

    `to_do` says in words what each figure of the sequence asks for.
    """
    until = min(tonight, last)
    if until < design.first_night:
        return []
    values = nightly_values(design, measure, figures, until)
    shows_figures = reveals_figures(tonight, last)
    answers = {
        True: pgettext("in a sentence", "yes"),
        False: pgettext("in a sentence", "no"),
        None: UNKNOWN,
    }
    rows = [
        NightRow(
            night,
            side(to_do, lot),
            answers[followed.get(night)],
            figure(measure.kind, value, hours) if shows_figures else UNKNOWN,
        )
        for night, lot, value in zip(
            Period(design.first_night, until).nights(), sequence, values, strict=False
        )
    ]
    return rows[::-1]


def side(to_do: Mapping[str, str], lot: str) -> str:
    """What a figure of a sequence asks for: "No caffeine after 14:00"."""
    return _at_the_start(to_do[lot])


def reveals_figures(tonight: date, last: date) -> bool:
    """Whether the last night is over: figures wait, so that nobody stops on a good one."""
    return tonight > last


def result_sentence(name: str, measure: Measure, result: Result, hours: str) -> str:
    """The result in a few sentences; "not clear yet" is one."""
    if result.effect is None or result.p is None:
        known = _(
            "Not clear yet: {count} with “{name}” and {others} of the others are answered."
        ).format(count=result.with_count, name=name, others=result.without_count)
        return f"{known} {result.shortage}"
    sentence = _("{outcome}: {label} {figure} with “{name}”, {other} on the others.").format(
        outcome=_at_the_start(result.outcome.said),
        label=measure.label,
        figure=figure(measure.kind, result.with_mean, hours),
        name=name,
        other=figure(measure.kind, result.without_mean, hours),
    )
    return f"{sentence} {_difference(measure, result)}"


def _at_the_start(words: str) -> str:
    """Words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def _difference(measure: Measure, result: Result) -> str:
    fixed = _("As fixed beforehand: {effect} ({interval}).").format(
        effect=effect(measure, result), interval=_interval(measure, result)
    )
    if result.outcome is not Outcome.INCONCLUSIVE:
        return fixed
    honest = _(
        "These nights cannot show a difference from chance. That is a common and honest result."
    )
    return f"{fixed} {honest}"


def effect(measure: Measure, result: Result) -> str:
    """The effect as it is written: of blocks, the difference of the two means as printed."""
    if result.effect is None:
        return UNKNOWN
    if result.is_of_means:
        printed = printed_change(measure.kind, result.without_mean, result.with_mean) or 0.0
        return change(measure.kind, printed)
    return change(measure.kind, result.effect)


def _interval(measure: Measure, result: Result) -> str:
    ends = interval_words(measure, result)
    if ends == UNKNOWN:
        return _("with no end on one side")
    return _("could be from {interval}").format(interval=ends)


def interval_words(measure: Measure, result: Result) -> str:
    """The 95 % interval as it is written; a dash where it has no end."""
    if result.low is None or result.high is None:
        return UNKNOWN
    return interval(measure.kind, result.low, result.high)


def remarks(
    design: Design, result: Result, *, last: date, number: int | None, otherwise: int
) -> list[str]:
    """What somebody has to know to read the result: its line, a stop, nights done differently."""
    lines = []
    over = nights_over(design, last)
    if number is not None and number > 1:
        lines.append(
            _(
                "This is the {ordinal} experiment within a year. Many tries find something by "
                "chance, so each is read more strictly: this one at {share}, not 5 %."
            ).format(ordinal=ordinal(number), share=percent(level(number)))
        )
    if over < design.nights and number is not None:
        lines.append(_stopped(over, design.nights, result.line))
    if result.leaves_out_zero and result.outcome is not Outcome.DIFFERENT:
        lines.append(
            _(
                "The range leaves out “no difference”, yet the result is not clear. The range is "
                "for one experiment that runs to its end. This one is read more strictly."
            )
        )
    if otherwise:
        lines.append(
            ngettext(
                "On {count} night you did it differently. They count as chosen by chance, to stay "
                "fair. A real difference then looks smaller than it is.",
                "On {count} nights you did it differently. They count as chosen by chance, to stay "
                "fair. A real difference then looks smaller than it is.",
                otherwise,
            ).format(count=otherwise)
        )
    return lines


def _stopped(over: int, nights: int, line: float) -> str:
    return ngettext(
        "It was stopped after {count} of {all} nights. Stopping at a good moment finds too much, "
        "so it is read more strictly: at {share}.",
        "It was stopped after {count} of {all} nights. Stopping at a good moment finds too much, "
        "so it is read more strictly: at {share}.",
        nights,
    ).format(count=over, all=nights, share=percent(line))


def ordinal(number: int) -> str:
    """ "first", "4th"."""
    if number in ORDINALS:
        return str(ORDINALS[number])
    return pgettext("the … experiment", "{number}th").format(number=number)


def percent(line: float) -> str:
    """A line of a test: "2.5 %", "0.03 %"."""
    if line < 0.000_05:
        return _("less than {share}").format(share=language.percent("0.01"))
    decimals = 2 if line >= 0.01 else 3 if line >= 0.0001 else 4
    return language.percent(f"{rounded(100 * line, decimals)}".removesuffix(".0"))


def adherence(design: Design, followed: Mapping[date, bool], last: date) -> tuple[int, int, int]:
    """Nights that went as drawn, nights that were answered, nights so far."""
    answered = [done for night, done in followed.items() if design.lot_of(night) is not None]
    return sum(answered), len(answered), nights_over(design, last)


def departures(design: Design, followed: Mapping[date, bool], last: date) -> int:
    """Nights up to `last` of which was said that they did not go as drawn."""
    return sum(
        not done
        for night, done in followed.items()
        if night <= last and design.lot_of(night) is not None
    )


def tonight_sentence(to_do: str, design: Design, night: date) -> str:
    """The sentence on tonight's page: the action itself and where in the experiment it lies."""
    number = (night - design.first_night).days + 1
    sentence = _("Tonight: {to_do}. Experiment, night {number} of {all}.").format(
        to_do=to_do, number=number, all=design.nights
    )
    if not design.is_washout(night):
        return sentence
    return f"{sentence} {_('Settling night, not counted.')}"
