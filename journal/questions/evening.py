"""The questions of the evening, in the order of the page."""
# pure, words

from datetime import time
from functools import partial

from config.language import gettext_lazy as _
from config.language import pgettext_lazy
from journal.questions.choices import EVENTS, HELP_OF, HELPED, RELIEFS, SENSATIONS, SIDES, THINGS
from journal.questions.question import Box, Kind, Paper, Part, Question

WHERE = Box("columns", pgettext_lazy("parts of the body", "Where"))
FOOD = Box("columns", _("Food"))
TRIED = Box("stack")
AUGMENTING = "augmenting"  # a medicine beside which doctors ask about augmentation
LEGS = pgettext_lazy("rating", "none"), pgettext_lazy("rating", "the strongest I can imagine")

_evening = partial(Question, part=Part.EVENING)
_claim = partial(_evening, kind=Kind.CLAIM)
_side = partial(_evening, kind=Kind.WORD, choices=SIDES, more=True, box=WHERE)
_legs = partial(_evening, kind=Kind.RATING, most=10, ends=LEGS, in_grid=True)
_beside_augmenting = partial(_evening, beside_dose=AUGMENTING, more=True)
_helped = partial(_evening, kind=Kind.SCALE, choices=HELPED, most=2, more=True, box=TRIED)
_listed = partial(
    _claim, no_and_yes=(pgettext_lazy("of a list", "None"), pgettext_lazy("of a list", "Other…"))
)

