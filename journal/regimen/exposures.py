"""The factors that the regimen declares: nights on which a supplement was taken, and those not."""
# pure, words

from collections import Counter
from datetime import time

from config.language import gettext as _
from config.language import gettext_lazy
from journal.figures.declared import Claims, Declared
from journal.figures.exposures import Diary, Factor
from journal.figures.measures import DURING_NIGHT

BY_DAY = (time(5), time(17))  # what is mostly taken in these hours comes before the evening
MAX_SUPPLEMENTS = 8


def supplements(diary: Diary) -> list[Declared]:
    """The supplements that were taken most often; those that are left out take no place."""
    names = diary.taken_names()
    nights = Counter(
        name
        for listed in diary.doses.values()
        for name in {dose.name.casefold() for dose in listed if dose.kind == "supplement"}
        if name not in diary.left_out
    )
    return [
        Declared(
            Factor(
                f"taken-{key}",
                _("{name} taken").format(name=names[key]),
                gettext_lazy("taken that day"),
                DURING_NIGHT,
            ),
            _was_taken(diary, key),
            is_after_evening=not _is_by_day(diary, key),
        )
        for key, _nights in sorted(nights.most_common(MAX_SUPPLEMENTS))
    ]


def _is_by_day(diary: Diary, key: str) -> bool:
    """Whether most doses of known time are taken by day, before the evening is rated."""
    start, end = BY_DAY
    by_day = [
        start <= dose.taken_at < end
        for listed in diary.doses.values()
        for dose in listed
        if dose.name.casefold() == key and dose.taken_at is not None
    ]
    return 2 * sum(by_day) > len(by_day)


def _was_taken(diary: Diary, key: str) -> Claims:
    taken = {
        night: True
        for night, listed in diary.doses.items()
        if any(dose.name.casefold() == key for dose in listed)
    }
    answered = {night: False for night, took in diary.took_doses.items() if took is not None}
    return diary.column(answered | taken)
