"""What the rows of the tables are called: "night", "2 drinks with caffeine"."""
# pure, words

from collections.abc import Callable

from config.language import Words, grouped, ngettext
from config.language import gettext_lazy as _

ONE: dict[str, Words] = {
    "preferences": _("set of preferences"),
    "nights": _("night"),
    "caffeine_intakes": _("drink with caffeine"),
    "exercises": _("exercise"),
    "doses": _("dose"),
    "skipped_doses": _("skipped dose"),
    "factors": _("thing you track"),
    "factor_answers": _("answer to one"),
    "named_questions": _("question you chose"),
    "wake_taps": _("wake tap"),
    "device_sleeps": _("tracker night"),
    "day_suggestions": _("suggestion for a day"),
    "visits": _("visit"),
    "about_you": _("page about you"),
    "imports": _("earlier import"),
    "lab_results": _("lab result"),
    "regimens": _("supplement or medicine"),
    "regimen_nutrients": _("nutrient"),
    "dose_steps": _("planned dose"),
    "dose_times": _("clock time"),
    "experiments": _("experiment"),
    "followed_nights": _("night of an experiment"),
    "sittings": _("sitting"),
}
COUNTED: dict[str, Callable[[int], str]] = {
    "preferences": lambda count: ngettext(
        "{count} set of preferences", "{count} sets of preferences", count
    ),
    "nights": lambda count: ngettext("{count} night", "{count} nights", count),
    "caffeine_intakes": lambda count: ngettext(
        "{count} drink with caffeine", "{count} drinks with caffeine", count
    ),
    "exercises": lambda count: ngettext("{count} exercise", "{count} exercises", count),
    "doses": lambda count: ngettext("{count} dose", "{count} doses", count),
    "skipped_doses": lambda count: ngettext("{count} skipped dose", "{count} skipped doses", count),
    "factors": lambda count: ngettext("{count} thing you track", "{count} things you track", count),
    "factor_answers": lambda count: ngettext(
        "{count} answer to one", "{count} answers to them", count
    ),
    "named_questions": lambda count: ngettext(
        "{count} question you chose", "{count} questions you chose", count
    ),
    "wake_taps": lambda count: ngettext("{count} wake tap", "{count} wake taps", count),
    "device_sleeps": lambda count: ngettext(
        "{count} tracker night", "{count} tracker nights", count
    ),
    "day_suggestions": lambda count: ngettext(
        "{count} suggestion for a day", "{count} suggestions for days", count
    ),
    "visits": lambda count: ngettext("{count} visit", "{count} visits", count),
    "about_you": lambda count: ngettext("{count} page about you", "{count} pages about you", count),
    "imports": lambda count: ngettext("{count} earlier import", "{count} earlier imports", count),
    "lab_results": lambda count: ngettext("{count} lab result", "{count} lab results", count),
    "regimens": lambda count: ngettext(
        "{count} supplement or medicine", "{count} supplements and medicines", count
    ),
    "regimen_nutrients": lambda count: ngettext("{count} nutrient", "{count} nutrients", count),
    "dose_steps": lambda count: ngettext("{count} planned dose", "{count} planned doses", count),
    "dose_times": lambda count: ngettext("{count} clock time", "{count} clock times", count),
    "experiments": lambda count: ngettext("{count} experiment", "{count} experiments", count),
    "followed_nights": lambda count: ngettext(
        "{count} night of an experiment", "{count} nights of experiments", count
    ),
    "sittings": lambda count: ngettext("{count} sitting", "{count} sittings", count),
}


def in_words(table: str) -> str:
    """A row of a table for people: "drink with caffeine"."""
    return str(ONE[table])


def in_number(table: str, count: int) -> str:
    """So many rows of a table for people: "2 drinks with caffeine"."""
    return COUNTED[table](count).replace("{count}", grouped(count))
