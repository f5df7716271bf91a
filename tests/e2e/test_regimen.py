"""A real regimen typed in on a phone: what it takes, and that it comes out right."""

import re
from collections.abc import Callable
from datetime import time
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal import clock
from journal.regimen.plan import Schedule
from journal.seeding import fill_with_demo
from tests.e2e.zones import evening_zone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TAP, KEY = 1.2, 0.25  # seconds of an unhurried thumb
THREE_MINUTES = 180


class Thumb:
    """Fills the page as a person would and counts taps and keys."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps, self.keys = page, 0, 0

    @property
    def seconds(self) -> float:
        return self.taps * TAP + self.keys * KEY

    def write(self, name: str, text: str) -> None:
        self.taps, self.keys = self.taps + 1, self.keys + len(text)
        self.page.locator(f'[name="{name}"]').fill(text)

    def pick_name(self, offered: str) -> None:
        """The first four letters, then a tap on what is offered."""
        self.taps, self.keys = self.taps + 2, self.keys + 4
        self.page.get_by_label("Name").fill(offered)

    def choose(self, answer: str) -> None:
        self.taps += 1
        self.page.get_by_text(answer, exact=True).click()

    def go(self, role: str, name: str) -> None:
        self.taps += 1
        self.page.get_by_role(role, name=name).click()  # type: ignore[arg-type]


def enter(thumb: Thumb, schedule: str, at: str, amount: str = "", **holds: str) -> None:
    """One product whose name is there already."""
    if amount:
        thumb.write("dose-amount", amount)
    for row, held in holds.items():
        thumb.write(f"holds-{row[1:]}-amount", held)
    thumb.choose(schedule)
    thumb.write("dose-at_1", at)
    thumb.go("button", "Save")
    expect(thumb.page.get_by_role("main").get_by_text("Saved:")).to_be_visible()


def test_a_real_regimen_is_entered_in_under_three_minutes(
    open_page: Callable[..., Page],
    person: User,
    assert_accessible: Callable[[Page], None],
    record_property: Callable[[str, object], None],
) -> None:
    person.time_zone = evening_zone()  # a plan that begins today is asked about tonight
    person.save()
    page = open_page("/regimen/", "phone", user=person, timezone_id=person.time_zone)
    thumb = Thumb(page)

    thumb.go("link", "Add the first")
    assert_accessible(page)
    thumb.pick_name("Levothyroxine")
    enter(thumb, "Every morning", "07:00", amount="50")
    thumb.go("link", "Add another")
    thumb.pick_name("Ferrous sulfate 325 mg")
    enter(thumb, "Every other day", "20:30")
    thumb.go("link", "Add another")
    thumb.pick_name("Vitamin C 200 mg")
    enter(thumb, "Every other day", "20:30")
    thumb.go("link", "Add another")
    thumb.pick_name("Magnesium citrate 1 tablet")
    enter(thumb, "Every evening", "21:00", _0="100")
    thumb.go("link", "Add another")
    thumb.pick_name("B-complex 1 tablet")
    enter(thumb, "Every morning", "08:00", _0="10", _1="400", _2="50")
    thumb.go("link", "Add another")
    thumb.pick_name("Gabapentin")
    enter(thumb, "Every evening", "20:00", amount="300")

    record_property("taps and keys", (thumb.taps, thumb.keys, thumb.seconds))
    assert thumb.seconds < THREE_MINUTES
    assert_accessible(page)
    products = {product.name: product for product in person.regimens.products()}
    assert {
        name: (p.steps[0].strength, p.steps[0].times[0], p.steps[0].schedule)
        for name, p in products.items()
    } == {
        "Levothyroxine": ("50 µg", time(7), Schedule.MORNING),
        "Ferrous sulfate": ("325 mg", time(20, 30), Schedule.ALTERNATE),
        "Vitamin C": ("200 mg", time(20, 30), Schedule.ALTERNATE),
        "Magnesium citrate": ("1 tablet", time(21), Schedule.EVENING),
        "B-complex": ("1 tablet", time(8), Schedule.MORNING),
        "Gabapentin": ("300 mg", time(20), Schedule.EVENING),
    }
    held = {
        (name, content.nutrient): content.within(p.steps[0].amount, p.steps[0].unit)
        for name, p in products.items()
        for content in p.contents
    }
    assert held == {
        ("Ferrous sulfate", "iron"): 65,
        ("Vitamin C", "vitamin_c"): 200,
        ("Magnesium citrate", "magnesium"): 100,
        ("B-complex", "vitamin_b6"): 10,
        ("B-complex", "folate"): 400,
        ("B-complex", "vitamin_b12"): 50,
    }
    expect(page.get_by_text("Magnesium citrate and Gabapentin")).to_be_visible()
    expect(page.get_by_text("32.5 mg a day")).to_be_visible()
    page.goto("/tonight/")
    expect(page.get_by_role("group", name="Gabapentin 300 mg, planned for 20:00")).to_be_visible()
    assert_accessible(page)


def test_two_taps_put_a_product_on_the_list_once(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/regimen/new/", "phone", user=person)
    page.get_by_label("Name").fill("Magnesium 300 mg")
    page.get_by_role("group", name="When").get_by_text("Every evening").tap()

    page.get_by_role("button", name="Save").dblclick()

    expect(page).to_have_url(re.compile("/regimen/$"))
    assert [row.name for row in person.regimens.all()] == ["Magnesium"]


@pytest.mark.parametrize(
    ("typed", "name", "amount", "unit"),
    [
        ("Gabapentin 300 mg", "Gabapentin", "300", "mg"),
        ("Levothyroxine 50mcg", "Levothyroxine", "50", "ug"),
        ("Something 0,5 ml", "Something", "0,5", "ml"),
        ("Something 2 tablets", "Something", "2", "tablet"),
        ("Vitamin B12", "Vitamin B12", "", ""),
    ],
)
def test_a_strength_typed_after_the_name_goes_into_its_own_fields(
    open_page: Callable[..., Page], person: User, typed: str, name: str, amount: str, unit: str
) -> None:
    page = open_page("/regimen/new/", "phone", user=person)

    page.get_by_label("Name").fill(typed)
    page.get_by_label("Name").blur()

    assert page.get_by_label("Name").input_value() == name
    assert page.locator('[name="dose-amount"]').input_value() == amount
    assert page.locator('[name="dose-unit"]').input_value() == unit


def test_a_dose_typed_with_a_comma_is_that_dose(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/regimen/new/", "phone", user=person)
    amount = page.locator('[name="dose-amount"]')
    page.get_by_label("Name").press_sequentially("Pramipexole")
    amount.press_sequentially("0,088")
    page.locator('[name="dose-unit"]').select_option("mg")
    expect(page.get_by_text("That is 0.088 mg.")).to_be_visible()
    page.get_by_text("Every evening", exact=True).click()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("0.088 mg every evening")).to_be_visible()
    assert person.regimens.get().steps.get().amount == Decimal("0.088")

    page.get_by_role("link", name="Pramipexole").click()
    page.get_by_text("Change the dose from a day on").click()
    amount.fill("")
    amount.press_sequentially("88")
    expect(page.get_by_text("That is 88 mg. Before: 0.088 mg.")).to_be_visible()


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_what_can_be_two_numbers_is_asked_and_answered_by_a_tap(
    open_page: Callable[..., Page],
    person: User,
    problems: list[str],
    java_script_enabled: bool,
) -> None:
    page = open_page("/regimen/new/", "phone", user=person, java_script_enabled=java_script_enabled)
    page.get_by_label("Name").fill("Vitamin D")
    page.locator('input[name="dose-amount"]').fill("1.000")
    page.locator('[name="dose-unit"]').select_option("iu")
    page.get_by_text("Every morning", exact=True).click()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("“1.000” can be 1000 or 1. Please write 1000 or 1.")).to_be_visible()
    page.locator(".error").get_by_text("1000", exact=True).click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("One dose: 1,000 IU.")).to_be_visible()
    assert person.regimens.get().steps.get().amount == 1000
    problems[:] = [p for p in problems if "422" not in p]


def test_what_was_typed_before_is_never_overwritten(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/regimen/new/", "phone", user=person)

    page.locator('[name="dose-amount"]').fill("210")
    page.get_by_label("Name").fill("Ferrous sulfate 325 mg")

    assert page.locator('[name="dose-amount"]').input_value() == "210"
    assert page.locator('[name="holds-0-what"]').input_value() == "ferrous_sulfate"
    assert Decimal(person.regimens.count()) == 0


def test_what_an_amount_counts_is_asked_only_beside_a_compound(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/regimen/new/", "phone", user=person)
    asked = page.locator('[name="holds-0-counts"]')

    expect(asked).to_be_hidden()
    page.get_by_label("Name").fill("Ferrous sulfate 200 mg")
    assert page.locator('[name="holds-0-what"]').input_value() == "ferrous_sulfate_200"
    expect(asked).to_be_hidden()
    page.locator('[name="holds-0-what"]').select_option("mg_citrate")
    expect(asked).to_be_visible()


@pytest.mark.parametrize(("device", "scheme"), [("phone", "light"), ("desktop", "dark")])
def test_every_page_of_a_full_plan_is_accessible(
    open_page: Callable[..., Page],
    person: User,
    assert_accessible: Callable[[Page], None],
    device: str,
    scheme: str,
) -> None:
    fill_with_demo(person, nights=60, seed=7, last=clock.night_at(timezone.now(), person.zone))
    entry = person.regimens.get(name="Gabapentin")
    page = open_page("/regimen/", device, scheme, user=person)
    step = entry.steps.latest("first_day").pk

    for address in (
        "/regimen/",
        f"/regimen/{entry.pk}/",
        f"/regimen/{entry.pk}/dose/{step}/",
        "/regimen/new/",
        "/tonight/",
    ):
        page.goto(address)
        for folded in page.locator("details").all():
            folded.evaluate("(details) => { details.open = true; }")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    page.goto(f"/regimen/{entry.pk}/")
    page.get_by_role("button", name="Delete Gabapentin").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("main").get_by_text("Undone.")).to_be_visible()
    assert person.regimens.get(name="Gabapentin").pk == entry.pk
