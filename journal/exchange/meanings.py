"""What each table and column of the files means, in words: half of the archive's README."""

from collections.abc import Iterator
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator

from journal.exchange.columns import Column, Kind
from journal.exchange.derived import DERIVED
from journal.exchange.nights_csv import TOTALS
from journal.exchange.tables import Table, by_name, tables
from journal.exchange.unit_words import in_words
from journal.labs.catalogue import BY_KEY
from journal.questions import QUESTIONS

WIDTH = 32
LIMITS = (MinValueValidator, MaxValueValidator)
# Where the question on the page does not say it, or there is none.
MEANINGS = {
    "uid": "names this row, whichever device wrote it",
    "time_zone": "the place whose clock is meant, such as Europe/Berlin",
    "created_at": "when it was written down",
    "planned_at": "the time it was planned for",
    "plan_key": "which entry of what you take; 0: it is no more",
    "external_id": "the number the tracker gave it",
    "source": "which tracker recorded it",
    "tracker": "the device or app, as its file calls it",
    "zone_basis": "how the zone is known: named in the file, by its offset, or chosen by you",
    "light_minutes": "minutes of light sleep",
    "deep_minutes": "minutes of deep sleep",
    "rem_minutes": "minutes of REM sleep",
    "out_of_bed_minutes": "minutes out of bed",
    "retired_at": "when you stopped asking it",
    "device_offer_answered_at": "when you said whether a device is yours alone",
    "welcomed_at": "when the first questions were answered",
    "format": "what kind of file it was",
    "step": "how far it went",
    "mapping": "what the columns of its table mean, as JSON",
    "filename": "the name of the file",
    "confirmed_at": "when you said yes",
    "undone_at": "when it was undone",
    "first_night": "the first night of it",
    "last_night": "the last night of it",
    "added": "how many rows it added",
    "same": "how many rows were there already",
    "different": "how many rows said something else: stayed out, or corrected a tracker night",
    "refused": "how many rows were refused",
    "kept": "how many nights an undo left, since you had written in them",
    "gained": "how many answers it added to nights that were there",
    "tracker_order": "trackers by name, in the order in which they count",
    "forgotten_at": "when you deleted what its columns mean",
    "followed": "whether that night went as chosen",
    "sequence": "the order chosen by chance: 1 is with, 0 without",
    "blocks": "how many blocks there are",
    "comparator": "the sign before the figure, if the report prints one",
    "per_amount": "in so much of the product",
    "per_unit": "the unit of that",
    "weekdays": "the days it is taken, 0 is Monday",
    "evening_first_written_at": "when the evening part was first written",
    "evening_last_written_at": "when the evening part was last written",
    "morning_first_written_at": "when the morning part was first written",
    "morning_last_written_at": "when the morning part was last written",
    "doses.kind": "whether it is a supplement or a medicine",
    "exercises.kind": "which exercise it was",
    "wake_taps.kind": "which of the two buttons was tapped",
    "device_sleeps.kind": "the main sleep, a second recording or a nap",
    "regimens.kind": "whether it is a supplement or a medicine",
    "lab_results.test": "which blood test; own: one that you named",
    "lab_results.unit": "the unit of figure and range, as a UCUM code; see below",
    "dose_times.step": "which dose, by its id",
    "wake_taps.at": "when it was tapped",
    "sittings.planned_at": "the time of the evening it was meant for",
    "sittings.started_at": "when it began",
    "sittings.stopped_minute": "after how many minutes you got up, if it was broken off",
    "factor_answers.value": "the answer; yes is 1, no is 0",
}
FIGURES = {
    "caffeine_mg": "caffeine of the whole day, mg; 0 is none",
    "exercise_minutes": "exercise of the whole day; 0 is none",
    **{name: f"worked out: {words}" for name, words in DERIVED.items()},
}


def lines() -> Iterator[str]:
    """Every table with its columns, then the units of blood results."""
    for table in tables():
        yield f"{table.name}: one row for each {in_words(table.name)}"
        if table.numbered:
            yield _line("id", "names this row for other tables of this file")
        for column in table.columns:
            yield _line(column.name, _description(table, column))
        if table.name == "nights":
            for name in (*TOTALS, *DERIVED):
                yield _line(name, f"{FIGURES[name]} (CSV and workbook)")
        yield ""
    yield "Units of blood results, as stored (and as reports print them):"
    for test in BY_KEY.values():
        units = (
            unit.ucum if unit.ucum == unit.label else f"{unit.ucum} ({unit.label})"
            for unit in test.units
        )
        yield _line(test.key, f"{test.name}: {', '.join(units)}")


def _line(name: str, words: str) -> str:
    return f"  {name:<{WIDTH}}{words}"


def _description(table: Table, column: Column) -> str:
    return f"{meaning(table, column)}; {_values(table, column)}"


def meaning(table: Table, column: Column) -> str:
    """The meaning of a column: from `MEANINGS`, else the question on the page."""
    question = str(column.field.verbose_name)
    words = MEANINGS.get(f"{table.name}.{column.name}") or MEANINGS.get(column.name)
    if column.name == "night":
        return "the night, by the date of its evening"
    if not words and column.target:
        return f"which of {column.target}, by its {by_name()[column.target].key or 'id'}"
    return words or question


def _values(table: Table, column: Column) -> str:
    """The values a column takes: its words or its bounds where it has some, else its kind."""
    field: Any = column.field
    if words := [str(value) for value, _ in field.flatchoices or () if value != ""]:
        return f"one of {', '.join(words)}"
    if column.name in QUESTIONS and column.kind is Kind.LIST:
        return f"any of {', '.join(dict(QUESTIONS[column.name].choices))}"
    limits = {each.code: each.limit_value for each in field.validators if isinstance(each, LIMITS)}
    if column.kind is Kind.WHOLE and limits.keys() == {"min_value", "max_value"}:
        return f"{limits['min_value']} to {limits['max_value']}"
    return str(dict(table.heads)[column.name].value)
