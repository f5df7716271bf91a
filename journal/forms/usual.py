"""What this person usually drinks, does and answers: one tap away, never stored by itself."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import inf
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from accounts.fields import clock_times
from journal import clock
from journal.clock_figures import ClockAxis, middle_time
from journal.diary import DiaryNight
from journal.models import CaffeineIntake, Exercise, Night
from journal.questions import EVENING, MORNING, SEVERITIES, named
from journal.questions.morning import SLEEP
from journal.saving.answers import text_of
from journal.sleep import CLOCK_TIMES

REMEMBERED = timedelta(days=28)
COMMON_DRINKS = ("coffee_brewed", "tea_black", "espresso")
MOST_DRINKS, MOST_BOUTS = 3, 1
APART = 120.0  # minutes: a coffee at eight and one at two are two habits
STEP = 15  # minutes to which a usual time is rounded

SLEPT = tuple(each for each in MORNING if each.box is SLEEP)
TIMES = ("bedtime", "final_awakening", "symptom_onset")
# What is looked at of them: beside the evening what says how a night was.
NIGHT = (*SEVERITIES, "time_zone", "slept", *CLOCK_TIMES, *named(SLEPT))
LATE = tuple(dict.fromkeys(("pk", "night", *named(EVENING), *TIMES, *NIGHT)))
Lately = Sequence[Mapping[str, Any]]  # nights, each its answers by column


@dataclass(frozen=True, slots=True)
class Usual:
    """One tap: a whole row with the time at which it usually is; a stored one as it is stored."""

    question: str
    columns: dict[str, str]
    what: str
    label: str
    detail: str
    chosen: bool = False

    @property
    def value(self) -> str:
        """The answer as the page sends it."""
        return json.dumps({self.question: self.columns})


def usual_drinks(night: Night, now: datetime, stored: Mapping[str, Any]) -> list[Usual]:
    """The person's three usual drinks of the four weeks before, filled up with common ones.

    Those that are usually had later than now come after the others.
    """
    habits = _habits(_had(night))
    seen = {drink for (drink, _), _ in habits}
    habits += [((drink, 1), None) for drink in COMMON_DRINKS if drink not in seen]
    chips = [_drink(night, stored, *what, at) for what, at in habits[:MOST_DRINKS]]
    return sorted(chips, key=lambda chip: _is_later(chip.columns["taken_at"], night, now))


def drinks_on(night: Night, stored: Mapping[str, Any], before: int) -> list[Usual]:
    """The drinks of a night before, by its key, as taps for another."""
    return [_drink(night, stored, *row) for *row, key in _had(night) if key == before]


def _drink(
    night: Night, stored: Mapping[str, Any], drink: str, servings: Any, at: time | None
) -> Usual:
    columns = {"drink": drink, "servings": text_of(servings), "taken_at": text_of(at)}
    row = CaffeineIntake(drink=drink, servings=servings, taken_at=at)
    return _chip(night, "caffeine", columns, row, stored)


def usual_exercise(night: Night, stored: Mapping[str, Any]) -> list[Usual]:
    """The person's usual bouts of the four weeks before."""
    habits = _habits(_done(night))[:MOST_BOUTS]
    return [_bout(night, stored, *what, at) for what, at in habits]


def exercise_on(night: Night, stored: Mapping[str, Any], before: int) -> list[Usual]:
    """The bouts of a night before, by its key, as taps for another."""
    return [_bout(night, stored, *row) for *row, key in _done(night) if key == before]


def _bout(
    night: Night, stored: Mapping[str, Any], kind: str, minutes: int, at: time | None
) -> Usual:
    columns = {"kind": kind, "minutes": text_of(minutes), "started_at": text_of(at)}
    row = Exercise(kind=kind, minutes=minutes, started_at=at)
    return _chip(night, "exercise", columns, row, stored)


def _had(night: Night) -> list[tuple[Any, ...]]:
    """The drinks of the four weeks before, looked up once for as long as the night is at hand."""
    if "_had" not in night.__dict__:
        night.__dict__["_had"] = CaffeineIntake.objects.had_by(*_before(night))
    rows: list[tuple[Any, ...]] = night.__dict__["_had"]
    return rows


