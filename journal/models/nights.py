"""How nights are asked for: `request.user.nights.diary(period)`, or `.during(period)` as rows."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import cache, cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models import Count, Min, Sum

from accounts.prepared import prepared
from journal import clock
from journal.diary import (
    STORED,
    CaffeineDose,
    DiaryNight,
    SkippedDose,
    TakenDose,
    diary_night,
    sum_of,
)
from journal.models.night_figures import figures_during
from journal.models.under_nights import by_date, under_nights
from journal.night_figures import NAMES as FIGURE_NAMES
from journal.night_figures import FiguresByNight
from journal.questions import ROW_KINDS

if TYPE_CHECKING:
    from journal.models.night import Night

Row = TypeVar("Row")

DRINK = ("caffeine_mg", "taken_at")
MINUTES = ("minutes",)
MOST_PERIODS = 4  # that one statement asks for

Columns = models.QuerySet["Night", Any]


class NightQuerySet(models.QuerySet["Night"]):
    """Reads after "nights": `request.user.nights.during(period)`."""

    def during(self, period: clock.Period) -> Self:
        """The logged nights of a period, oldest first."""
        return self.filter(night__range=(period.first, period.last)).order_by("night")

    def between(self, *ends: date) -> Self:
        """The nights from each of the first dates to the last one that follows it."""
        ranges = (models.Q(night__range=pair) for pair in zip(ends[::2], ends[1::2], strict=True))
        return self.filter(reduce(or_, ranges))

    def of(self, user: int, *ends: date) -> Self:
        """The nights `between` these dates of somebody's, by the person's key."""
        return self.filter(user=user).between(*ends)

    def doses(self) -> dict[date, tuple[TakenDose, ...]]:
        """What was taken, by night; a night without a dose is not in it."""
        names = ["name", "kind", "amount", "unit", "taken_at", "plan_key", "planned_at"]
        return self._rows("doses", names, TakenDose)

    def skipped_doses(self) -> dict[date, tuple[SkippedDose, ...]]:
        """What was planned and not taken, by night."""
        return self._rows(
            "skipped_doses", ["plan_key", "name", "planned_at", "reason"], SkippedDose
        )

    def own_factors(self) -> dict[date, dict[int, float]]:
        """The answers to the person's own questions: by night, by the question's key."""
        answers = self._rows("factor_answers", ["factor_id", "value"], lambda *answer: answer)
        return {
            night: {key: float(value) for key, value in answered}
            for night, answered in answers.items()
        }

    def under(self, relation: str) -> models.QuerySet[Any, Any]:
        """The rows of a relation under these nights, in no order."""
        of_it: Any = self.model._meta.get_field(relation).related_model
        rows: models.QuerySet[Any, Any] = of_it._default_manager.filter(night__among=self)
        return rows.order_by()

    def _rows(
        self, relation: str, columns: Sequence[str], kind: Callable[..., Row]
    ) -> dict[date, tuple[Row, ...]]:
        """Rows under the nights as plain data, in the order in which they were written."""
        rows = self.under(relation).order_by("pk").values_list("night_id", *columns)
        return by_date(under_nights(rows, kind), self._keys)

    @cached_property
    def _keys(self) -> list[tuple[int, date]]:
        """The key and the date of these nights, asked for once."""
        return list(self.order_by("night").values_list("pk", "night"))


# Everything that hangs on a night, by the name of its relation.
RELATIONS = (*(kind.relation for kind in ROW_KINDS.values()), "skipped_doses", "factor_answers")


_Nights = models.Manager.from_queryset(NightQuerySet)


class NightManager(_Nights["Night"]):
    """`request.user.nights`: the queries, one night by its date, what the busiest pages ask."""

    instance: Any

    def on(self, night: date) -> "Night":
        """That night with all its rows, or a new unsaved one in the person's present zone."""
        person = self.instance
        nights = self._on(night)
        if not nights:
            return self.model(user=person, night=night, time_zone=person.time_zone)
        nights[0].user = person
        filled = self._filled(nights[0].pk)
        for relation in RELATIONS:
            _hang(nights[0], relation, any_rows=(relation,) in filled)
        _hang_questions(nights[0])
        return nights[0]

    @prepared
    def oldest(self) -> models.QuerySet["Night", Any]:
        """The date of the first logged night, in a list of one or none."""
        return self.order_by("night")[:1].values_list("night")

    def last_shown(self, tonight: date) -> date:
        """The night up to which the last nights count (see `clock.last_shown`)."""
        rows = self.columns(("night",), clock.Period(tonight, tonight))
        return clock.last_shown(tonight, written=bool(rows))

    def last_nights(self, tonight: date, nights: int = 28) -> clock.Period:
        """The last nights, as many as that: `last_shown` and those before it."""
        return clock.Period.ending(self.last_shown(tonight), nights)

    def figures(
        self, *periods: clock.Period, names: Collection[str] = FIGURE_NAMES
    ) -> FiguresByNight:
        """What each logged night of some periods adds up to, oldest first, in two queries or five.

        `names` are the figures to read, where not all are looked at. Nights between the periods
        are among them where these are many.
        """
        return figures_during(self, _few(periods), names)

    def versions(self, *periods: clock.Period) -> list[tuple[int, int]]:
        """Keys and versions of the logged nights of some periods: others after any change."""
        return self.columns(("pk", "version"), *_few(periods))

    def diary(self, period: clock.Period, columns: tuple[str, ...] = ()) -> list[DiaryNight]:
        """The logged nights of a period as plain data, oldest first, in three queries.

        `columns` are those to read, where not all are looked at: looking at another one raises
        `NotReadError`.
        """
        names = columns or STORED
        same = cache(CaffeineDose)  # the same cup at the same time, night by night
        drinks = self.rows("caffeine_intakes", DRINK, period, order=())
        bouts = self.rows("exercises", MINUTES, period, order=())
        caffeine = under_nights(drinks, same)
        exercise = under_nights(bouts, lambda minutes: minutes)
        return [
            diary_night(
                dict(zip(names, stored, strict=True)),
                had_caffeine,
                caffeine.get(key, ()),
                exercised,
                sum_of(exercise.get(key, ())),
            )
            for key, had_caffeine, exercised, *stored in self.columns(
                ("pk", "had_caffeine", "exercised", *names), period
            )
        ]

    def answers(self, names: tuple[str, ...], *periods: clock.Period) -> list[DiaryNight]:
        """Only these answers of the logged nights of periods, as plain data, in one query."""
        rows = self.columns(names, *clock.joined(periods))
        return [DiaryNight.of(dict(zip(names, row, strict=True))) for row in rows]

    def columns(self, names: tuple[Any, ...], *periods: clock.Period) -> list[tuple[Any, ...]]:
        """These columns of the logged nights of periods apart from each other, oldest first."""
        return self._columns(*clock.ends_of(periods), names=names)

    def rows(
        self,
        relation: str,
        names: tuple[str, ...],
        period: clock.Period,
        order: tuple[str, ...] = ("pk",),
    ) -> list[tuple[Any, ...]]:
        """The night's key and these columns of the rows under it, as they were written."""
        names = ("night_id", *names)
        return self._under(period.first, period.last, relation=relation, names=names, order=order)

    @prepared
    def lately(self, night: date, *, names: tuple[str, ...]) -> Columns:
        """These columns of the last fourteen nights before one, the latest first."""
        return self.filter(night__lt=night).order_by("-night")[:14].values_list(*names)

    @prepared
    def counted(self, first: date, night: date, *, names: tuple[str, ...], most: int) -> Columns:
        """What these columns held together and how often, the most frequent first.

        Of nights before one; without those whose first column was not answered.
        """
        answered = self.filter(night__gte=first, night__lt=night, **{f"{names[0]}__isnull": False})
        counted = answered.order_by().values_list(*names).annotate(times=Count("pk"))
        return counted.order_by("-times", *names)[:most]

    @prepared
    def events(self, first: date, last: date) -> Columns:
        """The nights of a period on which something happened, and what."""
        nights = self.filter(night__range=(first, last)).exclude(events=[])
        return nights.order_by("night").values_list("night", "events")

    @prepared
    def stamps(self) -> Columns:
        """The first night, and what is another once a night is; no row without any night.

        Each change of a night moves its version, and no key is given twice.
        """
        return (
            self.order_by()
            .values("user")
            .annotate(
                first=Min("night"),
                count=Count("pk"),
                sum=Sum("pk"),
                versions=Sum("version"),
            )
            .values_list("first", "count", "sum", "versions")
        )

    @prepared
    def _columns(self, *ends: date, names: tuple[Any, ...]) -> Columns:
        return self.between(*ends).order_by("night").values_list(*names)

    @prepared
    def _under(
        self,
        first: date,
        last: date,
        *,
        relation: str,
        names: tuple[str, ...],
        order: tuple[str, ...],
    ) -> models.QuerySet[Any, Any]:
        nights = self.filter(night__range=(first, last))
        return nights.under(relation).order_by(*order).values_list(*names)

    @prepared
    def _on(self, night: date) -> models.QuerySet["Night", "Night"]:
        return self.filter(night=night)

    @prepared
    def _filled(self, key: int) -> Columns:
        """Which relations of a night hold any rows: most nights have none of most kinds."""

        def rows(relation: str) -> models.QuerySet[Any, Any]:
            of_it: Any = self.model._meta.get_field(relation).related_model
            rows_of_night = of_it._default_manager.filter(night=key).order_by()
            named: models.QuerySet[Any, Any] = rows_of_night.annotate(what=models.Value(relation))
            return named.values_list("what")

        return rows(RELATIONS[0]).union(*map(rows, RELATIONS[1:]))


def _few(periods: Sequence[clock.Period]) -> list[clock.Period]:
    """Periods as few statements know them: apart from each other, or all in one."""
    apart = clock.joined(periods)
    return apart if len(apart) <= MOST_PERIODS else [clock.Period(apart[0].first, apart[-1].last)]


@prepared
def _rows_of(relation: Any) -> models.QuerySet[Any, Any]:
    rows: models.QuerySet[Any, Any] = relation.all()
    return rows


def _hang(night: "Night", relation: str, *, any_rows: bool) -> None:
    """Read the rows of a relation, as `prefetch_related` does: `all()` asks no more."""
    related = getattr(night, relation)
    queryset, rows = related.get_queryset(), _rows_of(related) if any_rows else []
    for row in rows:
        row.night = night
    queryset._result_cache = rows
    night.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = queryset


def _hang_questions(night: "Night") -> None:
    """Give each answer to a question of the person's own its question, in one query."""
    answers = night.factor_answers.all()
    questions = {row.pk: row for row in night.user.factors.every()} if answers else {}
    for answer in answers:
        if answer.factor_id in questions:  # not deleted this very moment
            answer.factor = questions[answer.factor_id]
