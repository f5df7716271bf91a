"""The plan on the night's page, tapped in a real browser."""

from collections.abc import Callable
from datetime import time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from journal import clock
from journal.models import Dose

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plan(person: User) -> User:
    """Gabapentin at 20:00, magnesium without a clock time, oxycodone as needed."""
    began = clock.night_at(timezone.now(), person.zone) - timedelta(days=9)
    for name, schedule, at in [
        ("Gabapentin", "evening", [time(20)]),
        ("Magnesium", "evening", []),
        ("Oxycodone", "as_needed", []),
    ]:
        row = person.regimens.create(name=name, kind="medicine", category="other")
        step = row.steps.create(first_day=began, amount=Decimal(5), unit="mg", schedule=schedule)
        step.set_times(at)
    return person


def dose(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name)


def chosen(page: Page, name: str) -> list[str]:
    return [
        radio.get_attribute("value") or ""
        for radio in dose(page, name).get_by_role("radio", checked=True).all()
    ]


def stored(person: User) -> dict[str, time | None]:
    return {row.name: row.taken_at for row in Dose.objects.filter(night__user=person)}


def test_all_as_planned_is_one_tap_and_exceptions_are_tapped_off(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    plan: User,
    assert_accessible: Callable[[Page], None],
) -> None:
    page = open_page("/tonight/", "phone", user=plan)
    assert_accessible(page)

    page.get_by_role("button", name="All as planned").click()
    dose(page, "Magnesium").get_by_text("Not taken", exact=True).click()
    page.get_by_placeholder("Why not, if you like").and_(page.locator(":visible")).fill("ran out")
    assert_accessible(page)
    page.get_by_placeholder("Why not, if you like").and_(page.locator(":visible")).blur()
    saved(page)
    assert stored(plan) == {"Gabapentin": time(20)}
    night = plan.nights.get()
    assert [(row.name, row.reason) for row in night.skipped_doses.all()] == [
        ("Magnesium", "ran out")
    ]
    assert night.took_doses is True


def test_undo_leaves_the_page_as_it_was(
    open_page: Callable[..., Page], saved: Callable[[Page], None], plan: User
) -> None:
    page = open_page("/tonight/", "phone", user=plan)
    dose(page, "Magnesium").get_by_text("Not taken", exact=True).click()
    saved(page)

    page.get_by_role("button", name="All as planned").dblclick()  # the second tap changes nothing
    assert chosen(page, "Gabapentin") == ["taken"]
    saved(page)
    assert stored(plan) == {"Gabapentin": time(20)}
    page.get_by_role("button", name="Undo").click()

    assert chosen(page, "Gabapentin") == []
    assert chosen(page, "Magnesium") == ["skipped"]
    assert chosen(page, "Supplements and medicines") == []
    expect(page.get_by_role("button", name="All as planned")).to_be_visible()
    saved(page)
    assert stored(plan) == {}


def test_a_page_left_open_while_the_plan_is_corrected_says_the_same_dose(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    plan: User,
    problems: list[str],
) -> None:
    phone = open_page("/tonight/", "phone", user=plan)
    plan.regimens.get(name="Gabapentin").steps.get().set_times([time(21)])
    laptop = open_page("/tonight/", "desktop", user=plan)
    laptop.get_by_role("button", name="All as planned").click()
    saved(laptop)

    dose(phone, "Gabapentin").get_by_text("Not taken", exact=True).click()
    expect(phone.get_by_role("button", name="This page: not taken")).to_be_visible()
    phone.get_by_role("button", name="This page: not taken").click()
    saved(phone)
    assert "409 (Conflict)" in problems.pop()

    assert stored(plan) == {"Magnesium": None}
    assert [row.name for row in plan.nights.get().skipped_doses.all()] == ["Gabapentin"]


def test_what_was_just_written_by_name_is_left_out_of_all_as_planned(
    open_page: Callable[..., Page], saved: Callable[[Page], None], plan: User
) -> None:
    page = open_page("/tonight/", "phone", user=plan)
    page.get_by_text("Other…").nth(2).click()
    page.locator('[name="doses-0-name"]').fill(" magnesium")
    page.locator('[name="doses-0-name"]').blur()

    page.get_by_role("button", name="All as planned").click()
    saved(page)

    assert stored(plan) == {"Gabapentin": time(20), "magnesium": None}
    page.reload()
    expect(page.get_by_text("written below")).to_be_visible()
    expect(page.get_by_role("button", name="All as planned")).to_have_count(0)


