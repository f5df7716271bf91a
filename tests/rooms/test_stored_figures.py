"""What is stored beside the nights is what their answers add up to, whatever happened to them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.clock import DAY, Period
from journal.figures.alongside import shown_alongside
from journal.models import NightFigures
from journal.models.stored_figures import without_stored_figures
from journal.night_figures import NAMES, WORKED_OUT
from journal.regimen.models import DoseShare
from journal.seeding import fill_with_demo
from tests.journal.exchange.made_up import history
from tests.rooms.full_night import NIGHT, write_full_night

WEEK = Period(NIGHT - 3 * DAY, NIGHT + 3 * DAY)
times = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))
ratings = st.none() | st.integers(0, 10)
nights = st.fixed_dictionaries(
    {
        "time_zone": st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu"]),
        "evening_severity": ratings,
        "during_night_severity": ratings,
        "no_symptoms": st.none() | st.just(False),
        "symptom_onset": times,
        "had_caffeine": st.none() | st.booleans(),
        "exercised": st.none() | st.booleans(),
        "slept": st.none() | st.booleans(),
        "bedtime": times,
        "lights_out": times,
        "final_awakening": times,
        "rise_time": times,
        "sleep_onset_latency_minutes": st.none() | st.integers(0, 960),
        "wake_after_sleep_onset_minutes": st.none() | st.integers(0, 960),
        "alcohol_drinks": st.none() | st.decimals(0, 50, places=1),
    }
)
drinks = st.lists(st.tuples(st.none() | st.integers(0, 600), times), max_size=3)


def both_ways(person, period=WEEK):
    """Figures and shares of doses as a page gets them, and worked out without anything stored."""

    def told():
        shares = shown_alongside(person, period).doses_taken
        return person.nights.figures(period), {n: s for n, s in shares.items() if s is not None}

    stored = told()
    with without_stored_figures():
        return stored, told()


def same(person, period=WEEK):
    stored, worked_out = both_ways(person, period)
    return stored == worked_out and repr(stored) == repr(worked_out)


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.tuples(st.integers(0, 6), nights, drinks), min_size=1, max_size=8),
    st.sampled_from([2, 5, 8]),
)
def test_kept_and_worked_out_are_the_same_after_any_changes(person, changes, half_life):
    person.nights.all().delete()
    person.caffeine_half_life_hours = half_life
    for place, answers, cups in changes:
        night, _ = person.nights.get_or_create(night=WEEK.first + place * DAY)
        for name, value in answers.items():
            setattr(night, name, value)
        night.version += 1
        night.save()
        night.caffeine_intakes.all().delete()
        for mg, at in cups:
            night.caffeine_intakes.create(drink="other", caffeine_mg=mg, taken_at=at)

        assert same(person)


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.sets(st.integers(0, 13), max_size=14),
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 3)), min_size=1, max_size=7),
)
def test_windows_hold_the_figures_of_their_nights_and_no_night_twice(person, logged, spans):
    person.nights.all().delete()
    for place in logged:
        night = WEEK.first + place * DAY
        person.nights.create(night=night, time_zone="UTC", evening_severity=place % 11)
    windows = [
        Period(WEEK.first + start * DAY, WEEK.first + (start + length) * DAY)
        for start, length in spans
    ]

    found = person.nights.figures(*windows)
    assert list(found.nights) == sorted(set(found.nights))
    for window in windows:
        assert found.during(window) == person.nights.figures(window)
    with without_stored_figures():
        assert person.nights.figures(*windows) == found


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sets(st.sampled_from(NAMES), min_size=1), st.booleans())
def test_some_figures_are_those_that_all_have(person, names, is_kept):
    write_full_night(person)
    with without_stored_figures():
        every = person.nights.figures(WEEK).columns
    if is_kept:
        person.nights.figures(WEEK)

    some = person.nights.figures(WEEK, names=names).columns
    assert some == {name: every[name] for name in NAMES if name in names}
    assert person.nights.figures(WEEK).columns == every
    person.nights.all().delete()


def test_what_did_not_change_is_not_written_again(person):
    write_full_night(person)
    person.nights.figures(WEEK)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        person.nights.figures(WEEK)

    assert [query["sql"][:6] for query in captured.captured_queries] == ["SELECT"] * 2


def test_every_figure_of_a_full_night_is_kept(person):
    night = write_full_night(person)
    person.nights.figures(WEEK)

    stored = NightFigures.objects.get(night=night)
    assert {name for name in WORKED_OUT if getattr(stored, name) is None} == set()
    assert str(stored) == f"figures of {night}"


def test_another_half_life_is_another_figure(person):
    write_full_night(person)
    before = person.nights.figures(WEEK).columns["caffeine_at_bedtime_mg"]
    person.caffeine_half_life_hours = 9

    assert same(person)
    assert person.nights.figures(WEEK).columns["caffeine_at_bedtime_mg"] > before


def test_a_corrected_plan_counts_its_doses_anew(person):
    period = Period(WEEK.first, WEEK.first + 20 * DAY)
    fill_with_demo(person, nights=len(period), seed=1, last=period.last)
    assert same(person, period)
    assert DoseShare.objects.count() == person.nights.count()
    shares = shown_alongside(person, period).doses_taken
    assert str(DoseShare.objects.first()).startswith("doses of ")

    person.regimens.all().delete()

    assert same(person, period)
    assert shown_alongside(person, period).doses_taken != shares


def test_a_night_moved_to_another_zone_or_taken_back_is_not_told_from_memory(client_of, person):
    night = write_full_night(person)
    assert same(person)
    client_of(person).post(f"/nights/{NIGHT}/delete/")
    assert not person.nights.filter(pk=night.pk).exists()

    assert same(person)
    assert person.nights.figures(WEEK).nights == ()


def test_where_nothing_can_be_kept_the_page_is_as_ever(person, monkeypatch):
    write_full_night(person)

    def full(*_, **__):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(type(NightFigures.objects), "bulk_create", full)

    assert same(person)
    assert not NightFigures.objects.exists()


def test_switched_off_nothing_is_kept(person, settings):
    settings.STORED_FIGURES = False
    write_full_night(person)

    assert same(person)
    assert not NightFigures.objects.exists()


def test_the_command_tells_whether_what_is_kept_is_right_and_works_it_out_anew(person):
    history(person)
    said = StringIO()
    call_command("recompute", check=True, stdout=said)
    assert said.getvalue() == "What is stored beside the nights is right.\n"

    NightFigures.objects.update(total_sleep_time=1)
    with pytest.raises(CommandError, match="of 1 people is wrong"):
        call_command("recompute", check=True)

    call_command("recompute", stdout=said)
    call_command("recompute", check=True, stdout=said)
