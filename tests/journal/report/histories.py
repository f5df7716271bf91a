"""Nine made-up people to print: typical, sparse, drift, iron, shifts, ten years, many, none, one.

Each wanders by a seeded chance, so that the same history always gives the same page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from journal import clock
from journal.clock import DAY, Period
from journal.diary import DiaryNight, SkippedDose, TakenDose
from journal.labs.iron.courses import courses
from journal.labs.result import Result
from journal.regimen.plan import Product, Schedule, Step
from journal.regimen.schedule import expected
from journal.report.data import Appointment, Decision, Note, ReportData, ReportOptions
from journal.report.report import Report, report
from tests.journal.labs.made_up import result
from tests.journal.regimen.made_up import at, holds, product, step
from tests.journal.report.made_up import data_of

LAST = date(2026, 3, 31)
MADE_ON = date(2026, 4, 1)
QUESTIONS = (
    "Is the iron worth going on with, and when should ferritin be looked at again?",
    "Could the evening dose be taken earlier, since symptoms now start at dinner?",
    "Is there anything among my other medicines that you would change?",
)


@dataclass(frozen=True, slots=True)
class Course:
    """How somebody is on one night: burden 0–1, and the minutes since noon it starts at."""

    burden: float
    starts: float
    bedtime: int = 645
    zone: str = "Europe/Berlin"


def lived(
    period: Period, course: Callable[[int, date], Course], *, seed: int, share: float = 0.9
) -> list[DiaryNight]:
    """The nights somebody wrote down, `share` of all, in runs as people do."""
    chance = Random(seed)  # noqa: S311  # a story, not a secret
    nights, writing = [], True
    for number, night in enumerate(period.nights()):
        if chance.random() < (0.06 if writing == (share > 0.5) else 0.06 * share / (1 - share)):
            writing = not writing
        if chance.random() < (share if writing else share * 0.4):
            nights.append(_night(night, course(number, night), chance))
    return nights


def _night(night: date, how: Course, chance: Random) -> DiaryNight:
    def rating(middle: float) -> int:
        return max(0, min(10, round(chance.gauss(middle, 1.3))))

    free = chance.random() > 0.2 + how.burden
    load = 0.0 if free else how.burden
    latency = 5 * round((10 + 60 * load * chance.random()) / 5)
    awake = 0 if free else chance.randrange(0, round(20 + 60 * load), 5)
    prompt = datetime.combine(night, time(22), UTC)
    written = prompt if chance.random() < 0.85 else prompt + timedelta(days=2)
    morning = chance.random() < 0.92
    diary = DiaryNight(
        night=night,
        time_zone=how.zone,
        no_symptoms=free,
        daytime_rest_severity=0 if free else rating(5 * load - 1),
        evening_severity=0 if free else max(1, rating(9 * load + 1)),
        symptom_onset=None if free else clock.clock_at(chance.gauss(how.starts, 40) % 1440),
        legs_side="" if free else "both",
        arms_side="" if free or chance.random() > load * 0.35 else "both",
        events=(),
        evening_first_written_at=written,
    )
    if not morning:
        return diary
    return replace(
        diary,
        falling_asleep_severity=0 if free else rating(9 * load),
        during_night_severity=0 if free else rating(7 * load),
        bedtime=clock.clock_at(how.bedtime),
        lights_out=clock.clock_at(how.bedtime + 20),
        sleep_onset_latency_minutes=latency,
        awakenings=awake // 20,
        wake_after_sleep_onset_minutes=awake,
        final_awakening=clock.clock_at(how.bedtime + 460),
        rise_time=clock.clock_at(how.bedtime + 475),
        out_of_bed_walks=0 if free else round(4 * load * chance.random()),
        tiredness=rating(2 + 6 * load),
    )


def eventful(nights: list[DiaryNight], *events: tuple[date, int, str]) -> list[DiaryNight]:
    """The same nights with events: first night, how many, what."""
    happened: dict[date, list[str]] = {}
    for first, count, word in events:
        for number in range(count):
            happened.setdefault(first + number * DAY, []).append(word)
    return [replace(n, events=tuple(happened.get(n.night, ()))) for n in nights]


def followed(products: list[Product], period: Period, *, seed: int = 5) -> dict[str, Any]:
    """Doses as planned, now and then one left out, some evenings without an answer."""
    chance = Random(seed)  # noqa: S311  # a story, not a secret
    doses: dict[date, tuple[TakenDose, ...]] = {}
    skipped: dict[date, tuple[SkippedDose, ...]] = {}
    answered = []
    for night in period.nights():
        if chance.random() < 0.12:
            continue
        answered.append(night)
        due = [(e, chance.random() < 0.93) for e in expected(products, night)]
        doses[night] = tuple(
            TakenDose(e.product.name, e.product.kind, e.step.amount, e.step.unit, e.at,
                      e.product.key, e.at)
            for e, taken in due if taken
        )  # fmt: skip
        skipped[night] = tuple(
            SkippedDose(e.product.key, e.product.name, e.at) for e, taken in due if not taken
        )
    return {
        "doses": doses,
        "skipped": skipped,
        "doses_answered": answered,
        "iron": courses(products, (), (), LAST),
    }


def medicine(name: str, category: str, *steps: Step, key: int, **kept: Any) -> Product:
    made: Product = product(name, *steps, key=key, kind="medicine", category=category, **kept)
    return made


def evening(day: date, amount: str, unit: str = "mg", hour: int = 20) -> Step:
    made: Step = step(day, amount, unit, Schedule.EVENING, times=at(hour))
    return made


def usual_supplements() -> list[Product]:
    alternate = {"schedule": Schedule.ALTERNATE, "times": at(20, 30)}
    began = date(2025, 12, 4)
    return [
        product("Ferrous sulfate", step(began, "325", "mg", **alternate), key=11, category="iron",
                contents=(holds("iron", "65", "325", "mg"),)),
        product("Vitamin C", step(began, "200", "mg", **alternate), key=12,
                contents=(holds("vitamin_c", "200", "200", "mg"),)),
        product("Magnesium citrate",
                step(date(2025, 6, 1), "2", schedule=Schedule.EVENING, times=at(21)), key=13,
                contents=(holds("magnesium", "100"),)),
        product("Vitamin D3", step(date(2025, 10, 1), "25", "ug", Schedule.MORNING, times=at(8)),
                key=14, contents=(holds("vitamin_d", "25", "25", "ug"),)),
    ]  # fmt: skip


def usual_bloods() -> list[Result]:
    kept = {"in_morning": True, "laboratory": "City lab"}
    new, old = date(2026, 3, 12), date(2025, 11, 27)
    iron = {"iron_paused": True, **kept}
    return [
        result("ferritin", 58, "ug/L", new, range_low="15", range_high="150", **iron),
        result("ferritin", 24, "ug/L", old, range_low="15", range_high="150", **kept),
        result("tsat", 22, "%", new, range_low="16", range_high="45", **iron),
        result("hemoglobin", "13.4", "g/dL", new, range_low="12", range_high="15.6", **kept),
        result("crp", "<0.6", "mg/L", new, range_high="5", **kept),
        result("creatinine", "0.82", "mg/dL", new, range_low="0.5", range_high="0.9", **kept),
        result("vitamin_b12", 412, "pg/mL", old, range_low="200", range_high="900", **kept),
        result("vitamin_d_25oh", "31.5", "ng/mL", old, range_low="30", range_high="100", **kept),
    ]


def levothyroxine() -> Product:
    return medicine(
        "Levothyroxine", "other",
        step(date(2019, 5, 1), "75", "ug", Schedule.MORNING, times=at(7)), key=20,
    )  # fmt: skip


def past() -> list[Product]:
    return [
        medicine(
            "Ropinirole", "dopaminergic", evening(date(2023, 2, 1), "0.25"),
            evening(date(2023, 9, 1), "1"), key=30, last_day=date(2025, 6, 30),
            reason="symptoms began earlier in the day",
        ),
        product(
            "Valerian", evening(date(2024, 3, 1), "450"), key=31, last_day=date(2024, 5, 20),
            reason="no difference noticed",
        ),
    ]  # fmt: skip


def typical() -> Report:
    """Twelve weeks, gabapentin raised halfway, iron since December."""
    period = Period.ending(LAST, 84)
    raised = date(2026, 2, 16)

    def course(number: int, night: date) -> Course:
        eased = 0.16 * min(1, max(0, (night - raised).days) / 14)
        return Course(0.62 - eased, 545 + 200 * eased)

    products = [
        medicine("Gabapentin", "alpha2delta", evening(date(2025, 11, 20), "100"),
                 evening(raised, "300"), key=1),
        *usual_supplements(), levothyroxine(), *past(),
    ]  # fmt: skip
    nights = eventful(
        lived(period, course, seed=3),
        (date(2026, 1, 20), 5, "illness"),
        (date(2026, 3, 6), 6, "travel"),
        (date(2026, 2, 2), 1, "cold_tablet"),
    )
    return report(
        period,
        data_of(
            nights=nights,
            previous=lived(period.previous(), lambda *_: Course(0.66, 535), seed=4),
            products=products,
            results=usual_bloods(),
            **followed(products, Period.ending(LAST, 28)),
        ),
        made_on=MADE_ON,
        options=ReportOptions(
            name="Maria K.",
            appointment=Appointment(date(2026, 4, 14), time(9, 30), "Dr Okafor, neurology"),
            questions=QUESTIONS,
        ),
    )


def sparse() -> Report:
    """Four weeks with a handful of nights and no regimen."""
    period = Period.ending(LAST, 28)
    return report(
        period,
        data_of(
            nights=lived(period, lambda *_: Course(0.5, 570), seed=8, share=0.25),
            previous=lived(period.previous(), lambda *_: Course(0.5, 570), seed=9, share=0.12),
        ),
        made_on=MADE_ON,
        options=ReportOptions(name="T. B."),
    )


def drifting() -> Report:
    """Severe; pramipexole raised three times while symptoms start ever earlier."""
    period = Period.ending(LAST, 182)
    steps = (date(2024, 11, 1), "0.125"), (date(2025, 10, 20), "0.25"), (date(2025, 12, 15), "0.5")
    products = [
        medicine("Pramipexole", "dopaminergic", *(evening(day, mg) for day, mg in steps),
                 evening(date(2026, 2, 10), "0.75"), key=1),
        medicine("Sertraline", "antidepressant",
                 step(date(2025, 9, 1), "50", "mg", Schedule.MORNING, times=at(8)), key=2),
        medicine("Diphenhydramine", "antihistamine",
                 step(date(2026, 1, 5), "25", "mg", Schedule.AS_NEEDED), key=3),
        *usual_supplements()[:1], *past()[1:],
    ]  # fmt: skip

    def course(number: int, night: date) -> Course:
        relief = 0.12 if any(0 <= (night - s.first_day).days < 18 for s in products[0].steps) else 0
        return Course(0.62 + 0.3 * number / 182 - relief, 560 - 230 * number / 182)

    return report(
        period,
        data_of(
            nights=lived(period, course, seed=12, share=0.95),
            previous=lived(period.previous(), lambda *_: Course(0.55, 585), seed=13),
            products=products,
            results=usual_bloods()[1:2],
            **followed(products, Period.ending(LAST, 28)),
        ),
        made_on=MADE_ON,
        options=ReportOptions(
            name="J. van der Westhuizen-Montgomery",
            questions=("Why does it start so early now?", "", "What else is there?"),
            notes=(
                Note(date(2026, 3, 9), "evening", "Could not sit through dinner. " * 6),
                Note(date(2026, 3, 22), "night", "Walked from two to four. Arms as well now."),
            ),
        ),
    )


def repleted() -> Report:
    """Ferritin from 9 to 96 after an infusion; better by and by. US units, 12-hour clock."""
    period = Period.ending(LAST, 182)
    infusion = date(2025, 11, 14)
    products = [
        *usual_supplements()[2:],
        product("Ferrous bisglycinate", step(date(2025, 8, 1), "25", "mg", Schedule.ALTERNATE),
                key=2, category="iron", contents=(holds("iron", "25", "25", "mg"),),
                last_day=date(2025, 11, 10), reason="stomach pain; replaced by an infusion"),
    ]  # fmt: skip
    draws = [
        (date(2025, 10, 9), 9, 8), (date(2026, 1, 15), 122, 31), (date(2026, 3, 19), 96, 27),
    ]  # fmt: skip
    bloods = [
        drawn
        for day, ferritin, tsat in draws
        for drawn in (
            result("ferritin", ferritin, "ng/mL", day, range_low="12", range_high="240",
                   in_morning=True, iron_paused=True),
            result("tsat", tsat, "%", day, range_low="20", range_high="50", in_morning=True),
            result("hemoglobin", "12.1", "g/dL", day, range_low="12", range_high="16"),
        )
    ]  # fmt: skip

    def course(number: int, night: date) -> Course:
        eased = min(1, max(0, (night - infusion).days) / 60)
        return Course(0.72 - 0.42 * eased, 540 + 90 * eased)

    nights = eventful(lived(period, course, seed=21), (infusion, 1, "infusion"))
    return report(
        period,
        data_of(
            nights=nights,
            previous=lived(period.previous(), lambda *_: Course(0.7, 540), seed=22),
            products=products,
            results=bloods,
            **followed(products, Period.ending(LAST, 28)),
        ),
        made_on=MADE_ON,
        options=ReportOptions(
            name="A. Rivera", twelve_hours=True, us_units=True, questions=QUESTIONS[:2]
        ),
    )


def shifting() -> Report:
    """Eight weeks across the change of clocks, night duty every third week, one flight."""
    period = Period(date(2026, 2, 8), date(2026, 4, 4))

    def course(number: int, night: date) -> Course:
        duty = number // 7 % 3 == 2
        zone = "Asia/Tokyo" if night > date(2026, 3, 30) else "Europe/Berlin"
        return Course(0.5, 1000 if duty else 560, 1160 if duty else 650, zone)

    return report(
        period,
        data_of(
            nights=eventful(lived(period, course, seed=31), (date(2026, 3, 31), 4, "travel")),
            previous=lived(period.previous(), course, seed=32),
            products=[levothyroxine()],
            **followed([levothyroxine()], Period.ending(period.last, 28)),
        ),
        made_on=date(2026, 4, 5),
        options=ReportOptions(name="Nadia"),
    )


def ten_years() -> Report:
    """3,650 nights with everything that comes and goes in ten years."""
    period = Period.ending(LAST, 3650)
    first = period.first
    products = [
        medicine("Ropinirole", "dopaminergic",
                 *(evening(first + (300 + 400 * n) * DAY, f"{0.25 * (n + 1)}") for n in range(4)),
                 key=1, last_day=first + 2200 * DAY, reason="symptoms began earlier in the day"),
        medicine("Gabapentin", "alpha2delta", evening(first + 2150 * DAY, "300"),
                 evening(first + 2300 * DAY, "600"), key=2),
        *usual_supplements(), levothyroxine(), *past()[1:],
    ]  # fmt: skip
    yearly = [
        result("ferritin", 20 + 9 * year, "ug/L", first + (180 + 365 * year) * DAY,
               range_low="15", range_high="150", in_morning=True)
        for year in range(10)
    ]  # fmt: skip

    def course(number: int, night: date) -> Course:
        worse = 0.35 * min(1, number / 2200)
        eased = 0.3 * min(1, max(0, number - 2200) / 400)
        return Course(0.45 + worse - eased, 580 - 300 * worse + 250 * eased)

    return report(
        period,
        data_of(
            nights=lived(period, course, seed=41, share=0.85),
            products=products,
            results=[*yearly, *usual_bloods()],
            **followed(products, Period.ending(LAST, 28)),
        ),
        made_on=MADE_ON,
        options=ReportOptions(name="Ten Years", questions=QUESTIONS),
    )


SUPPLEMENTS = (
    "Ashwagandha", "B-complex", "Calcium", "Coenzyme Q₁₀", "Curcumin", "Fish oil", "Folate",
    "Ginkgo", "Glycine", "L-theanine", "Lion’s mane", "Melatonin", "Multivitamin", "Potassium",
    "Probiotics", "Selenium", "Vitamin B₁₂", "Vitamin K₂", "Zinc",
)  # fmt: skip


def many() -> Report:
    """200 nights, 29 products, 18 blood tests in two units, five questions and a decision."""
    period = Period.ending(LAST, 200)
    began = date(2025, 9, 1)
    products = [
        medicine("Pramipexole", "dopaminergic", evening(date(2024, 1, 1), "0.25"),
                 evening(date(2026, 1, 10), "0.5"), key=1),
        medicine("Gabapentin enacarbil", "alpha2delta", evening(date(2025, 11, 1), "600", hour=17),
                 key=2),
        medicine("Oxycodone and naloxone, prolonged release", "opioid",
                 evening(date(2026, 2, 1), "5"), key=3),
        medicine("Sertraline", "antidepressant",
                 step(date(2025, 12, 1), "50", "mg", Schedule.MORNING, times=at(8)), key=4),
        medicine("Diphenhydramine", "antihistamine",
                 step(date(2026, 1, 5), "25", "mg", Schedule.AS_NEEDED), key=5),
        levothyroxine(), *usual_supplements(), *past(),
        *(product(name, step(began, "1", "tablet", Schedule.DAILY), key=40 + place)
          for place, name in enumerate(SUPPLEMENTS)),
    ]  # fmt: skip
    new = date(2026, 2, 3)
    values = {
        "iron": 60, "tibc": 320, "mcv": 88, "folate_serum": 9,
        "magnesium_serum": "1.9", "zinc_serum": 80, "egfr": 88, "tsh": "2.1", "hba1c": "5.4",
        "glucose_fasting": 91,
    }  # fmt: skip
    older = [result("ferritin", 45, "pmol/L", date(2025, 10, 1))]
    bloods = [*usual_bloods()[0:1], *older, *usual_bloods()[2:]]
    bloods += [result(test, value, taken_on=new) for test, value in values.items()]

    def course(number: int, night: date) -> Course:
        return Course(0.8 - 0.3 * number / 200, 480 + number * 0.6)

    nights = eventful(lived(period, course, seed=51), (date(2026, 1, 20), 5, "illness"))
    return report(
        period,
        data_of(
            nights=nights,
            previous=lived(period.previous(), course, seed=52),
            products=products,
            results=bloods,
            decisions=[
                Decision(date(2026, 1, 8), "Dr Okafor", "Pramipexole stays at 0.5 mg at most.\n"
                         "Ferritin again in March, then talk about an infusion."),
            ],
            **followed(products, Period.ending(LAST, 28)),
        ),
        made_on=MADE_ON,
        options=ReportOptions(
            name="J. D.",
            appointment=Appointment(date(2026, 4, 14), time(9, 30), "Dr Okafor"),
            questions=(*QUESTIONS, "Could I drive after the evening dose?", "What next?"),
        ),
    )  # fmt: skip


def empty() -> Report:
    """Nothing at all is known."""
    return report(Period.ending(LAST, 28), ReportData(), made_on=MADE_ON)


def one_night() -> Report:
    """The first night of a diary, a report of four weeks; twelve-hour clock."""
    night = replace(
        lived(Period(LAST, LAST), lambda *_: Course(0.9, 560), seed=61, share=0.99)[0],
        no_symptoms=None, evening_severity=8, symptom_onset=time(21, 20), out_of_bed_walks=2,
    )  # fmt: skip
    return report(
        Period.ending(LAST, 28),
        data_of(nights=[night]),
        made_on=MADE_ON,
        options=ReportOptions(twelve_hours=True),
    )


HISTORIES: dict[str, Callable[[], Report]] = {
    "typical": typical,
    "sparse": sparse,
    "drifting": drifting,
    "repleted": repleted,
    "shifting": shifting,
    "ten_years": ten_years,
    "many": many,
    "empty": empty,
    "one_night": one_night,
}


def all_reports() -> Iterator[tuple[str, Report]]:
    """Each history's name with its report."""
    return ((name, made()) for name, made in HISTORIES.items())
