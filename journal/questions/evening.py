"""The questions of the evening, in the order of the page."""
# pure

from datetime import time
from functools import partial

from journal.questions.choices import EVENTS, HELPED, RELIEFS, SENSATIONS, SIDES, THINGS
from journal.questions.question import Box, Kind, Paper, Part, Question

WHERE = Box("columns", "Where")
FOOD = Box("columns", "Food")
TRIED = Box("stack")
AUGMENTING = "augmenting"  # a medicine beside which doctors ask about augmentation
LEGS = ("none", "the strongest I can imagine")

_evening = partial(Question, part=Part.EVENING)
_claim = partial(_evening, kind=Kind.CLAIM)
_side = partial(_evening, kind=Kind.WORD, choices=SIDES, more=True, box=WHERE)
_legs = partial(_evening, kind=Kind.RATING, most=10, ends=LEGS, in_grid=True)
_beside_augmenting = partial(_evening, beside_dose=AUGMENTING, more=True)
_helped = partial(_evening, kind=Kind.SCALE, choices=HELPED, most=2, more=True, box=TRIED)
_listed = partial(_claim, no_and_yes=("None", "Other…"))

EVENING: tuple[Question, ...] = (
    _legs(
        name="evening_severity",
        label="Legs in the evening",
        slot=2,
        measure="evening",
        code="evening-severity",
    ),
    _legs(
        name="daytime_rest_severity",
        label="Legs at rest by day",
        slot=1,
        measure="daytime_rest",
        code="daytime-rest-severity",
    ),
    _claim(
        name="no_symptoms",
        label="no symptoms",
        on_page="No symptoms",
        meaning="No symptoms that evening",
        answer="first_symptom",
        code="no-symptoms",
    ),
    _evening(
        name="symptom_onset",
        kind=Kind.CLOCK,
        label="First symptom",
        on_page="First symptom at",
        meaning="Clock time of the first symptom",
        answer="first_symptom",
        around=time(21),
        usual="symptom_onset",
        code="symptom-onset",
        paper=Paper("First symptom at (– if none)", also=("no_symptoms",)),
    ),
    _listed(
        name="had_caffeine",
        label="Caffeine today",
        meaning="Whether there was any caffeine",
        paper=Paper("Caffeine: what, when (0 if none)", cell="", lines=2),
    ),
    _listed(
        name="exercised",
        label="Exercise today",
        meaning="Whether there was any exercise",
        paper=Paper("Exercise: what, when, min (0 if none)", cell="", lines=2),
    ),
    _listed(
        name="took_doses",
        label="Supplements and medicines",
        meaning="Whether any supplement or medicine was taken",
    ),
    _claim(
        name="sat_still",
        label="Sat still for 30 minutes or more this evening",
        short="Sat still",
        meaning="Sat still for 30 minutes or more in the evening",
        more=True,
        paper=Paper("Sat still 30 minutes or more"),
    ),
    _beside_augmenting(
        name="rest_minutes_to_symptoms",
        kind=Kind.MINUTES,
        label="Minutes at rest until symptoms came",
        meaning="Minutes at rest in the evening until symptoms came",
        most=960,
        taps=(5, 15, 30, 60),
    ),
    _evening(
        name="alcohol_drinks",
        kind=Kind.AMOUNT,
        label="Alcoholic drinks",
        on_page="Alcohol today",
        meaning="Alcoholic drinks of the whole day",
        most=50,
        places=1,
        offered=(
            ("0", "None"),
            ("1", "1 drink"),
            ("2", "2"),
            ("3", "3"),
            ("4", "4"),
            ("5", "5"),
        ),
        more=True,
    ),
    _side(
        name="legs_side",
        label="legs",
        on_page="Legs",
        meaning="Which legs",
        paper=Paper(
            "Legs, arms, trunk, elsewhere (l, r, both)",
            cell="L: A: T: E:",
            also=("arms_side", "trunk_side", "other_area_side"),
        ),
    ),
    _side(name="arms_side", label="arms", on_page="Arms", meaning="Which arms"),
    _side(name="trunk_side", label="trunk", on_page="Trunk", meaning="Which side of the trunk"),
    _side(
        name="other_area_side",
        label="other",
        on_page="Elsewhere",
        meaning="Another part of the body",
    ),
    _evening(
        name="sensations",
        kind=Kind.WORDS,
        label="What it felt like",
        choices=SENSATIONS,
        more=True,
        paper=Paper("What it felt like (letters)"),
    ),
    _evening(
        name="reliefs",
        kind=Kind.WORDS,
        label="What you tried",
        choices=RELIEFS,
        more=True,
        box=TRIED,
        paper=Paper(
            "What you tried (letters), helped: 1 some, 2 much",
            cell="|",
            also=("relief_effect", *(f"{word}_helped" for word, _ in THINGS)),
        ),
    ),
    *(
        _helped(
            name=f"{word}_helped",
            label=f"How much {thing} helped",
            on_page=f"Did {thing} help?",
            beside_word=("reliefs", word),
        )
        for word, thing in THINGS
    ),
    _evening(
        name="relief_effect",
        kind=Kind.RATING,
        label="How much it helped",
        on_page="How much all of it helped",
        meaning="How much all that you tried helped; asked until each had its own answer",
        most=10,
        ends=("not at all", "completely"),
        more=True,
        is_past=True,
        box=TRIED,
    ),
    _beside_augmenting(
        name="dose_relief_hours",
        kind=Kind.AMOUNT,
        label="Hours that a dose helped",
        on_page="How long the dose helped",
        meaning="Hours that a dose of the medicine for restless legs helped",
        most=24,
        places=1,
        offered=(
            ("0", "Not at all"),
            ("1", "1 hour"),
            *((str(hours), str(hours)) for hours in (2, 3, 4, 5, 6, 8, 10, 12)),
            ("24", "24 hours"),
        ),
    ),
    _claim(
        name="iron_rich_meal",
        label="A meal rich in iron today",
        meaning="Whether there was a meal rich in iron",
        more=True,
        box=FOOD,
        paper=Paper("A meal rich in iron"),
    ),
    _claim(
        name="vitamin_c_with_meal",
        label="Something with vitamin C beside it",
        meaning="Whether something with vitamin C went with it",
        more=True,
        box=FOOD,
        paper=Paper(
            "With it: vitamin C, tea or coffee", cell="C T", also=("tea_or_coffee_with_meal",)
        ),
    ),
    _claim(
        name="tea_or_coffee_with_meal",
        label="Tea or coffee with it",
        meaning="Whether tea or coffee went with it",
        more=True,
        box=FOOD,
    ),
    _evening(
        name="events",
        kind=Kind.WORDS,
        label="What else happened",
        choices=EVENTS,
        more=True,
        paper=Paper("New medicine, cold tablet, illness …"),
    ),
    _evening(
        name="nicotine_uses",
        kind=Kind.COUNT,
        label="Nicotine: cigarettes or uses",
        meaning="Cigarettes or other uses of nicotine",
        most=200,
        more=True,
    ),
    _evening(
        name="planned_bedtime",
        kind=Kind.CLOCK,
        label="Bedtime planned",
        meaning="When you meant to go to bed",
        around=time(22, 30),
        more=True,
    ),
    _evening(
        name="evening_note",
        kind=Kind.TEXT,
        label="Note on the evening",
        most=4000,
        more=True,
        paper=Paper("Note", lines=2),
    ),
)
