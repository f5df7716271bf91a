"""Caffeine: what common drinks hold, and a rough estimate of what is still on board.

Amounts: USDA SR 26/28 and, where marked, general knowledge to be checked. Half-life:
about 5 h, 1.5–9.5 h between people (Institute of Medicine 2001); decay by halves.
"""
# pure, words

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from config.language import gettext_lazy as _
from journal import clock
from journal.diary import DiaryNight
from journal.questions.spoken import Spoken, later
from journal.rounding import whole

HALF_LIFE_HOURS = 5.0
HOUR = timedelta(hours=1)
SMALL_HOURS = time(4)  # without a bedtime, a drink before four follows the evening
INTO_THE_NIGHT = 5 * HOUR  # for so long after going to bed a drink is one of that night


@dataclass(frozen=True, eq=False)
class Drink:
    """A usual serving and its caffeine."""

    key: str
    milligrams: int
    source: str
    label: Spoken[str] = Spoken(str)
    serving: Spoken[str] = Spoken(str)

    @property
    def later(self) -> tuple[Any, Any]:
        """Label and serving, lazily."""
        return later(self, "label"), later(self, "serving")


USDA = "USDA Standard Reference"
GENERAL = "general knowledge, under review"

DRINKS = (
    Drink("coffee_brewed", 95, USDA, _("Coffee"), _("240 ml cup")),
    Drink("espresso", 63, USDA, _("Espresso"), _("30 ml shot")),
    Drink("coffee_instant", 62, USDA, _("Instant coffee"), _("240 ml cup")),
    Drink("coffee_decaf", 2, GENERAL, _("Decaf coffee"), _("240 ml cup")),
    Drink("tea_black", 47, USDA, _("Black tea"), _("240 ml cup")),
    Drink("tea_green", 28, GENERAL, _("Green tea"), _("240 ml cup")),
    Drink("tea_herbal", 0, GENERAL, _("Herbal tea"), _("240 ml cup")),
    Drink("cola", 33, USDA, _("Cola"), _("355 ml can")),
    Drink("cola_diet", 46, USDA, _("Diet cola"), _("355 ml can")),
    Drink("energy_redbull", 77, USDA, _("Energy drink, small"), _("250 ml can")),
    Drink("energy_16oz", 173, USDA, _("Energy drink, large"), _("473 ml can")),
    Drink("dark_chocolate_1oz", 23, USDA, _("Dark chocolate"), _("28 g")),
    Drink("milk_chocolate_bar", 9, USDA, _("Milk chocolate"), _("44 g bar")),
    Drink("caffeine_tablet", 200, GENERAL, _("Caffeine tablet"), _("1 tablet")),
)
BY_KEY = {drink.key: drink for drink in DRINKS}
OTHER = "other"


def milligrams(key: str, servings: float) -> int | None:
    """The caffeine of so many servings, mg; unknown for a drink that is not listed."""
    drink = BY_KEY.get(key)
    return None if drink is None else whole(drink.milligrams * servings)


def on_board(dose_mg: float, hours: float, half_life: float = HALF_LIFE_HOURS) -> float:
    """What is left of a dose after so many hours, mg: a rough estimate for one person.

    Nothing before it was taken (negative hours). Raises `ValueError` for a half-life of 0 or less.
    """
    if half_life <= 0:
        raise ValueError(f"A half-life of {half_life} hours makes no sense.")
    return 0.0 if hours < 0 else dose_mg * 2 ** -(hours / half_life)


def at_bedtime(diary: DiaryNight, half_life: float = HALF_LIFE_HOURS) -> float | None:
    """What is still on board when the person goes to bed, mg: a rough estimate.

    Bedtime is the one of the morning part, else the planned one. Unknown while the bedtime, or
    the amount or time of any drink, is; 0 for "none".
    """
    if diary.caffeine_mg == 0:
        return 0.0
    if not diary.caffeine_doses:
        return None
    to_bed, moment_of = waking_day(diary)
    if to_bed is None:
        return None
    left = 0.0
    for dose in diary.caffeine_doses:
        if dose.milligrams is None or dose.taken_at is None:
            return None
        hours = (to_bed - moment_of(dose.taken_at)) / HOUR
        left += on_board(dose.milligrams, hours, half_life)
    return left


def waking_day(diary: DiaryNight) -> tuple[datetime | None, Callable[[time], datetime]]:
    """Going to bed, as it was or is planned, and when a drink or a walk of a clock time was (UTC).

    Each belongs to the waking day before that sleep, whenever that is: the day that ends five
    hours after going to bed, or with waking where that comes first. 04:00 is five hours before a
    sleep from 09:00 to 16:00, and 08:00 fifteen before one from 23:00. Without a bedtime the day
    ends at four.
    """
    night, zone = diary.night, diary.zone
    bedtime = diary.bedtime or diary.planned_bedtime
    up = diary.final_awakening or diary.rise_time
    to_bed, woke = clock.timeline(night, zone, bedtime, up)
    if to_bed is None:
        end = datetime.combine(night + clock.DAY, SMALL_HOURS, zone).astimezone(UTC)
    else:
        end = min(filter(None, (to_bed + INTO_THE_NIGHT, woke)))

    def moment_of(wall_clock: time) -> datetime:
        for day in (night + clock.DAY, night):
            moment = datetime.combine(day, wall_clock, zone).astimezone(UTC)
            if moment < end:
                return moment
        return datetime.combine(night - clock.DAY, wall_clock, zone).astimezone(UTC)

    return to_bed, moment_of
