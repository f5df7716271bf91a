"""From somebody's rows to their `Report`: a fixed number of queries, however many nights."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Min, Q
from django.utils import timezone

from accounts.models import User
from journal import clock
from journal.clock import Period
from journal.diary import AREAS
from journal.figures.differences import looked_at
from journal.findings import differences_of
from journal.labs.iron.loading import courses_of
from journal.regimen.dose_changes import DoseChange
from journal.regimen.dose_outcomes import settled
from journal.regimen.stored_answers import answers_of
from journal.report.about_you import AboutYou as Written
from journal.report.data import Note, ReportData, ReportOptions, Section
from journal.report.drift import changes_in
from journal.report.findings import Factors, experiments_of, factors_of
from journal.report.forms import NOTE_PARTS, ReportDefaults
from journal.report.models import MAX_QUESTION_LENGTH, MAX_QUESTIONS, AboutYou, Draft, Visit
from journal.report.pdf import Paper
from journal.report.report import Report, as_of, report
from journal.report.taken import recent
from journal.report.timeline import looked_back_on
from journal.sittings.evening import Evening

MAX_NOTES = 40
LOOKED_AT = ("night", "time_zone", "evening_first_written_at", "events", *AREAS)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the summary is to be, checked."""

    period: Period
    previous: Period
    left_out: frozenset[Section] = frozenset()
    rewritten: Mapping[str, str] = field(default_factory=dict)
    questions: Sequence[str] = ()
    notes: Sequence[str] = ()
    written_in: str = ""


def defaults_of(person: User) -> ReportDefaults:
    """What the choices of a person depend on, as of now."""
    tonight = clock.night_at(timezone.now(), person.zone)
    oldest = person.nights.aggregate(night=Min("night"))["night"]
    visit = person.visits.until(person.today()).first()
    return ReportDefaults(
        tonight=tonight,
        last_night=person.nights.last_shown(tonight),
        first_night=oldest or tonight,
        last_visit=visit.day if visit else None,
        usual_paper=Paper.LETTER if person.units == User.Units.US else Paper.A4,
    )


def draft_of(person: User) -> Draft:
    """What the person chose the last time, or a new unsaved row.

    Without questions it asks those of the next visit.
    """
    draft = Draft.objects.filter(user=person).first() or Draft(user=person)
    if not draft.questions and (visit := next_visit(person)):
        draft.questions = [each[:MAX_QUESTION_LENGTH] for each in visit.question_lines()][
            :MAX_QUESTIONS
        ]
    return draft


def report_of(person: User, choices: Choices) -> Report:
    """The person's summary, as of today, in the language that is spoken now."""
    return report(
        choices.period,
        _data(person, choices),
        previous=choices.previous,
        made_on=person.today(),
        options=_options(person, choices),
        differ=partial(differences_of, person),
    )


def _data(person: User, choices: Choices) -> ReportData:
    tonight = clock.night_at(timezone.now(), person.zone)
    nights = person.nights.during(recent(choices.period))
    products = person.regimens.products()
    answers = settled(products, answers_of(nights))
    left_out = choices.left_out  # what takes an analysis is worked out only where it is printed
    factors = Factors() if Section.FACTORS in left_out else factors_of(person, choices.period)
    experiments = (
        ()
        if Section.EXPERIMENTS in left_out
        else experiments_of(person, _over_before(choices.period, person.today(), tonight))
    )
    last_night = person.nights.last_shown(tonight)
    changes = changes_in(choices.period, products, last_night)
    return ReportData(
        about=about_you_of(person),
        nights=person.nights.answers(LOOKED_AT, choices.period),
        previous=person.nights.answers(LOOKED_AT, choices.previous),
        figures=person.nights.figures(*_looked_at(choices, changes)),
        last_night=last_night,
        products=products,
        doses={n: taken for n, taken in answers.doses.items() if answers.took.get(n) is not False},
        skipped=answers.skipped,
        doses_answered=[night for night, took in answers.took.items() if took is not None],
        took_none={night for night, took in answers.took.items() if took is False},
        results=[row.to_result() for row in person.lab_results.all()],
        iron=courses_of(person, products, as_of(choices.period, person.today())),
        factors=factors.rows,
        factors_note=factors.note,
        experiments=experiments,
        evenings=_evenings(person, choices),
        decisions=[visit.decision() for visit in person.visits.exclude(decided="")],
    )


def _evenings(person: User, choices: Choices) -> tuple[Evening, ...]:
    """The evenings of the sitting test up to the day of which the summary tells."""
    if Section.SITTINGS in choices.left_out:
        return ()
    evenings: tuple[Evening, ...] = person.sittings.evenings(as_of(choices.period, person.today()))
    return evenings


def _over_before(period: Period, today: date, tonight: date) -> date:
    """The night before which an experiment must be over: a past period tells of none later."""
    day = as_of(period, today)
    return tonight if day == today else day + clock.DAY


def _looked_at(choices: Choices, changes: Sequence[DoseChange]) -> list[Period]:
    """The nights whose figures are looked at: of both periods, around changes, before them."""
    pairs = [(choices.previous, choices.period), *((each.before, each.after) for each in changes)]
    windows = (window for pair in pairs for window in looked_at(*pair))
    return [looked_back_on(choices.period), *windows]


def _options(person: User, choices: Choices) -> ReportOptions:
    visit = next_visit(person)
    return ReportOptions(
        name=person.report_name,
        twelve_hours=person.clock == User.Clock.HOURS_12,
        us_units=person.units == User.Units.US,
        appointment=visit.appointment() if visit else None,
        left_out=choices.left_out,
        rewritten=choices.rewritten,
        questions=choices.questions,
        notes=_chosen(person, choices),
        written_in=choices.written_in,
    )


def about_you_of(person: User) -> Written:
    """What the person wrote of themselves; nothing where no row is."""
    row = AboutYou.objects.filter(user=person).first()
    return row.to_plain() if row else Written()


def next_visit(person: User) -> Visit | None:
    """The nearest visit ahead."""
    visit: Visit | None = person.visits.ahead(person.today()).first()
    return visit


def notes_during(person: User, period: Period) -> list[Note]:
    """The latest notes of a period that one can choose to print, the newest first."""
    with_notes = person.nights.during(period).exclude(Q(evening_note="") & Q(morning_note=""))
    rows = with_notes.order_by("-night").values_list("night", *NOTE_PARTS.values())
    return list(_notes(rows[:MAX_NOTES]))


def key_of(note: Note) -> str:
    """How a note is named in the form: "2026-03-03:evening"."""
    return f"{note.night.isoformat()}:{note.part}"


def _chosen(person: User, choices: Choices) -> list[Note]:
    """The chosen notes that lie in the period, the oldest first."""
    days = {date.fromisoformat(key.partition(":")[0]) for key in choices.notes}
    if not days:
        return []
    nights = person.nights.during(choices.period).filter(night__in=days)
    rows = nights.values_list("night", *NOTE_PARTS.values())
    return [note for note in _notes(rows) if key_of(note) in choices.notes]


def _notes(rows: Iterable[tuple[Any, ...]]) -> Iterable[Note]:
    """From rows of the night's date and its notes in the order of their parts."""
    for night, *texts in rows:
        for part, text in zip(NOTE_PARTS, texts, strict=True):
            if text.strip():
                yield Note(night, part, text.strip())
