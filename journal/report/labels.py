"""The words of the paper that are the same for everybody: its headings, heads and captions.

The template of the engine holds none, so that it prints in any language.
"""
# pure, words

from collections.abc import Mapping
from typing import Any

from config.language import gettext as _
from config.language import ngettext, pgettext


def labels(words: Mapping[str, Any], draws: Mapping[str, Any]) -> dict[str, object]:
    """Every label by its name in the template, for these words and drawings of a summary."""
    return {
        **_page(words),
        **_head(words),
        **_first_page(words),
        **_charts(draws),
        **_tables(),
        **_second_page(draws),
    }


def _page(words: Mapping[str, Any]) -> dict[str, object]:
    """What is told of the document, and what stands at the foot of each page."""
    return {
        "self_reported": _("Self-reported"),
        "description": _("Self-reported journal of {period}, made on {day}").format(
            period=words["period"], day=words["made_on"]
        ),
        "keywords": [_("restless legs"), _("self-reported"), _("sleep diary")],
        "made_on": _("Made on {day} with Stillnight").format(day=words["made_on"]),
        "page": _("page {page} of {pages}"),
        "code": _("QR code of a link to this summary"),
        "scan": _("Scan to read it\non a screen, while\nthe link is open").split("\n"),
    }


def _head(words: Mapping[str, Any]) -> dict[str, object]:
    compared = logged_before = ""
    if words["compares"]:
        compared = _("compared with {period}").format(period=words["previous"])
        logged_before = _("comparison {nights}").format(nights=words["logged_before"])
    return {
        "period": pgettext("nights", "Period"),
        "compared": compared,
        "logged": _("Nights written down"),
        "logged_before": logged_before,
        "same_night": _("Written the same night"),
        "visit": _("For the visit"),
        "questions": _("Questions for the doctor"),
    }


def _first_page(words: Mapping[str, Any]) -> dict[str, object]:
    """Titles of tables, and of what is left of them for the next page."""
    rest = _("{title}, the rest").format
    bloods, iron, stopped = _("Blood results"), _("Iron taken"), _("Tried and stopped")
    longest = max(len(words[name]) for name in ("taken", "bloods", "iron", "stopped"))
    return {
        "taken_rest": rest(title=words["taken_title"]),
        "bloods": bloods,
        "bloods_rest": rest(title=bloods),
        "iron": iron,
        "iron_rest": rest(title=iron),
        "iron_aside": _("values before and after it, and what lies between"),
        "stopped": stopped,
        "stopped_rest": rest(title=stopped),
        "nothing_taken": _("No product is listed, and no dose was written down."),
        "more": [_more(count) for count in range(1, longest + 1)],
    }


def _more(count: int) -> str:
    return ngettext(
        "and {count} more on the next page", "and {count} more on the next page", count
    ).format(count=count)


def _charts(draws: Mapping[str, Any]) -> dict[str, object]:
    strip = ""
    if onset := draws["onset"]:
        strip = _(
            "Share of the nights with a time, by the half hour, {ends}. Triangle: median."
        ).format(ends=onset["ends"])
    return {
        "onset": _("First symptom"),
        "strip": strip,
        "beyond_legs": _("Beyond the legs:"),
        "travel": _("Travel:"),
        "timeline": _("Severity over time"),
        "worst": _("Worst rating\nof the night,\n0–10").split("\n"),
        "first_symptom": _("First\nsymptom").split("\n"),
        "no_rating": _("No night of this period has a rating."),
    }


def _tables() -> dict[str, object]:
    """Headings and heads of the tables that page one can hold."""
    return {
        "figures": _("Key figures"),
        "ratings": _("Ratings: 0–10"),
        "this_period": _("This period"),
        "n": pgettext("nights with an answer", "n"),
        "comparison": _("Comparison"),
        "change_of_means": _("Change of means"),
        "interval": _("95 % interval"),
        "name": _("Name"),
        "name_and_dose": _("Name, and what one dose holds"),
        "dose": _("One dose"),
        "at": pgettext("times of day", "At"),
        "since": _("This dose since"),
        "taken": pgettext("nights", "Taken"),
        "test": pgettext("of blood", "Test"),
        "value": _("Value"),
        "date": _("Date"),
        "own_range": _("Lab’s range"),
        "morning": pgettext("blood taken in the", "Morning"),
        "iron_paused": _("Iron paused"),
        "before_that": _("Before that"),
        "course": pgettext("of iron", "Course"),
        "when": _("When"),
        "ferritin": _("Ferritin"),
        "saturation": _("Transferrin saturation"),
        "highest": _("Highest dose"),
        "from_to": _("From – to"),
        "reason": _("Why it ended"),
    }


def _second_page(draws: Mapping[str, Any]) -> dict[str, object]:
    return {
        **_grid(draws["grid"]),
        "drifts": _("First symptom around each dose change"),
        "drifts_aside": _(
            "medians, shift of the means; up to 28 nights a side, cut where a medicine for RLS "
            "changes"
        ),
        "dose_change": _("Dose change, and the nights that are meant"),
        "before": pgettext("a change", "Before"),
        "after": pgettext("a change", "After"),
        "shift": _("Shift"),
        "then_and_now": _("Then and now"),
        "asked": _("Asked about"),
        "then": pgettext("and now", "Then"),
        "now": pgettext("then and", "Now"),
        "change": pgettext("of a figure", "Change"),
        "nights": _("Nights"),
        "factors": _("What goes together"),
        "factor": _("Factor"),
        "finding": _("Finding"),
        "difference": _("Difference"),
        "with_without": _("With / without"),
        "experiments": _("Experiments"),
        "experiment": _("Experiment"),
        "measured_by": _("Measured by"),
        "sitting_test": _("Sitting test at home"),
        "sitting_aside": _("mean of each sitting, 0–10; what is not compared is in brackets"),
        "sitting": pgettext("of the sitting test", "Sitting"),
        "mean": pgettext("average", "Mean"),
        "notes": _("Notes"),
        "method": _("Method and definitions"),
    }


def _grid(drawn: Mapping[str, Any] | None) -> dict[str, object]:
    """How to read the table of the last nights."""
    if not drawn:
        return {}
    key = _(
        "From {first} to {last}; a line stands before each Monday. Ratings 0–10, the darker the "
        "higher; first symptom: hour over minutes."
    )
    if drawn["twelve_hours"]:
        key = _(
            "From {first} to {last}; a line stands before each Monday. Ratings 0–10, the darker "
            "the higher; first symptom: hour over minutes, then am or pm."
        )
    return {
        "night": _("Night"),
        "grid_aside": _("from left to right; hatched: nothing written down; empty: no answer"),
        "grid_key": key.format(first=drawn["first"], last=drawn["last"]),
    }
