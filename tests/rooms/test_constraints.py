"""What the database refuses is refused before, in a sentence beside its field."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from journal.experiments.models import Experiment
from journal.labs.models import LabResult
from journal.models import Factor, NamedQuestion, Night
from journal.regimen.models import DoseStep, Regimen, RegimenNutrient
from journal.report.models import AboutYou, Draft, Visit
from journal.sittings.models import Sitting
from tests.journal.exchange.made_up import history
from tests.project import PACKAGES
from tests.rooms.full_night import NIGHT, write_full_night

OURS = [
    model
    for model in apps.get_models()
    if model._meta.app_config.name.partition(".")[0] in PACKAGES
]
CONSTRAINTS = {each.name: (model, each) for model in OURS for each in model._meta.constraints}

# Broken only by two programs at once, or by a program that is wrong: no person typed it.
ONE_WAY_IN = "what two devices send is merged by the one way into a night"
OWN_ID = "an id that was made anew"
NOBODY_TYPES = {
    "night_once_a_person": ONE_WAY_IN,
    "dose_planned_once_a_night": ONE_WAY_IN,
    "dose_planned_untimed_once_a_night": ONE_WAY_IN,
    "dose_planned_time_needs_a_plan": ONE_WAY_IN,
    "skipped_dose_planned_once_a_night": ONE_WAY_IN,
    "skipped_dose_planned_untimed_once_a_night": ONE_WAY_IN,
    "factor_answer_once_a_night": ONE_WAY_IN,
    "caffeine_uid_once_a_night": OWN_ID,
    "exercise_uid_once_a_night": OWN_ID,
    "dose_uid_once_a_night": OWN_ID,
    "skipped_dose_uid_once_a_night": OWN_ID,
    "posted_uid_once_a_person": OWN_ID,
    "sending_uid_once_a_person": OWN_ID,
    "wake_tap_uid_once_a_person": OWN_ID,
    "sitting_uid_once_a_person": OWN_ID,
    "token_ends_after_it_begins": "its end is chosen from days to come",
    "day_suggestion_once": "what was suggested already is passed over",
    "device_sleep_once_a_recording": "a recording that is there is passed over",
    "import_one_preview_a_person": "a new file takes the place of the one looked at",
    "imported_row_is_one_thing": "the import's own notes",
    "one_reminder_for_each_part": "each part has its own fields on one page",
    "picture_once_a_page": "pages are numbered by the program",
    "followed_once_a_night": "the last answer of a night counts",
    "dose_time_once_a_step": "the times of a dose are stored as a set",
    "device_sleep_ends_after_start": "a recording without a length is refused by its reader",
    "user_email_once_in_any_case": "signing up answers the same for a taken address",
    "share_ends_after_it_begins": "the end is so many days from now, of a list",
}


def of(model, **told):
    """A stored row of that table, with these columns otherwise."""
    row = model.objects.order_by("-pk").first()
    for name, value in told.items():
        setattr(row, name, value)
    return row


def leaves(condition):
    """The columns of a condition, each with how it is looked at and the value."""
    for child in condition.children:
        if isinstance(child, models.Q):
            yield from leaves(child)
        else:
            path, value = child
            yield (*path.partition("__")[::2], value)


def out_of_bounds(constraint):
    """Values of its one column that a check refuses; nothing where it looks at several."""
    told = list(leaves(constraint.condition))
    names = {name for name, _, _ in told}
    if any(hasattr(value, "resolve_expression") for *_, value in told):
        return "", []  # one column is compared with another
    if len(names) != 1 or constraint.name in NOBODY_TYPES:
        return "", []
    bad = {
        "in": lambda value: "zz",
        "gt": lambda value: value,
        "gte": lambda value: value - 1,
        "lt": lambda value: value,
        "lte": lambda value: value + 1,
    }
    values = [bad[how](value) for _, how, value in told if how in bad]
    return names.pop(), values


SIMPLE = [
    (name, column, value)
    for name, (_, each) in CONSTRAINTS.items()
    if isinstance(each, models.CheckConstraint)
    for column, values in [out_of_bounds(each)]
    for value in values
]


@pytest.fixture
def lived(person):
    history(person)
    write_full_night(person, NIGHT.replace(day=4))
    Draft.objects.create(user=person)
    return person


def sentences(row):
    """What is wrong with a row before it is stored, by field."""
    with pytest.raises(ValidationError) as found:
        row.full_clean()
    told = found.value.message_dict
    for problem in (problem for problems in told.values() for problem in problems):
        assert not problem.startswith("Constraint “"), problem
    return told


@pytest.mark.parametrize(("name", "column", "value"), SIMPLE)
def test_a_value_out_of_bounds_has_its_sentence(lived, name, column, value):
    model, _ = CONSTRAINTS[name]
    assert column in sentences(of(model, **{column: value}))


def twice(model, **told):
    """A row once more, as if it were new."""
    row = of(model, pk=None, **told)
    row._state.adding = True
    return row


BROKEN = {
    "night_no_symptoms_means_none": lambda: of(Night, no_symptoms=True),
    "factor_name_once_a_person": lambda: twice(Factor, name=of(Factor).name.upper()),
    "lab_result_test_known_or_named": lambda: of(LabResult, test="ferritin", name="INR"),
    "lab_result_unit_or_own": lambda: of(LabResult, test="ferritin", name="", unit=""),
    "lab_result_range_in_order": lambda: of(LabResult, range_low=3, range_high=2),
    "lab_result_once_a_day": lambda: twice(LabResult),
    "lab_result_once_a_time": lambda: twice(LabResult, **at_a_time()),
    "regimen_reason_needs_an_end": lambda: of(Regimen, ended_on=None, ended_reason="no more"),
    "regimen_nutrient_once_a_product": lambda: twice(RegimenNutrient),
    "regimen_nutrient_positive": lambda: of(RegimenNutrient, amount=0),
    "dose_step_once_a_day": lambda: twice(DoseStep),
    "dose_step_amount_has_unit": lambda: of(DoseStep, amount=5, unit=""),
    "dose_step_weekdays_when_chosen": lambda: of(DoseStep, schedule="daily", weekdays="02"),
    "about_you_whole_rating": lambda: of(AboutYou, total=101),
    "visit_once_a_day_and_person": lambda: twice(Visit),
    "question_named_once_a_day": lambda: twice(NamedQuestion),
    "experiment_lots_known": lambda: of(Experiment, blocks=9),
    "experiment_counts_two_nights_a_block": lambda: of(Experiment, washout=7),
    **{
        f"sitting_rating_{minute}_before_getting_up": lambda minute=minute: of(
            Sitting, stopped_minute=minute - 1, **{f"rating_{minute}": 3}
        )
        for minute in range(10, 70, 10)
    },
    "experiment_reason_needs_a_stop": lambda: of(Experiment, stopped_on=None, stopped_reason="x"),
}


def at_a_time():
    """The columns of the result that was taken at a time of its day."""
    row = LabResult.objects.get(taken_at__isnull=False)
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields[1:]}


@pytest.mark.parametrize("name", BROKEN)
def test_what_does_not_go_together_has_its_sentence(lived, name):
    row = BROKEN[name]()
    assert sentences(row)


def test_every_constraint_is_tried_or_nobody_types_it():
    tried = {name for name, _, _ in SIMPLE} | set(BROKEN)

    assert not tried & set(NOBODY_TYPES)
    assert tried | set(NOBODY_TYPES) == set(CONSTRAINTS)