def test_an_as_needed_dose_is_one_tap_and_now(
    open_page: Callable[..., Page], saved: Callable[[Page], None], plan: User
) -> None:
    page = open_page("/tonight/", "phone", user=plan)

    dose(page, "Oxycodone").get_by_text("Taken", exact=True).click()
    written = dose(page, "Oxycodone").locator("[data-unfold-at]").inner_text()
    saved(page)
    assert stored(plan) == {"Oxycodone": time.fromisoformat(written)}

    dose(page, "Oxycodone").get_by_role("button", name="change").click()
    dose(page, "Oxycodone").get_by_role("textbox", name="at").fill("13:05")
    dose(page, "Oxycodone").get_by_role("textbox", name="at").press("Tab")
    saved(page)
    assert stored(plan) == {"Oxycodone": time(13, 5)}


@pytest.fixture
def breakfast(plan: User) -> User:
    """With iron and its vitamin C at eight in the morning."""
    began = clock.night_at(timezone.now(), plan.zone) - timedelta(days=9)
    for name in ("Iron", "Vitamin C"):
        row = plan.regimens.create(name=name, kind="supplement", category="other")
        step = row.steps.create(first_day=began, schedule="daily")
        step.set_times([time(8)])
    return plan


def test_what_is_taken_together_is_one_tap_and_each_can_be_changed_alone(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    breakfast: User,
    assert_accessible: Callable[[Page], None],
) -> None:
    page = open_page("/tonight/", "phone", user=breakfast)
    headings = page.locator("[data-half] h3").all_inner_texts()
    assert [words.split()[-1] for words in headings] == ["morning", "evening"]
    both = page.get_by_role("button", name="both taken")
    both.dblclick()  # the second tap changes nothing
    expect(both).to_have_attribute("aria-pressed", "true")
    saved(page)
    taken = stored(breakfast)
    assert taken.keys() == {"Iron", "Vitamin C"}
    assert taken["Iron"] == taken["Vitamin C"]

    page.get_by_text("one by one").click()
    dose(page, "Vitamin C").get_by_text("Not taken", exact=True).click()
    assert_accessible(page)
    saved(page)
    assert stored(breakfast).keys() == {"Iron"}
    expect(both).to_have_attribute("aria-pressed", "false")
    page.reload()
    expect(dose(page, "Vitamin C").get_by_text("Not taken", exact=True)).to_be_visible()


def test_what_is_taken_together_is_one_tap_without_scripts(
    open_page: Callable[..., Page], breakfast: User
) -> None:
    page = open_page("/tonight/", "phone", user=breakfast, java_script_enabled=False)
    page.get_by_role("button", name="both taken").click()
    assert stored(breakfast) == {"Iron": time(8), "Vitamin C": time(8)}


def test_without_scripts_the_button_saves_and_the_next_page_takes_it_back(
    open_page: Callable[..., Page], plan: User
) -> None:
    page = open_page("/tonight/", "phone", user=plan, java_script_enabled=False)

    page.get_by_role("button", name="All as planned").click()
    assert stored(plan) == {"Gabapentin": time(20), "Magnesium": None}

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("main").get_by_text("unanswered again")).to_be_visible()
    assert stored(plan) == {}


def test_a_usual_meal_is_one_tap_and_taken_back_by_another(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    assert_accessible: Callable[[Page], None],
) -> None:
    tonight = clock.night_at(timezone.now(), person.zone)
    person.nights.create(
        night=tonight - timedelta(days=1),
        time_zone=person.time_zone,
        iron_rich_meal=True,
        vitamin_c_with_meal=True,
    )
    page = open_page("/tonight/", "phone", user=person)
    meal = page.get_by_role("button", name="Iron-rich meal with vitamin C")

    meal.click()
    meal.click()
    expect(meal).to_have_attribute("aria-pressed", "false")
    meal.click()
    expect(meal).to_have_attribute("aria-pressed", "true")
    assert_accessible(page)
    saved(page)
    night = person.nights.get(night=tonight)
    assert (night.iron_rich_meal, night.vitamin_c_with_meal) == (True, True)
    assert night.tea_or_coffee_with_meal is None


def test_now_is_by_the_clock_of_the_night_and_not_of_the_device(
    open_page: Callable[..., Page], saved: Callable[[Page], None], plan: User
) -> None:
    page = open_page("/tonight/", "phone", user=plan, timezone_id="America/New_York")
    dose(page, "Oxycodone").get_by_text("Taken", exact=True).click()
    now = timezone.now().astimezone(plan.zone)
    saved(page)
    taken_at = stored(plan)["Oxycodone"]
    assert taken_at in {
        (now + timedelta(minutes=late)).time().replace(second=0, microsecond=0) for late in (0, 1)
    }
