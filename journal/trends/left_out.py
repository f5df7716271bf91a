"""What is not tested night by night, because no single night can show what it does."""
# pure

from dataclasses import dataclass
from datetime import date

from journal.trends.exposures import Diary


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something taken or asked, and why it is left out; `since` is its first day in the plan."""

    name: str
    reason: str
    since: date | None = None


def left_out(diary: Diary) -> list[LeftOut]:
    """What was taken or asked in the period and belongs to a slow store, by its name."""
    starts = {product.name.casefold(): product.since for product in diary.products}
    names = diary.taken_names() | {each.name.casefold(): each.name for each in diary.questions}
    return [
        LeftOut(name, store.night_by_night, starts.get(key))
        for key, name in sorted(names.items())
        if (store := diary.slow_store(name))
    ]
