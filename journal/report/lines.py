"""The rows of the summary as printed: words, and the numbers behind them."""
# pure

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One row of the key figures as printed, and the two numbers behind it."""

    label: str
    unit: str
    this: str
    this_nights: int
    previous: str
    previous_nights: int
    change: str
    interval: str
    this_value: float | None
    previous_value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class TakenLine:
    """One row of what is taken now as printed."""

    group: str
    name: str
    dose: str
    contents: str
    times: str
    since: str
    nights: str
    rls: bool


@dataclass(frozen=True, slots=True)
class StoppedLine:
    """One row of what was tried and stopped as printed."""

    name: str
    highest: str
    dates: str
    reason: str


@dataclass(frozen=True, slots=True)
class BloodLine:
    """One blood test as printed: the newest value, and the one before."""

    test: str
    value: str
    converted: str
    date: str
    own_range: str
    morning: str
    iron_paused: str
    before: str
    before_printed: str


@dataclass(frozen=True, slots=True)
class DriftLine:
    """First-symptom times around one dose change as printed, and the nights that are meant."""

    change: str
    nights: str
    before: str
    after: str
    shift: str
    interval: str


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """What was decided last time: when and with whom, and the words."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note of the person's own."""

    night: str
    text: str
