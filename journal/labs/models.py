"""Blood results, and deleted ones for as long as the deletion can be undone."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.prepared import prepared
from config.language import Words, gettext_lazy, pgettext, pgettext_lazy
from config.language import gettext as _
from journal.figures.wording import short_date
from journal.labs import catalogue, slips
from journal.labs.catalogue import LabTest
from journal.labs.printed_figure import TYPED
from journal.labs.result import Result
from journal.models.fields import claim, one_of, wall_clock
from journal.trash import Trash

TESTS = [
    *((key, test.name) for key, test in catalogue.BY_KEY.items()),
    (catalogue.OWN, pgettext_lazy("a blood test", "other")),
]
ONCE = ("user", "test", "name", "taken_on", "comparator", "value", "unit")
TWICE = gettext_lazy("This result is already in your list: same test, day, figure and unit.")


def figure(label: Words) -> models.DecimalField:
    """A figure as a laboratory prints it, or not known."""
    bounds = [MinValueValidator(0), MaxValueValidator(Decimal(99_999_999))]
    return models.DecimalField(
        label, max_digits=12, decimal_places=4, null=True, blank=True, validators=bounds
    )


class LabResultManager(models.Manager["LabResult"]):
    """Reads after "lab results": `person.lab_results.taken(first, last)`."""

    @prepared
    def taken(self, first: date, last: date) -> models.QuerySet["LabResult", "LabResult"]:
        """Those of a period's days, oldest first."""
        return self.filter(taken_on__range=(first, last)).order_by("taken_on", "pk")

    @prepared
    def every_column(self) -> models.QuerySet["LabResult", Any]:
        """All that is written down of them."""
        return self.order_by("pk").values_list()


