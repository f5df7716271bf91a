"""The night: one row a person and evening, written in two sittings."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q

from accounts import prepared
from config.language import gettext, pgettext_lazy
from config.language import gettext_lazy as _
from journal import clock
from journal.diary import DAY_RATINGS, STORED, CaffeineDose, DiaryNight, diary_night
from journal.models.fields import claim, one_of, wall_clock, whole_number, within
from journal.models.lean import LeanModel
from journal.models.nights import NightManager
from journal.questions import MORNING, NUMBERS, QUESTIONS, Kind, named, of_kind
from journal.questions.choices import HELP_OF, HELPED, NOTHING, SIDES, SLEEP_QUALITY
from journal.questions.spoken import later

RATED = _(
    "First symptom is “None”, but here is a rating above 0. Which is right? "
    "Please change one of them."
)
TIMED = _(
    "First symptom is “None”, but here is a first-symptom time. Which is right? "
    "Please change one of them."
)
RESTED = _(
    "First symptom is “None”, but here is a time at rest until they came. Which is right? "
    "Please change one of them."
)
MORNING_STAMPS = ("morning_first_written_at", "morning_last_written_at")
STAMPS = ("evening_first_written_at", "evening_last_written_at", *MORNING_STAMPS)


def _severity(label: Any) -> models.PositiveSmallIntegerField:
    return whole_number(label, 10)


def _side(label: Any) -> models.CharField:
    return models.CharField(label, max_length=5, blank=True, choices=list(SIDES))


def _helped(thing: str) -> models.PositiveSmallIntegerField:
    choices = [(int(value), word) for value, word in HELPED]
    label, _did_it = HELP_OF[thing]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, choices=choices)


class StaleVersion(Exception):  # noqa: N818 - nothing went wrong; somebody was quicker
    """Another version of a night was stored since this one was read."""


class Night(LeanModel):
    """One diary night. A column left NULL, or a text left empty, was not answered."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="nights", db_index=False
    )
    night = models.DateField(_("night"), help_text=_("The date of its evening."))
    time_zone = models.CharField(_("time zone"), max_length=64)
    version = models.PositiveIntegerField(default=0, editable=False)

    # Evening part
    daytime_rest_severity = _severity(_("Legs at rest by day"))
    evening_severity = _severity(_("Legs in the evening"))
    no_symptoms = claim(_("no symptoms"))
    symptom_onset = wall_clock(_("First symptom"))
    sat_still = claim(_("Sat still for 30 minutes or more this evening"))
    rest_minutes_to_symptoms = whole_number(_("Minutes at rest until symptoms came"), 960)
    legs_side = _side(pgettext_lazy("part of the body", "legs"))
    arms_side = _side(pgettext_lazy("part of the body", "arms"))
    trunk_side = _side(pgettext_lazy("part of the body", "trunk"))
    other_area_side = _side(pgettext_lazy("part of the body", "other"))
    sensations = models.JSONField(_("What it felt like"), default=list, blank=True)
    reliefs = models.JSONField(_("What you tried"), default=list, blank=True)
    walking_helped = _helped("walking")
    stretching_helped = _helped("stretching")
    massage_helped = _helped("massage")
    bath_helped = _helped("bath")
    heat_helped = _helped("heat")
    cold_helped = _helped("cold")
    distraction_helped = _helped("distraction")
    other_helped = _helped("other")
    relief_effect = whole_number(_("How much it helped"), 10)
    dose_relief_hours = models.DecimalField(
        _("Hours that a dose helped"),
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(24)],
    )
    had_caffeine = claim(_("Caffeine today"))
    exercised = claim(_("Exercise today"))
    took_doses = claim(_("Supplements and medicines"))
    alcohol_drinks = models.DecimalField(
        _("Alcoholic drinks"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(50)],
    )
    iron_rich_meal = claim(_("A meal rich in iron today"))
    vitamin_c_with_meal = claim(_("Something with vitamin C beside it"))
    tea_or_coffee_with_meal = claim(_("Tea or coffee with it"))
    nicotine_uses = whole_number(_("Nicotine: cigarettes or uses"), 200)
    events = models.JSONField(_("What else happened"), default=list, blank=True)
    planned_bedtime = wall_clock(_("Bedtime planned"))
    evening_note = models.TextField(_("Note on the evening"), blank=True, max_length=4000)

    # Morning part
    falling_asleep_severity = _severity(_("Legs while falling asleep"))
    during_night_severity = _severity(_("Legs during the night"))
    slept = claim(_("Slept at all"))
    bedtime = wall_clock(_("Got into bed"))
    lights_out = wall_clock(_("Tried to sleep"))
    sleep_onset_latency_minutes = whole_number(_("Time to fall asleep"), 960)
    awakenings = whole_number(_("Times you woke"), 60)
    wake_after_sleep_onset_minutes = whole_number(_("Minutes awake"), 960)
    final_awakening = wall_clock(_("Woke for the day"))
    rise_time = wall_clock(_("Got up"))
    out_of_bed_walks = whole_number(_("Times up and walking"), 60)
    sleep_quality = models.PositiveSmallIntegerField(
        _("Sleep quality"),
        null=True,
        blank=True,
        choices=[(int(value), word) for value, word in SLEEP_QUALITY],
    )
    tiredness = whole_number(_("Tired in the morning"), 10)
    naps = whole_number(_("Naps the day before"), 20)
    nap_minutes = whole_number(_("Minutes napped"), 960)
    partner_noticed_kicks = claim(_("Someone saw your legs kick"))
    morning_note = models.TextField(_("Note on the night"), blank=True, max_length=4000)

    # When each part was written, so that a report can tell same-night from back-filled
    evening_first_written_at = models.DateTimeField(null=True, editable=False)
    evening_last_written_at = models.DateTimeField(null=True, editable=False)
    morning_first_written_at = models.DateTimeField(null=True, editable=False)
    morning_last_written_at = models.DateTimeField(null=True, editable=False)

    objects = NightManager()

    class Meta:
        ordering = ("night",)
        constraints = (
            models.UniqueConstraint(fields=("user", "night"), name="night_once_a_person"),
            *(within("night", q.name, q.least, q.most or 0) for q in of_kind(*NUMBERS)),
            *(one_of("night", q.name, dict(later(q, "choices"))) for q in of_kind(Kind.WORD)),
            models.CheckConstraint(
                name="night_no_symptoms_means_none",
                condition=~Q(no_symptoms=True)
                | Q(symptom_onset__isnull=True)
                & (Q(daytime_rest_severity__isnull=True) | Q(daytime_rest_severity=0))
                & (Q(evening_severity__isnull=True) | Q(evening_severity=0)),
            ),
        )

    def __str__(self) -> str:
        return gettext("Night of {name}").format(name=clock.name_of(self.night))

    def clean(self) -> None:
        """Contradictions that no clock arithmetic can explain."""
        wrong = {
            **self._symptoms_that_exclude_each_other(),
            **self._details_of_nothing(),
            **self._words_out_of_place(),
        }
        if wrong:
            raise ValidationError(wrong)

    def _symptoms_that_exclude_each_other(self) -> dict[str, Any]:
        if not self.no_symptoms:
            return {}
        wrong = {name: RATED for name in DAY_RATINGS if getattr(self, name)}
        if self.symptom_onset is not None:
            wrong["symptom_onset"] = TIMED
        if self.rest_minutes_to_symptoms is not None:
            wrong["rest_minutes_to_symptoms"] = RESTED
        return wrong

    def _details_of_nothing(self) -> dict[str, Any]:
        wrong = {}
        if self.iron_rich_meal is False:
            wrong = {
                name: _("You said there was no such meal. Clear one of the two answers.")
                for name in ("vitamin_c_with_meal", "tea_or_coffee_with_meal")
                if getattr(self, name)
            }
        if self.naps == 0 and self.nap_minutes:
            wrong["nap_minutes"] = _("You said no naps, yet gave minutes. Clear one of them.")
        return wrong

    def _words_out_of_place(self) -> dict[str, Any]:
        wrong = {}
        for question in of_kind(Kind.WORDS):
            name, words = question.name, dict(question.choices)
            chosen = getattr(self, name)
            are_offered = isinstance(chosen, list) and all(word in words for word in chosen)
            if not are_offered or len(chosen) > len(words):
                wrong[name] = _("Choose from the words on the page.")
            elif name == "reliefs" and NOTHING in chosen and len(chosen) > 1:
                wrong[name] = _(
                    "“Nothing” and something else exclude each other. Clear one of them."
                )
        return wrong

    @property
    def zone(self) -> ZoneInfo:
        """The zone the person was in that night."""
        return ZoneInfo(self.time_zone)

    def write(self, part: str, now: datetime) -> None:
        """Note that the evening or morning part was written, the first time and the last."""
        if getattr(self, f"{part}_first_written_at") is None:
            setattr(self, f"{part}_first_written_at", now)
        setattr(self, f"{part}_last_written_at", now)

    def own_answers(self) -> dict[str, Any]:
        """The columns that hold answers and when they were written."""
        return {name: getattr(self, name) for name in (*QUESTIONS, *STAMPS)}

    def store_next_version(self, read: Mapping[str, Any]) -> None:
        """Store what differs from what was `read`; one statement compares the version and writes.

        Raises `StaleVersion` when another version is stored by now, or the night is gone, and
        `IntegrityError` when it was new and is not any more.
        """
        if self.pk is None:
            self.version = 1
            self.save(force_insert=True)
            return
        changed = {name: value for name, value in self.own_answers().items() if value != read[name]}
        changed["version"] = self.version + 1
        if not prepared.update(Night, {"pk": self.pk, "version": self.version}, changed):
            raise StaleVersion
        self.version += 1

    def move_morning_to(self, other: "Night") -> bool:
        """Hand the morning part over to another night; whether that had none of its own."""
        if other.morning_first_written_at is not None:
            return False
        blank = Night()
        for name in (*named(MORNING), *MORNING_STAMPS):
            setattr(other, name, getattr(self, name))
            setattr(self, name, getattr(blank, name))
        with transaction.atomic():
            for night in (self, other):
                night.version += 1
                night.save()
        return True

    def to_diary(self) -> DiaryNight:
        """This night as plain data."""
        drinks = tuple(
            CaffeineDose(row.caffeine_mg, row.taken_at) for row in self.caffeine_intakes.all()
        )
        bouts = [row.minutes for row in self.exercises.all()]
        minutes = None if None in bouts or not bouts else sum(bouts)
        stored = {name: getattr(self, name) for name in STORED}
        return diary_night(stored, self.had_caffeine, drinks, self.exercised, minutes)
