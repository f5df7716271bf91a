"""The plan on the night page in two halves of the day, and one tap for one time."""

from datetime import date, time
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from journal.forms.plan_card import plan_card
from journal.forms.planned import PlannedDoses
from journal.models import Dose, SkippedDose
from journal.plan import PlannedDose, register
from tests.journal.night_page import sent

NIGHT = date(2026, 3, 3)
PAGE = "/nights/2026-03-03/"
IRON = PlannedDose(1, "Iron", "supplement", Decimal(65), "mg", time(8))
VITAMIN_C = PlannedDose(2, "Vitamin C", "supplement", Decimal(100), "mg", time(8))
BREAKFAST = PlannedDose(3, "Vitamin D", "supplement", for_mornings=True)
GABAPENTIN = PlannedDose(4, "Gabapentin", "medicine", Decimal(300), "mg", time(20))
LATE = PlannedDose(5, "Late one", "medicine", at=time(0, 30))
ALL = (BREAKFAST, IRON, VITAMIN_C, GABAPENTIN, LATE)


@pytest.fixture(autouse=True)
def at_21_30():
    with time_machine.travel("2026-03-03 21:30+01:00", tick=False):
        yield


@pytest.fixture
def plan(monkeypatch):
    """What is planned for every night."""
    monkeypatch.setattr("journal.plan._planners", {})
    register("test", lambda person, night: ALL)


@pytest.fixture
def browser(client_of, person, plan):
    return client_of(person)


def halves(browser, page="/tonight/"):
    groups = browser.get(page).context["evening"].plan
    return {group.title: [line.names for line in group.lines] for group in groups}


def test_the_morning_and_the_evening_are_groups_and_one_time_is_one_line(browser):
    assert halves(browser) == {
        "This morning": ["Vitamin D", "Iron 65 mg and Vitamin C 100 mg"],
        "This evening": ["Gabapentin 300 mg", "Late one"],
    }


@pytest.mark.parametrize("now", ["2026-03-04 00:40+01:00", "2026-03-04 08:00+01:00"])
def test_after_midnight_the_morning_asked_about_is_still_the_one_before_the_evening(browser, now):
    with time_machine.travel(now, tick=False):
        assert list(halves(browser)) == ["Tuesday morning", "Tuesday evening"]


def test_an_earlier_night_names_its_day(browser):
    assert list(halves(browser, "/nights/2026-03-01/")) == ["Sunday morning", "Sunday evening"]


def test_a_half_without_a_dose_is_left_out(person, monkeypatch):
    monkeypatch.setattr("journal.plan._planners", {})
    register("test", lambda person, night: [GABAPENTIN])
    night = person.nights.on(NIGHT)
    groups = plan_card(PlannedDoses(None, night).due, night, timezone.now())

    assert [group.part for group in groups] == ["evening"]


def test_one_button_takes_what_is_planned_for_one_time(browser, person):
    browser.post(PAGE, sent(together="plan-1-0800 plan-2-0800"))

    taken = {dose.name: dose.taken_at for dose in Dose.objects.filter(night__user=person)}
    assert taken == {"Iron": time(8), "Vitamin C": time(8)}
    assert person.nights.get().took_doses is True


def test_one_button_leaves_a_time_that_was_written_and_turns_a_no_into_a_yes(browser, person):
    browser.post(
        PAGE,
        sent(
            together="plan-1-0800 plan-2-0800",
            **{
                "plan-1-0800-state": "taken",
                "plan-1-0800-taken_at": "9:15",
                "plan-2-0800-state": "skipped",
            },
        ),
    )

    taken = {dose.name: dose.taken_at for dose in Dose.objects.filter(night__user=person)}
    assert taken == {"Iron": time(9, 15), "Vitamin C": time(8)}
    assert not SkippedDose.objects.exists()


@pytest.mark.parametrize("text", ["plan-99-0800", "plan-1-none", "x", "plan-1-0800-state"])
def test_a_button_that_makes_no_sense_takes_nothing(browser, person, text):
    assert browser.post(PAGE, sent(together=text)).status_code in {302, 422}

    assert not Dose.objects.exists()


@pytest.mark.parametrize(
    ("iron", "vitamin_c", "is_open", "is_taken"),
    [
        ({}, {}, False, False),
        ({"state": "taken"}, {"state": "taken"}, False, True),
        ({"state": "taken"}, {}, True, False),
        ({"state": "skipped"}, {"state": "skipped"}, True, False),
        ({"state": "taken", "taken_at": "8:00"}, {"state": "taken"}, True, True),
    ],
)
def test_doses_of_one_time_are_apart_where_their_answers_are(
    browser, iron, vitamin_c, is_open, is_taken
):
    answers = {f"plan-1-0800-{name}": value for name, value in iron.items()}
    answers |= {f"plan-2-0800-{name}": value for name, value in vitamin_c.items()}
    browser.post(PAGE, sent(**answers))

    line = browser.get("/tonight/").context["evening"].plan[0].lines[1]
    assert (line.is_open, line.is_taken) == (is_open, is_taken)
    assert ('<details class="apart" open' in browser.get("/tonight/").content.decode()) is is_open
