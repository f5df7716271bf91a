"""How nights are asked for: `request.user.nights.diary(period)`, or `.during(period)` as rows."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models

from accounts.prepared import Param, Prepared
from journal import clock
from journal.diary import CaffeineDose, DiaryNight, ExerciseBout, SkippedDose, TakenDose
from journal.questions import ROW_KINDS, SEVERITIES

if TYPE_CHECKING:
    from journal.models.night import Night

Row = TypeVar("Row")
RATED = ("night", *SEVERITIES, "no_symptoms", "sat_still")

DRINK = ("caffeine_intakes__caffeine_mg", "caffeine_intakes__taken_at")


class NightQuerySet(models.QuerySet["Night"]):
    """Reads after "nights": `request.user.nights.during(period)`."""

    def during(self, period: clock.Period) -> Self:
        """The logged nights of a period, oldest first."""
        return self.filter(night__range=(period.first, period.last)).order_by("night")

    def ratings(self) -> list[DiaryNight]:
        """These nights with nothing but their ratings, in one query."""
        return [
            DiaryNight.of(dict(zip(RATED, row, strict=True))) for row in self.values_list(*RATED)
        ]

    def doses(self) -> dict[date, tuple[TakenDose, ...]]:
        """What was taken, by night, in one query; a night without a dose is not in it."""
        names = ["name", "kind", "amount", "unit", "taken_at", "plan_key", "planned_at"]
        return self._rows("doses", names, TakenDose)

    def skipped_doses(self) -> dict[date, tuple[SkippedDose, ...]]:
        """What was planned and not taken, by night, in one query."""
        return self._rows(
            "skipped_doses", ["plan_key", "name", "planned_at", "reason"], SkippedDose
        )

    def bouts(self) -> dict[date, tuple[ExerciseBout, ...]]:
        """The exercise of each night that has any, in one query."""
        return self._rows("exercises", ["kind", "started_at", "minutes", "intensity"], ExerciseBout)

    def own_factors(self) -> dict[date, dict[int, float]]:
        """The answers to the person's own questions: by night, by the question's key."""
        values: dict[date, dict[int, float]] = {}
        rows = self.order_by().filter(factor_answers__isnull=False)
        for night, key, value in rows.values_list(
            "night", "factor_answers__factor_id", "factor_answers__value"
        ):
            values.setdefault(night, {})[key] = float(value)
        return values

    def _rows(
        self, relation: str, columns: Sequence[str], kind: Callable[..., Row]
    ) -> dict[date, tuple[Row, ...]]:
        """Rows under the nights as plain data, in the order in which they were written."""
        paths = [f"{relation}__{name}" for name in columns]
        rows = self.filter(**{f"{relation}__isnull": False}).order_by("night", f"{relation}__pk")
        return under_nights(rows.values_list("night", *paths), kind)


def under_nights(
    rows: Iterable[tuple[Any, ...]], kind: Callable[..., Row]
) -> dict[Any, tuple[Row, ...]]:
    """Rows that begin with their night → the others of their columns as plain data, by night."""
    by_night: dict[Any, list[Row]] = {}
    for night, *values in rows:
        by_night.setdefault(night, []).append(kind(*values))
    return {night: tuple(listed) for night, listed in by_night.items()}


# Everything that hangs on a night, by the name of its relation.
RELATIONS = (*(kind.relation for kind in ROW_KINDS.values()), "skipped_doses", "factor_answers")


class NightManager(models.Manager.from_queryset(NightQuerySet)):  # type: ignore[misc]
    """`request.user.nights`: the queries, and one night by its date."""

    def on(self, night: date) -> "Night":
        """That night with all its rows, or a new unsaved one in the person's present zone."""
        person = self.instance
        nights: list[Night] = _one_night(self.model).objects(user=person.pk, night=night)
        if not nights:
            return self.model(user=person, night=night, time_zone=person.time_zone)  # type: ignore[no-any-return]
        nights[0].user = person
        filled = _filled(self.model).rows(night=nights[0].pk)
        for relation in RELATIONS:
            _hang(nights[0], relation, any_rows=(relation,) in filled)
        models.prefetch_related_objects(list(nights[0].factor_answers.all()), "factor")
        return nights[0]

    def last_shown(self, tonight: date) -> date:
        """The night up to which the last nights count (see `clock.last_shown`)."""
        rows = _is_written(self.model).rows(user=self.instance.pk, night=tonight)
        return clock.last_shown(tonight, written=bool(rows))

    def last_nights(self, tonight: date, nights: int = 28) -> clock.Period:
        """The last nights, as many as that: `last_shown` and those before it."""
        return clock.Period.ending(self.last_shown(tonight), nights)

    def diary(self, period: clock.Period, columns: tuple[str, ...] = ()) -> list[DiaryNight]:
        """The logged nights of a period as plain data, oldest first, in three queries.

        `columns` are those to read, where not all are looked at: looking at another one raises
        `NotReadError`.
        """
        names = columns or STORED
        params = {"user": self.instance.pk, "first": period.first, "last": period.last}
        same = cache(CaffeineDose)  # the same cup at the same time, night by night
        drinks = _rows_under(self.model, *DRINK).rows(**params)
        caffeine = under_nights(drinks, same)
        bouts = _rows_under(self.model, "exercises__minutes").rows(**params)
        exercise = under_nights(bouts, lambda minutes: minutes)
        return [
            diary_night(
                dict(zip(names, stored, strict=True)),
                had_caffeine,
                caffeine.get(key, ()),
                exercised,
                _sum(exercise.get(key, ())),
            )
            for key, had_caffeine, exercised, *stored in _diary_of(self.model, names).rows(**params)
        ]


