"""The words and rows of the page of an experiment, from plain data."""
# pure

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from journal.clock import Period
from journal.experiments.design import Design
from journal.experiments.line import level
from journal.experiments.nights import nightly_values, nights_over, values_by_block
from journal.experiments.result import Outcome, Result
from journal.figures.differences import change, figure, interval, printed_change
from journal.figures.measures import Measure
from journal.figures.wording import UNKNOWN
from journal.night_figures import FiguresByNight
from journal.rounding import rounded

PLACEBO = (
    "In 24 blinded trials of medicines for restless legs, about 40 % of the people who were "
    "given a placebo were much or very much better (95 % interval 32 to 48 %; Fulda & Wetter "
    "2008, Brain 131:902). In an experiment of your own you know what you take or do, so part of "
    "a difference, or all of it, can be that response."
)
ORDINALS = {1: "first", 2: "second", 3: "third"}


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
    tonight: date,
    reveals: bool,
    last: date,
    hours: str,
) -> list[BlockRow]:
    """Every block; coming assignments only where the sequence is open or all is over."""
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
        word = side(sequence[block]) if shown else ""
        rows.append(BlockRow(block + 1, start, word, len(values), len(counted), mean))
    return rows


def night_rows(
    design: Design,
    sequence: str,
    measure: Measure,
    figures: FiguresByNight,
    *,
    followed: Mapping[date, bool],
    tonight: date,
    last: date,
    hours: str,
) -> list[NightRow]:
    """Every night up to tonight, the latest first; a coming lot is never among them."""
    until = min(tonight, last)
    if until < design.first_night:
        return []
    values = nightly_values(design, measure, figures, until)
    shows_figures = reveals_figures(tonight, last)
    answers = {True: "yes", False: "no", None: UNKNOWN}
    rows = [
        NightRow(
            night,
            side(lot),
            answers[followed.get(night)],
            figure(measure.kind, value, hours) if shows_figures else UNKNOWN,
        )
        for night, lot, value in zip(
            Period(design.first_night, until).nights(), sequence, values, strict=False
        )
    ]
    return rows[::-1]


def side(lot: str) -> str:
    """What a figure of a sequence says."""
    return "with" if lot == "1" else "without"


def reveals_figures(tonight: date, last: date) -> bool:
    """Whether the last night is over: figures wait, so that nobody stops on a good one."""
    return tonight > last


def result_sentence(name: str, measure: Measure, result: Result, hours: str) -> str:
    """The result in one sentence; "inconclusive" is one."""
    if result.effect is None or result.p is None:
        return (
            f"Inconclusive: {result.with_count} with and {result.without_count} without have an "
            f"outcome; {result.shortage}."
        )
    sentence = (
        f"{measure.label} was {figure(measure.kind, result.with_mean, hours)} with “{name}” and "
        f"{figure(measure.kind, result.without_mean, hours)} without"
    )
    return f"{result.outcome.value.capitalize()}: {sentence}. {_difference(measure, result)}"


def _difference(measure: Measure, result: Result) -> str:
    words = f"{effect(measure, result)} ({_interval(measure, result)})"
    if result.outcome is Outcome.INCONCLUSIVE:
        return (
            f"By the analysis that was fixed beforehand: {words}. These nights cannot tell a "
            "difference from chance; that is a common and honest result."
        )
    return f"By the analysis that was fixed beforehand: {words}."


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
    return "the interval has no end" if ends == UNKNOWN else f"95 % interval {ends}"


def interval_words(measure: Measure, result: Result) -> str:
    """The 95 % interval as it is written; a dash where it has no end."""
    if result.low is None or result.high is None:
        return UNKNOWN
    return interval(measure.kind, result.low, result.high)


def remarks(
    design: Design, result: Result, *, last: date, number: int | None, otherwise: int
) -> list[str]:
    """What somebody has to know to read the result: its line, a stop, nights not as drawn."""
    lines = []
    over = nights_over(design, last)
    whole = level(number)
    if number is not None and number > 1:
        lines.append(
            f"It is the {ordinal(number)} experiment within a year. Each further one is read at "
            f"half the line of the one before, this one at {percent(whole)} instead of 5 %, so "
            "that trying much does not find something by chance."
        )
    if over < design.nights and number is not None:
        lines.append(
            f"It was stopped after {over} of {design.nights} nights. Whoever stops on a good "
            "moment finds too much, so a stopped one is read by a stricter line: "
            f"{percent(result.line)}."
        )
    if result.leaves_out_zero and result.outcome is not Outcome.DIFFERENT:
        lines.append(
            "The interval leaves out “no difference”, yet this is inconclusive: the interval is "
            "for one experiment that is run to its end, and this one is read by a stricter line."
        )
    if otherwise:
        nights = "1 night" if otherwise == 1 else f"{otherwise} nights"
        lines.append(
            f"{nights} went otherwise than drawn. They count as drawn, since leaving them out "
            "would undo the lot; a real difference then looks smaller than it is."
        )
    return lines


def ordinal(number: int) -> str:
    """ "first", "4th"."""
    return ORDINALS.get(number, f"{number}th")


def percent(line: float) -> str:
    """A line of a test: "2.5 %", "0.03 %"."""
    if line < 0.000_05:
        return "less than 0.01 %"
    decimals = 2 if line >= 0.01 else 3 if line >= 0.0001 else 4
    return f"{rounded(100 * line, decimals)}".removesuffix(".0") + " %"


def adherence(design: Design, followed: Mapping[date, bool], last: date) -> tuple[int, int, int]:
    """Nights that went as drawn, nights that were answered, nights so far."""
    answered = [done for night, done in followed.items() if design.lot_of(night) is not None]
    return sum(answered), len(answered), nights_over(design, last)


def otherwise_than_drawn(design: Design, followed: Mapping[date, bool], last: date) -> int:
    """Nights up to `last` of which was said that they did not go as drawn."""
    return sum(
        not done
        for night, done in followed.items()
        if night <= last and design.lot_of(night) is not None
    )


def tonight_sentence(name: str, design: Design, night: date, with_it: bool) -> str:
    """The sentence on tonight's page: the assignment and where in the experiment it lies."""
    number = (night - design.first_night).days + 1
    word = "with" if with_it else "as usual, without"
    washout = " It is a washout night and does not count yet." if design.is_washout(night) else ""
    return f"Experiment, night {number} of {design.nights}: tonight {word} “{name}”.{washout}"
