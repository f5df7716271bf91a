"""The factors that the regimen declares: nights on which a supplement was taken, and those not."""
# pure

from collections import Counter

from journal.diary import DiaryNight
from journal.figures.exposures import Claim, Declared, Diary, Factor
from journal.figures.measures import DURING_NIGHT

MAX_SUPPLEMENTS = 8


def supplements(diary: Diary) -> Declared:
    """The supplements that were taken most often; those that are left out take no place."""
    names = diary.taken_names()
    nights = Counter(
        name
        for listed in diary.doses.values()
        for name in {dose.name.casefold() for dose in listed if dose.kind == "supplement"}
        if name not in diary.left_out
    )
    return [
        (
            Factor(f"taken-{key}", f"{names[key]} taken", "taken that day", DURING_NIGHT),
            _was_taken(diary, key),
        )
        for key, _ in sorted(nights.most_common(MAX_SUPPLEMENTS))
    ]


def _was_taken(diary: Diary, key: str) -> Claim:
    def claim(night: DiaryNight) -> bool | None:
        taken = {dose.name.casefold() for dose in diary.doses.get(night.night, ())}
        if key in taken:
            return True
        return None if diary.took_doses.get(night.night) is None else False

    return claim
