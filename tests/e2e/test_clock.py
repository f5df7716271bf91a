"""The clock widget in a real browser: any minute, no guess, on both clocks."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from journal import clock
from journal.models import Night

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def last(person: User) -> date:
    return clock.night_at(timezone.now(), person.zone) - timedelta(days=1)


@pytest.fixture
def twelve(person: User) -> User:
    person.clock = User.Clock.HOURS_12
    person.save()
    return person


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def times(page: Page, label: str) -> Locator:
    return page.get_by_role("group", name=f"{label}, times", exact=True).get_by_role("button")


def stored(person: User, night: date) -> Night:
    found: Night = person.nights.get(night=night)
    return found


def test_a_time_is_one_tap_and_a_second_takes_it_back(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    last: date,
    write_night: Callable[..., Night],
    assert_accessible: Callable[[Page], None],
) -> None:
    for back in range(1, 4):
        write_night(person, last - timedelta(days=back), bedtime=time(22, 50))
    page = open_page(f"/nights/{last}/", "phone", user=person)
    usual = times(page, "Got into bed").and_(page.get_by_label("22:50, as usual"))
    usual.tap()
    saved(page)
    assert stored(person, last).bedtime == time(22, 50)
    expect(usual).to_have_attribute("aria-pressed", "true")
    expect(field(page, "Got into bed")).to_have_value("22:50")

    shown = times(page, "Tried to sleep").and_(page.locator(":visible"))
    assert shown.all_text_contents()[:3] == ["22:50", "22:55", "23:00"]
    shown.nth(1).tap()
    saved(page)
    assert stored(person, last).lights_out == time(22, 55)
    usual.tap()
    saved(page)
    assert stored(person, last).bedtime is None
    assert_accessible(page)


@pytest.mark.parametrize(
    ("hours", "typed", "shown"),
    [
        ("24", "2307", "23:07"),
        ("24", "23.07", "23:07"),
        ("24", "11:07 pm", "23:07"),
        ("12", "11.07 pm", "11:07 pm"),
        ("12", "2307", "11:07 pm"),
    ],
)
def test_any_minute_is_typed_on_either_clock(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    last: date,
    hours: str,
    typed: str,
    shown: str,
) -> None:
    person.clock = hours
    person.save()
    page = open_page(f"/nights/{last}/", user=person)
    field(page, "Got into bed").press_sequentially(typed)
    field(page, "Got into bed").press("Tab")
    saved(page)

    expect(field(page, "Got into bed")).to_have_value(shown)
    assert stored(person, last).bedtime == time(23, 7)
    page.reload()
    expect(field(page, "Got into bed")).to_have_value(shown)


def test_half_a_time_is_asked_and_nothing_is_stored_until_it_is_chosen(
    open_page: Callable[..., Page], saved: Callable[[Page], None], twelve: User, last: date
) -> None:
    page = open_page(f"/nights/{last}/", "phone", user=twelve)
    field(page, "Woke for the day").press_sequentially("615")
    expect(page.get_by_role("button", name="6:15 pm", exact=True)).to_be_visible()
    field(page, "Woke for the day").press("Tab")
    page.get_by_role("group", name="Tired in the morning").get_by_text("3", exact=True).tap()
    saved(page)
    night = stored(twelve, last)
    assert (night.tiredness, night.final_awakening) == (3, None)

    page.locator(".clock-asked").get_by_role("button", name="6:15 am", exact=True).tap()
    saved(page)
    assert stored(twelve, last).final_awakening == time(6, 15)
    expect(page.locator(".clock-asked")).to_be_hidden()


def test_an_hour_alone_is_no_time(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, last: date
) -> None:
    page = open_page(f"/nights/{last}/", user=person)
    field(page, "Got into bed").fill("23")
    field(page, "Got into bed").press("Tab")

    expect(page.get_by_role("main").get_by_text("Please write the minutes too")).to_be_visible()
    expect(field(page, "Got into bed")).to_have_value("23")
    assert not person.nights.exists()
    field(page, "Got into bed").fill("")
    field(page, "Got into bed").press("Tab")
    expect(page.get_by_role("main").get_by_text("Please write the minutes too")).to_be_hidden()


def test_a_first_symptom_still_to_come_is_asked_about_at_once(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    last: date,
    assert_accessible: Callable[[Page], None],
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    page.get_by_text("At…", exact=True).tap()
    field(page, "First symptom at").fill("11:59")
    field(page, "First symptom at").blur()
    saved(page)
    asked = page.get_by_role("main").get_by_text("The first symptom at 11:59 is still to come.")
    expect(asked).to_have_count(1)
    expect(asked).to_be_visible()
    expect(page.get_by_role("link", name="Open that night")).to_have_attribute(
        "href", f"/nights/{last}/"
    )
    assert_accessible(page)

    page.reload()
    expect(asked).to_have_count(1)
    field(page, "First symptom at").fill("")
    field(page, "First symptom at").blur()
    saved(page)
    expect(asked).to_be_hidden()


def test_a_morning_still_to_come_is_moved_from_beside_its_field(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    last: date,
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    field(page, "Woke for the day").fill("11:59")
    field(page, "Woke for the day").blur()
    saved(page)
    page.get_by_role("button", name="Move it there").tap()
    page.wait_for_url(f"**/nights/{last}/")
    assert stored(person, last).final_awakening == time(11, 59)


def test_times_are_reached_and_chosen_by_keyboard(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, last: date
) -> None:
    page = open_page(f"/nights/{last}/", user=person)
    field(page, "Got into bed").focus()
    page.keyboard.press("Tab")
    expect(times(page, "Got into bed").and_(page.get_by_label("22:30"))).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    saved(page)
    assert stored(person, last).bedtime == time(22, 45)
    page.keyboard.press("Tab")
    expect(field(page, "Tried to sleep")).to_be_focused()


def test_undo_and_a_repair_speak_by_the_clock_of_the_person(
    open_page: Callable[..., Page], saved: Callable[[Page], None], twelve: User, last: date
) -> None:
    page = open_page(f"/nights/{last}/", "phone", user=twelve)
    bedtime = field(page, "Got into bed")
    for text in ("10:30 pm", "10:45 pm"):
        bedtime.fill(text)
        bedtime.press("Tab")
        saved(page)
    page.get_by_role("button", name="Undo").tap()
    expect(bedtime).to_have_value("10:30 pm")
    saved(page)
    assert stored(twelve, last).bedtime == time(22, 30)

    field(page, "Woke for the day").fill("6:10 pm")
    field(page, "Woke for the day").press("Tab")
    field(page, "Got up").fill("7 am")
    field(page, "Got up").press("Tab")
    page.get_by_role("button", name="Woke for the day: 6:10 am instead of 6:10 pm?").tap()
    expect(field(page, "Woke for the day")).to_have_value("6:10 am")
    saved(page)
    assert stored(twelve, last).final_awakening == time(6, 10)


def test_without_scripts_half_a_time_is_asked_with_two_answers(
    open_page: Callable[..., Page], twelve: User, last: date, problems: list[str]
) -> None:
    page = open_page(f"/nights/{last}/", "phone", user=twelve, java_script_enabled=False)
    field(page, "Got into bed").fill("10:30")
    field(page, "Got up").fill("7:05 am")
    page.get_by_role("button", name="Save").last.tap()
    expect(
        page.get_by_role("main").get_by_text("“10:30” can be 10:30 am or 10:30 pm.")
    ).to_be_visible()
    expect(field(page, "Got into bed")).to_have_value("10:30")
    page.locator(".error").get_by_text("10:30 pm", exact=True).last.tap()
    page.get_by_role("button", name="Save").last.tap()

    expect(page.get_by_role("main").get_by_text("Saved the morning")).to_be_visible()
    night = stored(twelve, last)
    assert (night.bedtime, night.rise_time) == (time(22, 30), time(7, 5))
    expect(field(page, "Got into bed")).to_have_value("10:30 pm")
    problems[:] = [p for p in problems if "422" not in p]


def test_the_times_of_a_plan_are_typed_by_either_clock(
    open_page: Callable[..., Page], twelve: User, assert_accessible: Callable[[Page], None]
) -> None:
    page = open_page("/regimen/new/", "phone", user=twelve)
    page.get_by_label("Name").fill("Iron")
    page.get_by_text("Every day", exact=True).tap()
    assert page.locator('[name="dose-at_2"]').is_hidden()
    times(page, "At").and_(page.get_by_label("8:15 pm")).tap()
    page.locator('[name="dose-at_2"]').fill("7:05 am")
    assert_accessible(page)
    page.get_by_role("button", name="Save").tap()

    expect(page.get_by_text("every day, 2 times a day at 7:05 am and 8:15 pm")).to_be_visible()
    assert [row.at for row in twelve.regimens.get().steps.get().times.all()] == [
        time(7, 5),
        time(20, 15),
    ]


@pytest.mark.parametrize(("width", "font"), [(320, ""), (390, ""), (390, "32px")])
@pytest.mark.parametrize("hours", ["12", "24"])
def test_times_fit_beside_one_another_in_two_rows(
    open_page: Callable[..., Page], person: User, last: date, width: int, font: str, hours: str
) -> None:
    person.clock = hours
    person.save()
    viewport = {"width": width, "height": 800}
    page = open_page(f"/nights/{last}/", "phone", user=person, viewport=viewport)
    page.evaluate("(font) => document.documentElement.style.fontSize = font", font)
    assert font or page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    chips = times(page, "Got into bed").and_(page.locator(":visible"))
    boxes = [box for chip in chips.all() if (box := chip.bounding_box())]
    assert len({round(box["y"]) for box in boxes}) == 2
    assert min(box["height"] for box in boxes) >= 44
    assert chips.count() >= (3 if font else 5)
    field(page, "Got into bed").fill("10:45 pm")
    field(page, "Got into bed").blur()
    for shown in [*chips.all(), field(page, "Got into bed")]:
        assert shown.evaluate("(shown) => shown.scrollWidth <= shown.clientWidth"), "cut off"
