"""Experiments and how closely they were followed."""

import secrets
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from accounts.prepared import prepared
from config.language import gettext as _
from journal.clock import DAY, Period
from journal.experiments import design, outcomes
from journal.experiments.agents import AGENTS, Refusal, refusal
from journal.experiments.design import Design
from journal.experiments.line import YEAR
from journal.figures.measures import Measure
from journal.guide.nutrients import NUTRIENTS
from journal.models.fields import one_of
from journal.regimen.category import MAY_BE_NO_MEDICINE


class ExperimentManager(models.Manager["Experiment"]):
    """Reads after "experiments": `person.experiments.running_on(night)`."""

    def running_on(self, night: date) -> list["Experiment"]:
        """Those that have a lot for this night."""
        begun = self._begun_by(night)
        return [row for row in begun if row.design().lot_of(night) is not None]

    def number_in_year(self, first_night: date) -> int:
        """Which of a year's experiments one that begins on this night would be, 1 the first.

        All that are made and begin within a year before or after it count, stopped or not; those
        that were stopped before they began do not.
        """
        near = self.filter(first_night__gt=first_night - YEAR, first_night__lt=first_night + YEAR)
        return near.exclude(stopped_on__lt=F("first_night")).count() + 1

    @prepared
    def _begun_by(self, night: date) -> models.QuerySet["Experiment", "Experiment"]:
        return self.filter(first_night__lte=night).exclude(stopped_on__lt=night)


def medicines_of(person: User) -> list[str]:
    """The names of what is a medicine or prescribed in somebody's plan, past and present.

    By name, with the nutrients that are written down of it: "Magnaspartate (Magnesium)".
    """
    is_one = Q(kind="medicine") | Q(prescribed=True) | ~Q(category__in=MAY_BE_NO_MEDICINE)
    rows = person.regimens.filter(is_one).values_list("name", "nutrients__nutrient")
    return [f"{name} ({NUTRIENTS[key].name})" if key else name for name, key in rows]


