"""A paper form for nights without a phone: what the night page asks, seven nights on a page.

The rows name the fields they stand for, so that a test can compare them with the night page.
"""
# pure

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal.clock import Period
from journal.report.phrases import span

NIGHTS = 7
DOSES = 5  # rows for supplements and medicines, empty ones included
LONGEST = 48  # letters of a name

RATING = "0–10"
YES_NO = "yes no"
TIME = ":"
COUNT = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A question: its words, what is printed faintly into each cell, which fields it stands for.

    The words of a cell stand apart. `lines` is how many lines of handwriting fit into it.
    """

    label: str
    cell: str
    fields: tuple[str, ...]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Key:
    """What the letters of a row mean."""

    label: str
    words: tuple[str, ...]


EVENING = (
    Row("Legs this evening", RATING, ("evening_severity",)),
    Row("Legs at rest today", RATING, ("daytime_rest_severity",)),
    Row("First symptom at (– if none)", TIME, ("symptom_onset", "no_symptoms")),
    Row("Sat still 30 minutes or more", YES_NO, ("sat_still",)),
    Row(
        "Legs, arms, trunk, elsewhere (l, r, both)",
        "L: A: T: E:",
        ("legs_side", "arms_side", "trunk_side", "other_area_side"),
    ),
    Row("What it felt like (letters)", "", ("sensations",)),
    Row("What you tried (letters), helped 0–10", "|", ("reliefs", "relief_effect")),
    Row("Caffeine: what, when (0 if none)", "", ("had_caffeine",), lines=2),
    Row("Exercise: what, when, min (0 if none)", "", ("exercised",), lines=2),
    Row("Alcoholic drinks", COUNT, ("alcohol_drinks",)),
    Row("Nicotine: cigarettes or uses", COUNT, ("nicotine_uses",)),
    Row("A meal rich in iron", YES_NO, ("iron_rich_meal",)),
    Row(
        "With it: vitamin C, tea or coffee",
        "C T",
        ("vitamin_c_with_meal", "tea_or_coffee_with_meal"),
    ),
    Row("New medicine, cold tablet, illness …", "", ("events",)),
    Row("Bedtime planned", TIME, ("planned_bedtime",)),
    Row("Note", "", ("evening_note",), lines=2),
)

MORNING = (
    Row("Legs while falling asleep", RATING, ("falling_asleep_severity",)),
    Row("Legs during the night", RATING, ("during_night_severity",)),
    Row("Slept at all", YES_NO, ("slept",)),
    Row("Got into bed", TIME, ("bedtime",)),
    Row("Tried to sleep", TIME, ("lights_out",)),
    Row("Minutes to fall asleep", COUNT, ("sleep_onset_latency_minutes",)),
    Row("Awakenings", COUNT, ("awakenings",)),
    Row("Minutes awake in the night", COUNT, ("wake_after_sleep_onset_minutes",)),
    Row("Times up and walking", COUNT, ("out_of_bed_walks",)),
    Row("Woke for good", TIME, ("final_awakening",)),
    Row("Got up", TIME, ("rise_time",)),
    Row("Sleep quality, 5 is very good", "1–5", ("sleep_quality",)),
    Row("Tired this morning", RATING, ("tiredness",)),
    Row("Naps the day before, minutes", "|", ("naps", "nap_minutes")),
    Row("Somebody noticed kicks", YES_NO, ("partner_noticed_kicks",)),
    Row("Note", "", ("morning_note",), lines=2),
)


@dataclass(frozen=True, slots=True)
class Form:
    """The page: its nights, the rows between them, what the letters mean."""

    nights: str
    columns: tuple[tuple[str, str], ...]
    evening: tuple[Row, ...]
    doses: tuple[Row, ...]
    morning: tuple[Row, ...]
    keys: tuple[Key, ...]


def form(
    first: date | None,
    doses: Sequence[str],
    sensations: Sequence[str],
    reliefs: Sequence[str],
) -> Form:
    """The form for seven nights from `first`, or without dates; `doses` are names to list."""
    return Form(
        nights=span(Period(first, first + timedelta(days=NIGHTS - 1))) if first else "",
        columns=tuple(_column(first, offset) for offset in range(NIGHTS)),
        evening=EVENING,
        doses=tuple(
            Row(_short(name), TIME, ("took_doses",)) for name in [*doses, *[""] * DOSES][:DOSES]
        ),
        morning=MORNING,
        keys=(
            Key("What it felt like", _lettered(sensations)),
            Key("What you tried", _lettered(reliefs)),
        ),
    )


def _column(first: date | None, offset: int) -> tuple[str, str]:
    """The night's name in two lines: "Mon 23 Nov", "to Tue 24"; without a date, space to write."""
    if first is None:
        return "", "to"
    evening, morning = (first + timedelta(days=offset + more) for more in (0, 1))
    return f"{evening:%a} {evening.day} {evening:%b}", f"to {morning:%a} {morning.day}"


def _short(name: str) -> str:
    """A name that fits into two lines."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _lettered(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{chr(ord('a') + index)} {word}" for index, word in enumerate(words))
