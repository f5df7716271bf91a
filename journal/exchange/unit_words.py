"""What the rows of the tables are called: "night", "2 drinks with caffeine"."""
# pure, words

from config.language import Words, grouped, ngettext_lazy
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
COUNTED: dict[str, Words] = {
    "preferences": lambda count: ngettext(
        "{count} set of preferences", "{count} sets of preferences", count
    ),
    "nights": ngettext_lazy("{count} night", "{count} nights", "count"),
    "caffeine_intakes": lambda count: ngettext(
        "{count} drink with caffeine", "{count} drinks with caffeine", count
    ),
    "exercises": ngettext_lazy("{count} exercise", "{count} exercises", "count"),
    "doses": ngettext_lazy("{count} dose", "{count} doses", "count"),
    "skipped_doses": ngettext_lazy("{count} skipped dose", "{count} skipped doses", "count"),
    "factors": ngettext_lazy("{count} thing you track", "{count} things you track", "count"),
    "factor_answers": lambda count: ngettext(
        "{count} answer to one", "{count} answers to them", count
    ),
    "named_questions": lambda count: ngettext(
        "{count} question you chose", "{count} questions you chose", count
    ),
    "wake_taps": ngettext_lazy("{count} wake tap", "{count} wake taps", "count"),
    "device_sleeps": lambda count: ngettext(
        "{count} tracker night", "{count} tracker nights", count
    ),
    "day_suggestions": lambda count: ngettext(
        "{count} suggestion for a day", "{count} suggestions for days", count
    ),
    "visits": ngettext_lazy("{count} visit", "{count} visits", "count"),
    "about_you": ngettext_lazy("{count} page about you", "{count} pages about you", "count"),
    "imports": ngettext_lazy("{count} earlier import", "{count} earlier imports", "count"),
    "lab_results": ngettext_lazy("{count} lab result", "{count} lab results", "count"),
    "regimens": lambda count: ngettext(
        "{count} supplement or medicine", "{count} supplements and medicines", count
    ),
    "regimen_nutrients": ngettext_lazy("{count} nutrient", "{count} nutrients", "count"),
    "dose_steps": ngettext_lazy("{count} planned dose", "{count} planned doses", "count"),
    "dose_times": ngettext_lazy("{count} clock time", "{count} clock times", "count"),
    "experiments": ngettext_lazy("{count} experiment", "{count} experiments", "count"),
    "followed_nights": lambda count: ngettext(
        "{count} night of an experiment", "{count} nights of experiments", count
    ),
    "sittings": ngettext_lazy("{count} sitting", "{count} sittings", "count"),
}


def in_words(table: str) -> str:
    """A row of a table for people: "drink with caffeine"."""
    return str(ONE[table])


def in_number(table: str, count: int) -> str:
    """So many rows of a table for people: "2 drinks with caffeine"."""
    words = str(COUNTED[table] % {"count": count})  # the plural that goes with it
    return words.format(count=grouped(count))
