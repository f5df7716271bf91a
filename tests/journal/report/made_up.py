"""Made-up nights and reports: they wander, but never by chance."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from journal.clock import Period
from journal.diary import DiaryNight, TakenDose
from journal.report.data import ReportData, ReportOptions
from journal.report.document import Document, document
from journal.report.report import Report, report
from journal.report.taken import recent
from tests.journal.made_up import figures_of

MADE_ON = date(2026, 4, 1)
LAST = date(2026, 3, 31)


def after_noon(minutes: int) -> time:
    """The clock time so many minutes after noon."""
    return (datetime(2026, 1, 1, 12) + timedelta(minutes=minutes)).time()


def believable(period: Period, missing: int = 9) -> list[DiaryNight]:
    """A full night each; every `missing`-th is left out."""
    return [
        DiaryNight(
            night=night,
            daytime_rest_severity=number % 3,
            evening_severity=number % 7,
            falling_asleep_severity=2 + number % 8,
            during_night_severity=number % 5,
            symptom_onset=after_noon(480 + 13 * (number % 17)),
            legs_side="both",
            arms_side="left" if number % 11 == 0 else "",
            bedtime=time(22, number % 60),
            lights_out=time(23, number % 60),
            sleep_onset_latency_minutes=10 + number % 50,
            awakenings=number % 4,
            wake_after_sleep_onset_minutes=number % 61,
            final_awakening=time(6, number % 60),
            rise_time=time(7, number % 60),
            out_of_bed_walks=number % 3,
            tiredness=number % 9,
        )
        for number, night in enumerate(period.nights())
        if number % missing != missing - 1
    ]


def written_down(names: Iterable[str], nights: Period) -> dict[date, Sequence[TakenDose]]:
    """One dose of each a night, at half past nine, without a plan."""
    doses = tuple(TakenDose(name, "supplement", Decimal(200), "mg", time(21, 30)) for name in names)
    return dict.fromkeys(nights.nights(), doses) if doses else {}


def data_of(
    nights: Iterable[DiaryNight] = (), previous: Iterable[DiaryNight] = (), **others: Any
) -> ReportData:
    """What is known of these nights, their figures among it."""
    both = list(previous), list(nights)
    figures = figures_of([*both[0], *both[1]])
    return ReportData(nights=both[1], previous=both[0], figures=figures, **others)


def made_report(
    nights: int = 28,
    *,
    taken: Iterable[str] = (),
    data: ReportData | None = None,
    **options: Any,
) -> Report:
    """A report of so many nights that names these things as taken every night."""
    period = Period.ending(LAST, nights)
    known = data or data_of(
        nights=believable(period),
        previous=believable(period.previous(), missing=7),
        doses=written_down(taken, recent(period)),
        doses_answered=recent(period).nights(),
    )
    return report(period, known, made_on=MADE_ON, options=ReportOptions(**options))


def made_document(nights: int = 28, **kept: Any) -> Document:
    """What such a report prints."""
    return document(made_report(nights, **kept))
