"""What this person usually drinks, does and answers: one tap away, never stored by itself."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import inf
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from accounts.fields import clock_times
from journal import caffeine, clock
from journal.clock_figures import ClockAxis, middle_time
from journal.models import CaffeineIntake, Exercise, Night
from journal.questions import EVENING, named
from journal.saving.answers import text_of

REMEMBERED = timedelta(days=28)
COMMON_DRINKS = ("coffee_brewed", "tea_black", "espresso")
MOST_DRINKS, MOST_BOUTS = 3, 1
APART = 120.0  # minutes: a coffee at eight and one at two are two habits
STEP = 15  # minutes to which a usual time is rounded

TIMES = ("bedtime", "final_awakening", "symptom_onset")
EVENINGS = named(EVENING)


@dataclass(frozen=True, slots=True)
class Usual:
    """One tap: a whole row with the time at which it usually is."""

    question: str
    columns: dict[str, str]
    label: str
    detail: str
    chosen: bool = False

    @property
    def value(self) -> str:
        """The answer as the page sends it."""
        return json.dumps({self.question: self.columns})


def usual_drinks(night: Night, now: datetime, stored: Iterable[str]) -> list[Usual]:
    """The person's three usual drinks of the four weeks before, filled up with common ones.

    Those that are usually had later than now come after the others.
    """
    habits = _habits(CaffeineIntake.objects.had_by(*_before(night)))
    seen = {drink for (drink, _), _ in habits}
    habits += [((drink, 1), None) for drink in COMMON_DRINKS if drink not in seen]
    chips = [
        _chip(
            night,
            "caffeine",
            {"drink": drink, "servings": text_of(servings), "taken_at": text_of(at)},
            caffeine.BY_KEY[drink].label if servings == 1 else _times(drink, servings),
            at,
            stored,
        )
        for (drink, servings), at in habits[:MOST_DRINKS]
    ]
    return sorted(chips, key=lambda chip: _is_later(chip.columns["taken_at"], night, now))


def usual_exercise(night: Night, stored: Iterable[str]) -> list[Usual]:
    """The person's usual bouts of the four weeks before."""
    chips = []
    for (kind, minutes), at in _habits(Exercise.objects.done_by(*_before(night)))[:MOST_BOUTS]:
        columns = {"kind": kind, "minutes": text_of(minutes), "started_at": text_of(at)}
        label = f"{Exercise.Kind(kind).label} {minutes} min"
        chips.append(_chip(night, "exercise", columns, label, at, stored))
    return chips


def _before(night: Night) -> tuple[int, date, date]:
    return night.user_id, night.night - REMEMBERED, night.night - clock.DAY


Had = tuple[time | None, Any]  # when, and how much


def _habits(rows: Iterable[tuple[str, Any, time | None]]) -> list[tuple[tuple[str, Any], Any]]:
    """What, how much, and the middle time of that part of the day; the most frequent first."""
    had: dict[str, list[Had]] = {}
    for what, amount, at in rows:
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


def _times(drink: str, servings: Any) -> str:
    return f"{text_of(servings)} × {caffeine.BY_KEY[drink].label}"


def _is_later(at: str, night: Night, now: datetime) -> bool:
    if not at or clock.night_at(now, night.zone) != night.night:
        return False
    local = now.astimezone(night.zone).time()
    return time(12) <= local < time.fromisoformat(at)


def _chip(
    night: Night,
    prefix: str,
    columns: dict[str, str],
    label: str,
    at: time | None,
    stored: Iterable[str],
) -> Usual:
    uid = uuid5(NAMESPACE_OID, f"{night.user.pk} {night.night} {prefix} {sorted(columns.items())}")
    question = f"{prefix}:{uid}"
    detail = clock_times.in_words(at, night.user.clock) if at else ""
    return Usual(question, columns, label, detail, question in stored)


def usual_times(night: Night) -> dict[str, time]:
    """The middle time of each of `TIMES` on the last fourteen nights, to five minutes."""
    rows = night.user.nights.lately(night.night, names=TIMES)
    known = {name: [row[i] for row in rows if row[i]] for i, name in enumerate(TIMES)}
    middles = {name: middle_time(times, 5) for name, times in known.items() if len(times) >= FEW}
    return {name: at for name, at in middles.items() if at is not None}


MOST_FORWARD = 4
FEW = 3  # nights from which something counts as usual


def brought_forward(night: Night, names: Iterable[str]) -> set[str]:
    """The four questions answered most on the last fourteen nights, each on three at least."""
    counted: Counter[str] = Counter()
    wanted = [(name, EVENINGS.index(name)) for name in names]
    for row in night.user.nights.lately(night.night, names=EVENINGS):
        counted.update(name for name, place in wanted if row[place] not in (None, "", []))
    return {name for name, times in counted.most_common(MOST_FORWARD) if times >= FEW}