class Experiment(models.Model):
    """One thing tried by lot, each night or in blocks; all but the end is fixed when it is made."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="experiments")
    agent = models.CharField(
        "what to try", max_length=20, choices=[(key, each.label) for key, each in AGENTS.items()]
    )
    name = models.CharField("in your words", max_length=80)
    outcome = models.CharField(
        "judged by",
        max_length=16,
        choices=[(key, each.label) for key, each in outcomes.OUTCOMES.items()],
    )
    first_night = models.DateField("first night")
    blocks = models.PositiveSmallIntegerField(
        "blocks, or sixes of nights", validators=[MinValueValidator(4), MaxValueValidator(23)]
    )
    block_nights = models.PositiveSmallIntegerField(
        "nights a block", validators=[MinValueValidator(3), MaxValueValidator(14)]
    )
    washout = models.PositiveSmallIntegerField("washout nights", editable=False)
    is_nightly = models.BooleanField("a lot for each night", null=True, editable=False)
    sequence = models.CharField(max_length=design.MAX_NIGHTS, editable=False)
    number_in_year = models.PositiveSmallIntegerField(
        "which of a year's experiments it is",
        null=True,
        editable=False,
        validators=[MinValueValidator(1), MaxValueValidator(366)],
    )
    is_hidden = models.BooleanField("keep the coming blocks hidden")
    nobody_prescribed = models.BooleanField(
        "nobody prescribed it, and it is sold without a prescription", null=True, blank=True
    )
    stopped_on = models.DateField("last night before it was stopped", null=True, editable=False)
    stopped_reason = models.CharField("why it was stopped", max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ExperimentManager()

    class Meta:
        ordering = ("-first_night", "-pk")
        constraints = (
            one_of("experiment", "agent", AGENTS),
            one_of("experiment", "outcome", outcomes.OUTCOMES),
            models.CheckConstraint(
                condition=Q(
                    is_nightly__isnull=False, is_nightly=True, block_nights=design.SIX, washout=0
                )
                | Q(blocks__in=(*design.BLOCKS, *design.BLOCKS_ONCE)) & ~Q(is_nightly=True),
                name="experiment_lots_known",
            ),
            models.CheckConstraint(
                condition=Q(block_nights__gte=F("washout") + design.FEWEST_COUNTED),
                name="experiment_counts_two_nights_a_block",
            ),
            models.CheckConstraint(
                condition=Q(stopped_on__isnull=False) | Q(stopped_reason=""),
                name="experiment_reason_needs_a_stop",
            ),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """Its name on a page: in the person's words, or what is tried."""
        return AGENTS[self.agent].name_of(self.name) if self.agent in AGENTS else self.name

    @property
    def measure(self) -> Measure:
        """What it is judged by."""
        return outcomes.OUTCOMES[self.outcome]

    def clean(self) -> None:
        """Refuse an order that no draw could have given, and what may not be tried.

        What lies behind is history and stays as it was.
        """
        super().clean()
        if self.stopped_reason and not self.stopped_on:
            raise ValidationError(
                {"stopped_reason": _("This says why it was stopped. Please write the day, too.")}
            )
        if None not in (self.block_nights, self.washout) and (
            self.block_nights < self.washout + design.FEWEST_COUNTED
        ):
            raise ValidationError(
                {
                    "washout": _("At least {count} nights of a block have to count.").format(
                        count=design.FEWEST_COUNTED
                    )
                }
            )
        if None not in (self.blocks, self.block_nights, self.washout, self.first_night):
            self._check_lots(self.design())
        if not self._lies_behind() and (refused := self.refusal()):
            raise ValidationError({refused.field: refused.reason})

    def _check_lots(self, laid_out: Design) -> None:
        fits_sixes = (laid_out.block_nights, laid_out.washout) == (design.SIX, 0)
        if laid_out.is_nightly and not fits_sixes:
            raise ValidationError(
                _("With a lot for each night, six nights go together and none is washout.")
            )
        known_blocks = (*design.BLOCKS, *design.BLOCKS_ONCE)
        if not laid_out.is_nightly and laid_out.blocks not in known_blocks:
            allowed = ", ".join(map(str, sorted(known_blocks)))
            one = _("The number of blocks has to be one of {numbers}.").format(numbers=allowed)
            raise ValidationError({"blocks": one})
        if self.sequence and not design.is_possible(laid_out, self.sequence):
            raise ValidationError(_order(laid_out))

    def _lies_behind(self) -> bool:
        """Whether its last night was over yesterday, wherever on Earth; fields may be wrong yet."""
        yesterday = timezone.now().date() - DAY
        if self.stopped_on and self.stopped_on < yesterday:
            return True
        if self.first_night is None or self.blocks is None or self.block_nights is None:
            return False
        return (yesterday - self.first_night).days >= self.blocks * self.block_nights

    def refusal(self) -> Refusal | None:
        """The reason why this cannot be tried, by the plan as it is now; `None` where it can."""
        return refusal(
            self.agent,
            self.name,
            nobody_prescribed=self.nobody_prescribed,
            of_plan=medicines_of(self.user) if self.user_id else (),
        )

    def design(self) -> Design:
        """The design that was fixed before the first night."""
        return Design(
            first_night=self.first_night,
            blocks=self.blocks,
            block_nights=self.block_nights,
            washout=self.washout,
            is_nightly=bool(self.is_nightly),
        )

    def lay_out(self, nights: int) -> bool:
        """Lay it out over about so many nights, by what is tried; whether that can be."""
        agent = AGENTS[self.agent]
        laid_out = design.layout(nights, agent.washout)
        if laid_out:
            self.blocks, self.block_nights = laid_out
            self.washout, self.is_nightly = agent.washout, agent.is_nightly
        return laid_out is not None

    def start(self) -> None:
        """Draw the sequence, once, and store the experiment."""
        self.sequence = self.sequence or design.draw(self.design(), secrets.randbelow)
        self.number_in_year = self.user.experiments.number_in_year(self.first_night)
        self.save()

    def last_night(self) -> date:
        """The last night that belongs to it, stopped or not."""
        planned = self.design().last_night
        return min(planned, self.stopped_on) if self.stopped_on else planned

    def is_over(self, night: date) -> bool:
        """Whether its last night lies behind."""
        return self.last_night() < night

    def period(self) -> Period | None:
        """The experiment's nights; `None` when it was stopped before it began."""
        last = self.last_night()
        return None if last < self.first_night else Period(self.first_night, last)

    def assignment(self, night: date) -> bool | None:
        """Whether a night is one with; `None` outside the experiment."""
        lot = self.design().lot_of(night)
        return None if lot is None else self.sequence[lot] == "1"

    def lots_in_words(self) -> dict[str, str]:
        """What each figure of the sequence asks for."""
        agent = AGENTS[self.agent]
        return {lot: agent.to_do(self.name, lot == "1") for lot in "01"}

    def to_do(self, night: date) -> str:
        """What a night of the experiment asks for, as the action itself."""
        return self.lots_in_words()["1" if self.assignment(night) else "0"]

    def stop(self, tonight: date, reason: str) -> None:
        """End it with the night before tonight."""
        self.stopped_on, self.stopped_reason = tonight - DAY, reason
        self.save(update_fields=["stopped_on", "stopped_reason"])


def _order(laid_out: Design) -> str:
    """What a sequence has to be."""
    if laid_out.is_nightly:
        return _("The order has to be {count} figures, as many 1 as 0 in each six.").format(
            count=laid_out.lots
        )
    return _("The order has to be {count} figures, as many 1 as 0.").format(count=laid_out.lots)


class FollowedNight(models.Model):
    """Whether one night went as drawn, in the person's own words: yes or no."""

    experiment = models.ForeignKey(
        Experiment, models.CASCADE, related_name="followed_nights", db_index=False
    )
    night = models.DateField()
    followed = models.BooleanField()

    class Meta:
        ordering = ("night",)
        constraints = (
            models.UniqueConstraint(fields=("experiment", "night"), name="followed_once_a_night"),
        )

    def __str__(self) -> str:
        return f"{self.night:%Y-%m-%d}: {'as drawn' if self.followed else 'not as drawn'}"
