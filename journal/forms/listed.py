"""What is listed under a night, checked and stored by the forms of its rows."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from journal.forms.intakes import CaffeineRows, ExerciseRows, dose_rows
from journal.forms.own_questions import OwnQuestionsForm
from journal.forms.page_fields import fields_of, row_fields
from journal.forms.planned import PlannedDoses
from journal.models import Night
from journal.questions import BOUT, DOSE, DRINK
from journal.questions.spoken import later
from journal.saving.answers import ALL_AS_PLANNED
from journal.saving.check import Listing, Problems
from journal.saving.merge import Answers


class CheckedByForms:
    """Rows in sets of forms; a form by itself is a set of one."""

    def __init__(self, *sets: Any) -> None:
        self._sets = sets
        valid = [each.is_valid() for each in sets]
        self._are_valid = all(valid)

    @property
    def problems(self) -> Problems:
        """What is wrong with them, by the name of the field; "plan" for the plan itself."""
        by_field: Problems = {}
        if self._are_valid:
            return by_field
        for form in self._forms:
            for name, problems in form.errors.as_data().items():
                field = form.add_prefix(name) if name != NON_FIELD_ERRORS else form.prefix or ""
                by_field[field] = [*problems]
        for each in self._sets:
            if isinstance(each, PlannedDoses) and each.errors:
                by_field["plan"] = [ValidationError(sentence) for sentence in each.errors]
            elif hasattr(each, "non_form_errors") and each.non_form_errors():
                by_field[each.prefix] = each.non_form_errors().as_data()
        return by_field

    @property
    def count(self) -> bool:
        """Whether one says that something was drunk, done or taken."""
        return self._are_valid and any(map(_counts, self._forms))

    @property
    def changed(self) -> bool:
        """Whether one is another than the stored."""
        return any(each.has_changed() for each in self._sets)

    @property
    def taken_by_button(self) -> list[int]:
        """After saving: the keys of the doses that only "all as planned" answered."""
        plans = [each for each in self._sets if isinstance(each, PlannedDoses)]
        return [key for plan in plans for key in plan.taken_by_button]

    def save(self) -> None:
        """Store them under the night, which is stored already."""
        for each in self._sets:
            each.save()

    @property
    def _forms(self) -> list[Any]:
        return [form for each in self._sets for form in getattr(each, "forms", [each])]


def _counts(row: Any) -> bool:
    if hasattr(row, "counts"):
        return bool(row.counts)
    filled = bool(row.instance.pk) or row.has_changed()
    return filled and not row.cleaned_data.get("DELETE")


def _drinks(night: Night, answers: Answers, all_as_planned: bool) -> CheckedByForms:
    fields = row_fields(DRINK, answers, night)
    return CheckedByForms(CaffeineRows(fields, instance=night, prefix=DRINK.prefix))


def _bouts(night: Night, answers: Answers, all_as_planned: bool) -> CheckedByForms:
    fields = row_fields(BOUT, answers, night)
    return CheckedByForms(ExerciseRows(fields, instance=night, prefix=BOUT.prefix))


def _doses(night: Night, answers: Answers, all_as_planned: bool) -> CheckedByForms:
    button = {ALL_AS_PLANNED: "1"} if all_as_planned else {}
    planned = PlannedDoses(fields_of(("plan-",), answers) | button, night)
    fields = row_fields(DOSE, answers, night)
    return CheckedByForms(dose_rows(fields, night, planned=lambda: planned.names), planned)


def _own(night: Night, answers: Answers, all_as_planned: bool) -> CheckedByForms:
    return CheckedByForms(OwnQuestionsForm(fields_of(("factor-",), answers), night=night))


LISTINGS = (
    Listing((DRINK.claim, f"{DRINK.prefix}:"), DRINK.claim, later(DRINK, "clash"), _drinks),
    Listing((BOUT.claim, f"{BOUT.prefix}:"), BOUT.claim, later(BOUT, "clash"), _bouts),
    Listing((DOSE.claim, f"{DOSE.prefix}:", "plan-"), DOSE.claim, later(DOSE, "clash"), _doses),
    Listing(("factor-",), "", "", _own),
)