class LabResult(models.Model):
    """One figure of one report, in the unit it was printed in, with the lab's own range."""

    class Comparator(models.TextChoices):
        BELOW = "<", gettext_lazy("less than")
        AT_MOST = "≤", gettext_lazy("at most")
        ABOVE = ">", gettext_lazy("more than")
        AT_LEAST = "≥", gettext_lazy("at least")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="lab_results", db_index=False
    )
    test = models.CharField(gettext_lazy("test"), max_length=24, choices=TESTS)
    name = models.CharField(gettext_lazy("name of the test"), max_length=60, blank=True)
    comparator = models.CharField(
        gettext_lazy("comparator"), max_length=1, choices=Comparator, blank=True
    )
    value = models.DecimalField(
        gettext_lazy("figure"), max_digits=12, decimal_places=4, validators=[MinValueValidator(0)]
    )
    unit = models.CharField(pgettext_lazy("of measure", "unit"), max_length=24, blank=True)
    taken_on = models.DateField(gettext_lazy("date the blood was taken"))
    taken_at = wall_clock(gettext_lazy("time it was taken"))
    in_morning = claim(gettext_lazy("Taken in the morning?"))
    fasting = claim(gettext_lazy("On an empty stomach?"))
    iron_paused = claim(gettext_lazy("No iron in the 24 hours before, in supplements and foods?"))
    range_low = figure(gettext_lazy("range from"))
    range_high = figure(gettext_lazy("range to"))
    laboratory = models.CharField(gettext_lazy("laboratory"), max_length=80, blank=True)
    assay = models.CharField(gettext_lazy("method or assay"), max_length=80, blank=True)
    note = models.CharField(gettext_lazy("note"), max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = LabResultManager()

    class Meta:
        ordering = ("-taken_on", "-pk")
        indexes = (models.Index(fields=("user", "-taken_on")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(test__in=list(catalogue.BY_KEY), name="")
                | Q(test=catalogue.OWN) & ~Q(name=""),
                name="lab_result_test_known_or_named",
            ),
            one_of("lab_result", "comparator", ("<", "≤", ">", "≥")),
            models.CheckConstraint(condition=Q(value__gte=0), name="lab_result_value_positive"),
            models.CheckConstraint(
                condition=~Q(unit="") | Q(test=catalogue.OWN), name="lab_result_unit_or_own"
            ),
            models.CheckConstraint(
                condition=Q(range_low__isnull=True)
                | Q(range_high__isnull=True)
                | Q(range_low__lte=F("range_high")),
                name="lab_result_range_in_order",
                violation_error_message=gettext_lazy(
                    "The range ends below its start. Swap the two figures."
                ),
            ),
            models.UniqueConstraint(
                fields=ONCE,
                condition=Q(taken_at__isnull=True),
                name="lab_result_once_a_day",
                violation_error_message=TWICE,
            ),
            models.UniqueConstraint(
                fields=(*ONCE, "taken_at"),
                condition=Q(taken_at__isnull=False),
                name="lab_result_once_a_time",
                violation_error_message=TWICE,
            ),
        )

    def __str__(self) -> str:
        words = pgettext("a result", "{test} of {day}")
        return words.format(test=self.lab_test.label, day=short_date(self.taken_on))

    @property
    def lab_test(self) -> LabTest:
        """The test of the catalogue, or the one that was named."""
        if self.test == catalogue.OWN:
            return catalogue.own(self.name, self.unit)
        return catalogue.BY_KEY[self.test]

    def clean(self) -> None:
        """A unit of this test, and answers that do not contradict the clock."""
        if self.test == catalogue.OWN:
            self._clean_name()
        listed = catalogue.BY_KEY.get(self.test)
        problems = {}
        if listed and self.name:
            words = _("{test} has its name already. Please leave this empty.")
            problems["name"] = words.format(test=listed.label)
        if listed and self.unit not in {unit.ucum for unit in listed.units}:
            words = _("Please choose the one on the paper: {units}.")
            if self.unit:
                words = _(
                    "{test} is not given in this unit. Please choose the one on the paper: {units}."
                )
            problems["unit"] = words.format(test=listed.label, units=listed.unit_names)
        if problems:
            raise ValidationError(problems)
        if self.taken_at and self.in_morning not in {None, self.taken_at.hour < 12}:
            raise ValidationError(
                {"taken_at": _("The time does not fit the answer about the morning.")}
            )

    def question(self) -> str:
        """The question about its figure and unit; empty when there is nothing to ask."""
        return slips.question(self.to_result())

    @classmethod
    def tidied(cls, row: dict[str, Any]) -> dict[str, Any]:
        """A row of a file with the unit and the sign as they are stored, however it names them."""
        tidied = dict(row)
        test, unit, sign = (row.get(name) for name in ("test", "unit", "comparator"))
        listed = catalogue.BY_KEY.get(test) if isinstance(test, str) else None
        if listed and isinstance(unit, str) and (named := listed.unit_named(unit)):
            tidied["unit"] = named.ucum
        if isinstance(sign, str) and sign in TYPED:
            tidied["comparator"] = TYPED[sign]
        return tidied

    @classmethod
    def row_schema(cls) -> dict[str, Any]:
        """What JSON Schema says of a row beyond its columns: each test has units of its own."""
        return {"allOf": [_units_of(test) for test in catalogue.BY_KEY.values()]}

    def _clean_name(self) -> None:
        """A name that is not in the catalogue: there the test has its units and its lines."""
        if not self.name.strip():
            raise ValidationError({"name": _("Please write its name, as the lab prints it.")})
        if listed := catalogue.listed_as(self.name.strip()):
            words = _("{test} is in the list of tests. Please choose it there.")
            raise ValidationError({"name": words.format(test=listed.label)})

    def to_result(self) -> Result:
        """The result as plain data."""
        test = self.lab_test
        return Result(
            pk=self.pk,
            test=test,
            comparator=self.comparator,
            value=self.value,
            unit=test.unit(self.unit),
            taken_on=self.taken_on,
            taken_at=self.taken_at,
            in_morning=self.in_morning,
            fasting=self.fasting,
            iron_paused=self.iron_paused,
            range_low=self.range_low,
            range_high=self.range_high,
            laboratory=self.laboratory,
            assay=self.assay,
            note=self.note,
        )


def _units_of(test: LabTest) -> dict[str, Any]:
    """The units of a test, as codes and as reports print them, in words and for programs."""
    units = [(unit.ucum, unit.printed) for unit in test.units]
    words = ", ".join(code if code == label else f"{code} ({label})" for code, label in units)
    names = list(dict.fromkeys(name for pair in units for name in pair))
    unit = {"enum": names, "description": f"{test.name} is given in {words}"}
    return {
        "if": {"properties": {"test": {"const": test.key}}, "required": ["test"]},
        "then": {"properties": {"unit": unit}},
    }


class RemovedLabResult(Trash):
    """A deleted result as it was."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="removed_lab_results"
    )

    def __str__(self) -> str:
        return f"Removed lab result {self.pk}"
