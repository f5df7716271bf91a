"""What is asked about times of a night that are still to come: mostly they belong a day earlier."""
# pure, words

from datetime import datetime

from accounts.fields.clock_times import in_words
from config.language import gettext as _
from journal import clock, sleep, symptoms
from journal.diary import DiaryNight


def questions(diary: DiaryNight, now: datetime, hours: str) -> dict[str, str]:
    """The question about each time that lies after `now`, by the name of its field.

    Times are written for a person whose clock has so many `hours`, "12" or "24".
    """
    before = clock.name_of(diary.night - clock.DAY)
    questions = {}
    if sleep.is_still_to_come(diary, now):
        name = "final_awakening" if diary.final_awakening else "rise_time"
        questions[name] = _(
            "This waking time is still to come. Is the morning you wrote that of {night}?"
        ).format(night=before)
    if diary.symptom_onset and symptoms.onset_is_still_to_come(diary, now):
        questions["symptom_onset"] = _(
            "The first symptom at {time} is still to come. Was it a day earlier? "
            "Then it belongs to the night of {night}. "
            "You can also choose another time, or leave it as it is."
        ).format(time=in_words(diary.symptom_onset, hours), night=before)
    return questions
