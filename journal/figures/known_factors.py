"""The factors that are declared for everybody, in words: what each is called, and its line."""
# pure, words

from config.language import gettext as _
from config.language import gettext_lazy, pgettext, pgettext_lazy
from journal.figures.exposures import Factor, Question
from journal.figures.measures import ASLEEP, DURING_NIGHT, EVENING, FALLING_ASLEEP, WORST
from journal.figures.wording import number

LATE_CAFFEINE = Factor(
    "late-caffeine",
    gettext_lazy("Caffeine after 14:00"),
    gettext_lazy("a drink at 14:00 or later"),
    FALLING_ASLEEP,
    inside=pgettext_lazy("in a sentence", "caffeine after 14:00"),
)
ALCOHOL = Factor(
    "alcohol",
    gettext_lazy("Alcohol"),
    gettext_lazy("any drink"),
    DURING_NIGHT,
    inside=pgettext_lazy("in a sentence", "alcohol"),
)
EXERCISE = Factor(
    "exercise",
    gettext_lazy("Exercise that day"),
    gettext_lazy("any exercise"),
    EVENING,
    inside=pgettext_lazy("in a sentence", "exercise that day"),
)
LATE_EXERCISE = Factor(
    "late-exercise",
    gettext_lazy("Exercise after 18:00"),
    gettext_lazy("a start at 18:00 or later"),
    FALLING_ASLEEP,
    inside=pgettext_lazy("in a sentence", "exercise after 18:00"),
)
SAT_STILL = Factor(
    "sat-still",
    gettext_lazy("Sat still in the evening"),
    gettext_lazy("30 minutes or more"),
    EVENING,
    inside=pgettext_lazy("in a sentence", "sat still in the evening"),
)
WEEKEND = Factor(
    "weekend",
    gettext_lazy("Friday or Saturday evening"),
    gettext_lazy("the weekday of the evening"),
    EVENING,
    weekly=True,
)
SHORT_SLEEP = Factor(
    "short-sleep",
    gettext_lazy("A short sleep the night before"),
    gettext_lazy("less than your median total sleep"),
    EVENING,
    lag=1,
    per_step=gettext_lazy("for each hour less"),
    inside=pgettext_lazy("in a sentence", "a short sleep the night before"),
)


def caffeine_at_bedtime(mg: int) -> Factor:
    """What of the day's caffeine is left, in steps of so many milligrams."""
    return Factor(
        "caffeine-at-bedtime",
        _("Caffeine left at bedtime"),
        _("more than {count} mg left at bedtime by the estimate").format(count=mg),
        ASLEEP,
        per_step=_("for each {count} mg").format(count=mg),
        inside=pgettext("in a sentence", "caffeine left at bedtime"),
    )


def late_bedtime(minutes: int) -> Factor:
    """A bedtime so long after the usual one."""
    return Factor(
        "late-bedtime",
        _("A late bedtime the night before"),
        _("more than {count} minutes after your median bedtime").format(count=minutes),
        EVENING,
        lag=1,
        inside=pgettext("in a sentence", "a late bedtime the night before"),
    )


def own_claim(question: Question) -> Factor:
    """A question of the person's own that is answered by yes or no."""
    answer = pgettext("in a sentence", "yes")
    return Factor(f"own-{question.key}", question.name, answer, WORST)


def own_figure(question: Question, usual: float) -> Factor:
    """A question of the person's own that is answered by a figure, and its `usual` spread."""
    step = _("for each {figure} more, the usual spread").format(figure=number(usual))
    rule = _("more than your median answer")
    return Factor(f"own-{question.key}", question.name, rule, WORST, per_step=step if usual else "")