def _done(night: Night) -> list[tuple[Any, ...]]:
    """The bouts of the four weeks before, looked up once for as long as the night is at hand."""
    if "_done" not in night.__dict__:
        night.__dict__["_done"] = Exercise.objects.done_by(*_before(night))
    rows: list[tuple[Any, ...]] = night.__dict__["_done"]
    return rows


def _before(night: Night) -> tuple[int, date, date]:
    return night.user_id, night.night - REMEMBERED, night.night - clock.DAY


Had = tuple[time | None, Any]  # when, and how much


def _habits(rows: Iterable[tuple[Any, ...]]) -> list[tuple[tuple[str, Any], Any]]:
    """What, how much, and the middle time of that part of the day; the most frequent first."""
    had: dict[str, list[Had]] = {}
    for what, amount, at, _ in rows:
        had.setdefault(what, []).append((at, amount))
    habits = [(what, group) for what in sorted(had) for group in _parts_of_day(had[what])]
    habits.sort(key=lambda habit: -len(habit[1]))
    return [
        ((what, _usual_amount(group)), middle_time((at for at, _ in group if at is not None), STEP))
        for what, group in habits
    ]


def _parts_of_day(had: list[Had]) -> list[list[Had]]:
    """Those without a time, and those with one wherever two are more than `APART` apart."""
    axis = ClockAxis.of(clock.minutes_since_noon(at) for at, _ in had if at is not None)
    timed = [(axis.place(clock.minutes_since_noon(row[0])), row) for row in had if row[0]]
    groups = [[row for row in had if row[0] is None]]
    last = -inf
    for at, row in sorted(timed, key=lambda placed: placed[0]):
        if at - last > APART:
            groups.append([])
        groups[-1].append(row)
        last = at
    return [group for group in groups if group]


def _usual_amount(group: list[Had]) -> Any:
    return Counter(amount for _, amount in group).most_common(1)[0][0]


def _is_later(at: str, night: Night, now: datetime) -> bool:
    if not at or clock.night_at(now, night.zone) != night.night:
        return False
    local = now.astimezone(night.zone).time()
    return time(12) <= local < time.fromisoformat(at)


def _chip(
    night: Night,
    prefix: str,
    columns: dict[str, str],
    usual: CaffeineIntake | Exercise,
    stored: Mapping[str, Any],
) -> Usual:
    uid = uuid5(NAMESPACE_OID, f"{night.user.pk} {night.night} {prefix} {sorted(columns.items())}")
    question = f"{prefix}:{uid}"
    row = stored.get(question, usual)
    label = row.what if getattr(row, "servings", 0) == 1 else str(row)
    detail = clock_times.in_words(row.when, night.user.clock) if row.when else ""
    return Usual(question, columns, row.what, label, detail, question in stored)


def lately(night: Night) -> Lately:
    """The answers of the last fourteen nights before one, the latest first."""
    rows = night.user.nights.lately(night.night, names=LATE)
    return [dict(zip(LATE, row, strict=True)) for row in rows]


def in_diary(nights: Lately) -> list[DiaryNight]:
    """These nights as plain data, for how they were."""
    return [DiaryNight.of(row) for row in nights]


def usual_times(nights: Lately) -> dict[str, time]:
    """The middle time of each of `TIMES` on some nights, to five minutes."""
    times_by_name = {name: [row[name] for row in nights if row[name]] for name in TIMES}
    middles = {
        name: middle_time(times, 5) for name, times in times_by_name.items() if len(times) >= FEW
    }
    return {name: at for name, at in middles.items() if at is not None}


MOST_FORWARD = 4
FEW = 3  # nights from which something counts as usual


def brought_forward(nights: Lately, names: Collection[str]) -> set[str]:
    """The four questions answered most on some nights, each on three at least."""
    counted: Counter[str] = Counter()
    for row in nights:
        counted.update(name for name in names if row[name] not in (None, "", []))
    return {name for name, times in counted.most_common(MOST_FORWARD) if times >= FEW}