EVENING: tuple[Question, ...] = (
    _legs(
        name="evening_severity",
        label=_("Legs in the evening"),
        slot=2,
        measure="evening",
        code="evening-severity",
    ),
    _legs(
        name="daytime_rest_severity",
        label=_("Legs at rest by day"),
        slot=1,
        measure="daytime_rest",
        code="daytime-rest-severity",
    ),
    _claim(
        name="no_symptoms",
        label=_("no symptoms"),
        on_page=_("No symptoms"),
        meaning=_("No symptoms that evening"),
        answer="first_symptom",
        code="no-symptoms",
    ),
    _evening(
        name="symptom_onset",
        kind=Kind.CLOCK,
        label=_("First symptom"),
        on_page=_("First symptom at"),
        meaning=_("Clock time of the first symptom"),
        answer="first_symptom",
        around=time(21),
        usual="symptom_onset",
        code="symptom-onset",
        paper=Paper(_("First symptom at (– if none)"), also=("no_symptoms",)),
    ),
    _listed(
        name="had_caffeine",
        label=_("Caffeine today"),
        meaning=_("Whether there was any caffeine"),
        paper=Paper(_("Caffeine: what, when (0 if none)"), cell="", lines=2),
    ),
    _listed(
        name="exercised",
        label=_("Exercise today"),
        meaning=_("Whether there was any exercise"),
        paper=Paper(_("Exercise: what, when, min (0 if none)"), cell="", lines=2),
    ),
    _listed(
        name="took_doses",
        label=_("Supplements and medicines"),
        meaning=_("Whether any supplement or medicine was taken"),
    ),
    _claim(
        name="sat_still",
        label=_("Sat still for 30 minutes or more this evening"),
        short=_("Sat still"),
        meaning=_("Sat still for 30 minutes or more in the evening"),
        more=True,
        paper=Paper(_("Sat still 30 minutes or more")),
    ),
    _beside_augmenting(
        name="rest_minutes_to_symptoms",
        kind=Kind.MINUTES,
        label=_("Minutes at rest until symptoms came"),
        meaning=_("Minutes at rest in the evening until symptoms came"),
        most=960,
        taps=(5, 15, 30, 60),
    ),
    _evening(
        name="alcohol_drinks",
        kind=Kind.AMOUNT,
        label=_("Alcoholic drinks"),
        on_page=_("Alcohol today"),
        meaning=_("Alcoholic drinks of the whole day"),
        most=50,
        places=1,
        offered=(
            ("0", pgettext_lazy("drinks", "None")),
            ("1", _("1 drink")),
            ("2", "2"),
            ("3", "3"),
            ("4", "4"),
            ("5", "5"),
        ),
        more=True,
    ),
    _side(
        name="legs_side",
        label=pgettext_lazy("part of the body", "legs"),
        on_page=pgettext_lazy("part of the body", "Legs"),
        meaning=_("Which legs"),
        paper=Paper(
            _("Legs, arms, trunk, elsewhere (l, r, both)"),
            cell=pgettext_lazy("legs, arms, trunk, elsewhere", "L: A: T: E:"),
            also=("arms_side", "trunk_side", "other_area_side"),
        ),
    ),
    _side(
        name="arms_side",
        label=pgettext_lazy("part of the body", "arms"),
        on_page=pgettext_lazy("part of the body", "Arms"),
        meaning=_("Which arms"),
    ),
    _side(
        name="trunk_side",
        label=pgettext_lazy("part of the body", "trunk"),
        on_page=pgettext_lazy("part of the body", "Trunk"),
        meaning=_("Which side of the trunk"),
    ),
    _side(
        name="other_area_side",
        label=pgettext_lazy("part of the body", "other"),
        on_page=pgettext_lazy("part of the body", "Elsewhere"),
        meaning=_("Another part of the body"),
    ),
    _evening(
        name="sensations",
        kind=Kind.WORDS,
        label=_("What it felt like"),
        choices=SENSATIONS,
        more=True,
        paper=Paper(_("What it felt like (letters)")),
    ),
    _evening(
        name="reliefs",
        kind=Kind.WORDS,
        label=_("What you tried"),
        choices=RELIEFS,
        more=True,
        box=TRIED,
        paper=Paper(
            _("What you tried (letters), helped: 1 some, 2 much"),
            cell="|",
            also=("relief_effect", *(f"{word}_helped" for word, _ in THINGS)),
        ),
    ),
    *(
        _helped(
            name=f"{word}_helped",
            label=how_much,
            on_page=did_it,
            beside_word=("reliefs", word),
        )
        for word, (how_much, did_it) in HELP_OF.items()
    ),
    _evening(
        name="relief_effect",
        kind=Kind.RATING,
        label=_("How much it helped"),
        on_page=_("How much all of it helped"),
        meaning=_("How much all that you tried helped; asked until each had its own answer"),
        most=10,
        ends=(
            pgettext_lazy("how much it helped", "not at all"),
            pgettext_lazy("how much it helped", "completely"),
        ),
        more=True,
        is_past=True,
        box=TRIED,
    ),
    _beside_augmenting(
        name="dose_relief_hours",
        kind=Kind.AMOUNT,
        label=_("Hours that a dose helped"),
        on_page=_("How long the dose helped"),
        meaning=_("Hours that a dose of the medicine for restless legs helped"),
        most=24,
        places=1,
        offered=(
            ("0", pgettext_lazy("how long it helped", "Not at all")),
            ("1", _("1 hour")),
            *((str(hours), str(hours)) for hours in (2, 3, 4, 5, 6, 8, 10, 12)),
            ("24", _("24 hours")),
        ),
    ),
    _claim(
        name="iron_rich_meal",
        label=_("A meal rich in iron today"),
        meaning=_("Whether there was a meal rich in iron"),
        more=True,
        box=FOOD,
        paper=Paper(_("A meal rich in iron")),
    ),
    _claim(
        name="vitamin_c_with_meal",
        label=_("Something with vitamin C beside it"),
        meaning=_("Whether something with vitamin C went with it"),
        more=True,
        box=FOOD,
        paper=Paper(
            _("With it: vitamin C, tea or coffee"),
            cell=pgettext_lazy("vitamin C, tea", "C T"),
            also=("tea_or_coffee_with_meal",),
        ),
    ),
    _claim(
        name="tea_or_coffee_with_meal",
        label=_("Tea or coffee with it"),
        meaning=_("Whether tea or coffee went with it"),
        more=True,
        box=FOOD,
    ),
    _evening(
        name="events",
        kind=Kind.WORDS,
        label=_("What else happened"),
        choices=EVENTS,
        more=True,
        paper=Paper(_("New medicine, cold tablet, illness …")),
    ),
    _evening(
        name="nicotine_uses",
        kind=Kind.COUNT,
        label=_("Nicotine: cigarettes or uses"),
        meaning=_("Cigarettes or other uses of nicotine"),
        most=200,
        more=True,
    ),
    _evening(
        name="planned_bedtime",
        kind=Kind.CLOCK,
        label=_("Bedtime planned"),
        meaning=_("When you meant to go to bed"),
        around=time(22, 30),
        more=True,
    ),
    _evening(
        name="evening_note",
        kind=Kind.TEXT,
        label=_("Note on the evening"),
        most=4000,
        more=True,
        paper=Paper(_("Note"), lines=2),
    ),
)
