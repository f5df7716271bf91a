"""A tapped drink or bout is changed at once, in its line."""

from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from journal import clock
from journal.models import CaffeineIntake, Exercise, Night

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tonight(person: User, write_night: Callable[..., Night]) -> date:
    """With the same coffee and ride on each of the seven nights before."""
    night = clock.night_at(timezone.now(), person.zone)
    for back in range(1, 8):
        before = write_night(person, night - timedelta(days=back), had_caffeine=True)
        CaffeineIntake.objects.create(
            night=before, drink="coffee_brewed", caffeine_mg=95, taken_at=time(8)
        )
        Exercise.objects.create(night=before, kind="cycle", minutes=45, started_at=time(18))
    return night


def chip(page: Page, words: str) -> Locator:
    return page.locator("label.answer-usual").filter(has_text=words)


def test_a_tapped_drink_has_its_time_and_size_under_it(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    assert_accessible: Callable[[Page], None],
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    chip(page, "Coffee").tap()
    line = page.get_by_role("group", name="Coffee", exact=True)
    bottom = line.bounding_box()
    assert bottom is not None
    assert bottom["y"] + bottom["height"] < 844, "not on the first screen"
    line.get_by_role("button", name="15 minutes later").tap()
    line.get_by_role("button", name="15 minutes later").tap()
    line.get_by_role("button", name="half a serving more").tap()
    saved(page)
    assert_accessible(page)

    drink = person.nights.get(night=tonight).caffeine_intakes.get()
    assert (drink.servings, drink.taken_at, drink.caffeine_mg) == (Decimal("1.5"), time(8, 30), 143)
    expect(chip(page, "1.5 × Coffee 08:30")).to_be_visible()
    page.get_by_role("button", name="Undo").tap()
    expect(line.get_by_label("Servings")).to_have_value("1")
    expect(page.locator("[data-saved]")).to_contain_text("Undone")
    page.reload()
    expect(page.get_by_role("group", name="Coffee", exact=True)).to_be_visible()
    chip(page, "Coffee").tap()
    expect(line).to_have_count(0)
    saved(page)
    assert not person.nights.get(night=tonight).caffeine_intakes.exists()


def test_a_tapped_bout_has_its_start_and_length_under_it(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, tonight: date
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    chip(page, "Cycling").tap()
    line = page.get_by_role("group", name="Cycling", exact=True)
    line.get_by_role("button", name="5 minutes less", exact=True).tap()
    line.get_by_role("button", name="15 minutes earlier").tap()
    saved(page)

    bout = person.nights.get(night=tonight).exercises.get()
    assert (bout.minutes, bout.started_at) == (40, time(17, 45))


def test_without_scripts_a_saved_drink_is_changed_in_its_line(
    open_page: Callable[..., Page], person: User, tonight: date
) -> None:
    page = open_page("/tonight/", "phone", user=person, java_script_enabled=False)
    chip(page, "Coffee").tap()
    page.get_by_role("button", name="Save").last.tap()
    line = page.get_by_role("group", name="Coffee", exact=True)
    line.get_by_label("Servings").fill("2")
    line.get_by_label("At", exact=True).fill("9:10")
    with page.expect_navigation():
        page.get_by_role("button", name="Save").last.tap()

    drink = person.nights.get(night=tonight).caffeine_intakes.get()
    assert (drink.servings, drink.taken_at) == (Decimal(2), time(9, 10))
