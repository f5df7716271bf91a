"""The first symptom: one answer ("none", a clock time, or so long ago) in two columns."""

from datetime import datetime, time

from django.core.exceptions import ValidationError

from accounts.fields import clock_times
from journal import clock
from journal.diary import DAY_RATINGS
from journal.models import Night
from journal.questions import QUESTIONS
from journal.saving.answers import AT, FIRST_SYMPTOM, NONE
from journal.saving.merge import Answers
from journal.saving.reading import read

AGO = {"0": "Now", "15": "15 min ago", "30": "30 min ago", "60": "1 h ago"}
ONSET = "symptom_onset"
SAY_WHETHER = {FIRST_SYMPTOM, ONSET, *DAY_RATINGS}  # answers that say whether any came


def fill_in(night: Night, changes: Answers, at: datetime) -> None:
    """Put the answer given `at` a time into the columns of the night, and what ratings say of it.

    "No symptoms" stays until it is answered otherwise. Raises `ValidationError` by field: a time
    that cannot be read, or one before noon, which belongs to the night in the error's params.
    """
    if FIRST_SYMPTOM in changes:
        text = str(changes[FIRST_SYMPTOM] or "")
        night.no_symptoms = text == NONE or None
        if ONSET not in changes:
            night.symptom_onset = None if text in {"", NONE} else _onset(night, text, at)
    if not night.no_symptoms:
        rated = any(getattr(night, name) for name in DAY_RATINGS)
        night.no_symptoms = False if night.symptom_onset or rated else None


def _onset(night: Night, text: str, at: datetime) -> time:
    if text in AGO:
        return _counted_back(night, text, at)
    if text == AT:
        raise ValidationError({ONSET: "Write the time, or choose another answer above."})
    if text.isdigit():
        raise ValidationError({FIRST_SYMPTOM: "Choose one of the answers on the page."})
    try:
        found: time = read(QUESTIONS[ONSET], text, night.user.clock)
    except ValidationError as error:
        raise ValidationError({ONSET: error}) from error
    return found


def _counted_back(night: Night, text: str, at: datetime) -> time:
    there, onset = clock.ago(int(text), at, night.zone)
    if there != night.night:
        words = clock_times.in_words(onset, night.user.clock)
        asked = (
            f"{AGO[text]} was {words}, before noon. That belongs to the night of "
            f"{clock.name_of(there)}. Is it for that night? If not, choose another time here."
        )
        raise ValidationError({FIRST_SYMPTOM: ValidationError(asked, "which", {"night": there})})
    return onset