def during_given(model: type["Night"]) -> NightQuerySet:
    """The nights of a person and a period that are told when the statement is asked."""
    period = (Param("first"), Param("last"))
    nights: NightQuerySet = model.objects.filter(user=Param("user"), night__range=period)
    return nights


@cache
def _diary_of(model: type["Night"], names: tuple[str, ...]) -> Prepared:
    columns = ("pk", "had_caffeine", "exercised", *names)
    return Prepared(lambda: during_given(model).order_by("night").values_list(*columns))


@cache
def _rows_under(model: type["Night"], *columns: str) -> Prepared:
    """Columns of the rows under the nights, by the key of their night."""
    relation = columns[0].partition("__")[0]
    return Prepared(
        lambda: (
            during_given(model)
            .order_by()
            .filter(**{f"{relation}__isnull": False})
            .values_list("pk", *columns)
        )
    )


@cache
def _one_night(model: type["Night"]) -> Prepared:
    return Prepared(lambda: model.objects.filter(user=Param("user"), night=Param("night")))


@cache
def _is_written(model: type["Night"]) -> Prepared:
    params = {"user": Param("user"), "night": Param("night")}
    return Prepared(lambda: model.objects.filter(**params).order_by().values_list("pk"))


@cache
def _filled(model: type["Night"]) -> Prepared:
    """Which relations of a night hold any rows: most nights have none of most kinds."""

    def rows(relation: str) -> models.QuerySet[Any, Any]:
        of_it: Any = model._meta.get_field(relation).related_model
        rows_of_night = of_it._default_manager.filter(night=Param("night")).order_by()
        named: models.QuerySet[Any, Any] = rows_of_night.annotate(what=models.Value(relation))
        return named.values_list("what")

    return Prepared(lambda: rows(RELATIONS[0]).union(*map(rows, RELATIONS[1:])))


@cache
def _rows_of(model: type[models.Model]) -> Prepared:
    return Prepared(lambda: model._default_manager.filter(night=Param("night")))


def _hang(night: "Night", relation: str, *, any_rows: bool) -> None:
    """Read the rows of a relation, as `prefetch_related` does: `all()` asks no more."""
    queryset = getattr(night, relation).get_queryset()
    rows = _rows_of(queryset.model).objects(night=night.pk) if any_rows else []
    for row in rows:
        row.night = night
    queryset._result_cache, queryset._prefetch_done = rows, True
    prefetched = night.__dict__.setdefault("_prefetched_objects_cache", {})
    prefetched[relation] = queryset


def diary_night(
    stored: dict[str, Any],
    had_caffeine: bool | None,
    drinks: tuple[CaffeineDose, ...],
    exercised: bool | None,
    minutes: int | None,
) -> DiaryNight:
    """A night as plain data: the columns it has in common with it, its drinks and its exercise."""
    totals = {
        "caffeine_doses": None if had_caffeine is None else drinks,
        "caffeine_mg": _total(had_caffeine, _sum([drink.milligrams for drink in drinks])),
        "exercise_minutes": _total(exercised, minutes),
    }
    return DiaryNight.of(stored | totals)


def _sum(parts: Sequence[int | None]) -> int | None:
    """All together; unknown without a part, or when one of them is."""
    answered = [part for part in parts if part is not None]
    return sum(answered) if answered and len(answered) == len(parts) else None


def _total(had_any: bool | None, total: int | None) -> int | None:
    """A nightly total: 0 only if the person said "none"."""
    return 0 if had_any is False else total


# What a Night and a DiaryNight have in common, by name.
STORED = tuple(
    name
    for name in DiaryNight.__dataclass_fields__
    if name not in {"caffeine_doses", "caffeine_mg", "exercise_minutes"}
)
