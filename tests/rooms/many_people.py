"""Many people's nights on PostgreSQL, by a statement a table: one night's rows, copied."""

from django.db import connection, models

from accounts.models import User
from journal.clock import Period
from journal.figures.alongside import shown_alongside
from journal.models import (
    CaffeineIntake,
    DeviceSleep,
    Dose,
    Exercise,
    Factor,
    FactorAnswer,
    Night,
    NightFigures,
    Sending,
    SkippedDose,
    WakeTap,
)
from journal.regimen.models import DoseShare

NEW = "gen_random_uuid()"
USERS = "accounts_user u"
NIGHTS = f"journal_night n JOIN {USERS} ON u.id = n.user_id"


def fill_for_many(night: Night, people: int, nights: int, longest: int) -> None:
    """Give the owner of a full night that and `longest` more, `people` others `nights` each.

    The rows lie as a server's do: night by night, everybody's together.
    """
    person = night.user
    today = Period(night.night, night.night)
    person.nights.figures(today)
    shown_alongside(person, today)  # both are kept beside the night, and copied
    _copy(User, person.pk, f"generate_series(1, {people}) k", email="'many-' || k")
    count = f"CASE WHEN u.id = {person.pk} THEN {longest} ELSE {nights} END"
    days = f"{USERS} JOIN generate_series(1, {max(nights, longest)}) k ON k <= {count}"
    by_day = "ORDER BY k DESC, u.id"
    _copy(Night, night.pk, f"{days} {by_day}", user_id="u.id", night="a.night - k::int")
    _copy_what_hangs_on(night, person)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _copy_what_hangs_on(night: Night, person: User) -> None:
    others = f"{NIGHTS} WHERE n.id <> {night.pk}"
    every = {every: f"{others} AND n.id % {every} = 0 ORDER BY n.id" for every in range(1, 6)}
    for model, which in ((CaffeineIntake, 1), (Dose, 1), (Exercise, 3), (SkippedDose, 5)):
        for key in model.objects.filter(night=night).values_list("pk", flat=True):
            _copy(model, key, every[which], night_id="n.id", uid=NEW)
    for kept in (NightFigures, DoseShare):
        _copy(kept, night.pk, every[1], night_id="n.id")
    factor = person.factors.get()
    _copy(Factor, factor.pk, f"{USERS} WHERE u.id <> {person.pk}", user_id="u.id")
    answer = FactorAnswer.objects.get(night=night)
    asked = every[1].replace("WHERE", "JOIN journal_factor f ON f.user_id = u.id WHERE")
    _copy(FactorAnswer, answer.pk, asked, night_id="n.id", factor_id="f.id")
    own = {"user_id": "u.id", "night": "n.night"}
    _copy(WakeTap, person.wake_taps.get().pk, every[4], **own, uid=NEW)
    sleep = person.device_sleeps.get()
    _copy(DeviceSleep, sleep.pk, every[2], **own, external_id="'night ' || n.id")
    _copy(Sending, Sending.objects.get().pk, every[2], user_id="u.id", uid=NEW)


def _copy(model: type[models.Model], key: int, source: str, **changed: str) -> None:
    """Insert a row (`a`) once for each row of `source`, with these columns changed."""
    fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(changed.get(field.column, f'a."{field.column}"') for field in fields)
    table, primary = model._meta.db_table, model._meta.pk.column
    one = f"(SELECT * FROM {table} WHERE {primary} = {key}) a CROSS JOIN"  # noqa: S608 - tests' own
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {one} {source}")  # noqa: S608
