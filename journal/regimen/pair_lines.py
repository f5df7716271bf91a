"""Two things on somebody's list that a source asks to keep apart, in words."""
# pure

from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from journal.guide.facts import GENERAL
from journal.guide.interaction import Interaction, Rule
from journal.guide.nutrients import NUTRIENTS
from journal.guide.sources import SOURCES
from journal.regimen.plan import plain
from journal.regimen.spacing import Meeting, Pair

HOUR = 60
PUBLISHED = "A publication says"


@dataclass(frozen=True, slots=True)
class PairLine:
    """One pair to keep apart or to ask about: the advice, what the plan has, at which times.

    `at` are the times of the nutrient and of its partner; `is_short` says that the plan does
    not keep to what is asked; `basis` names its sources.
    """

    first: str
    second: str
    advised: str
    has: str
    at: tuple[time, time] | None
    is_short: bool
    advice: str
    effect: str
    basis: str


def pair_line(pair: Pair) -> PairLine:
    """The words of one pair."""
    fact = pair.concern.fact
    return PairLine(
        first=pair.first.name,
        second=pair.second.name,
        advised=_advised_gap(pair),
        has=_has(pair),
        at=pair.meeting.at if pair.meeting else None,
        is_short=pair.is_short,
        advice=_advice(pair),
        effect=fact.effect,
        basis=_basis(fact),
    )


def voice(fact: Interaction) -> str:
    """The source of a fact as a phrase: labels, a publication, or none that was read."""
    if fact.certainty is GENERAL:
        return "Not checked against a label:"
    labels = any(key.startswith("label_") for key in fact.sources)
    return "Labels say" if labels else PUBLISHED


def _basis(fact: Interaction) -> str:
    """The sources of a fact by name, or that nobody compared it with one."""
    if fact.certainty is GENERAL:
        return "Unverified: not compared with a source yet."
    named = "; ".join(SOURCES[key].citation for key in fact.sources)
    return f"Source: {named} ({fact.certainty.value})."


def _advised_gap(pair: Pair) -> str:
    fact = pair.concern.fact
    match fact.rule:
        case Rule.NO_HELP:
            return "More hours between them do not help."
        case Rule.ASK if voice(fact) == PUBLISHED:
            return f"{fact.says.capitalize()}."
        case Rule.NEVER | Rule.ASK:
            return f"{voice(fact)} {fact.says}."
        case Rule.FIRST:
            first = f"{voice(fact)} {pair.second.name} first that day"
            return f"{first}, the other at least {hours(fact.before)} later."
    return f"{voice(fact)} {_apart(pair)}{f', unless {fact.unless}' if fact.unless else ''}."


def _apart(pair: Pair) -> str:
    fact, name = pair.concern.fact, pair.second.name
    if fact.before == fact.after:
        return fact.says
    named = {"before": fact.before, "after": fact.after}
    sides = [f"{hours(gap)} {side}" for side, gap in named.items() if gap is not None]
    return f"{name} {' or '.join(sides)} {NUTRIENTS[pair.concern.nutrient].name.lower()}"


def _has(pair: Pair) -> str:
    """A sentence about the times on the person's list."""
    if pair.concern.fact.rule in {Rule.NEVER, Rule.NO_HELP}:
        return ""
    if pair.untimed:
        return f"No clock time is written down for {' and '.join(pair.untimed)}."
    if pair.meeting is None:
        return "No day has both, so there is nothing to compare."
    return f"Your list has {_met(pair, pair.meeting)}."


def _met(pair: Pair, met: Meeting) -> str:
    fact = pair.concern.fact
    if met.gap == 0:
        return "both at the same time"
    if fact.rule is Rule.ASK or (fact.rule is Rule.APART and fact.before == fact.after):
        return duration(met.gap)
    side = "before" if met.apart > 0 else "after"
    nutrient = NUTRIENTS[pair.concern.nutrient].name.lower()
    unnamed = met.needed is None and fact.rule is Rule.APART
    return f"it {duration(met.gap)} {side} {nutrient}" + (
        ", and no hours are known for that order" if unnamed else ""
    )


def _advice(pair: Pair) -> str:
    if pair.concern.fact.rule is Rule.NEVER:
        return "Please ask your pharmacist or doctor."
    return "Please ask your pharmacist."


def hours(count: Decimal | None) -> str:
    """ "4 hours", "30 minutes"; "0 minutes" for `None`."""
    return duration(int((count or Decimal(0)) * HOUR))


def duration(minutes: int) -> str:
    """ "1 hour 30 minutes", "45 minutes", "2 hours"."""
    whole, rest = divmod(minutes, HOUR)
    parts = [_counted(whole, "hour")] * bool(whole) + [_counted(rest, "minute")] * bool(rest)
    return " ".join(parts) or "0 minutes"


def _counted(count: int, word: str) -> str:
    return f"{plain(Decimal(count))} {word}" + ("" if count == 1 else "s")
