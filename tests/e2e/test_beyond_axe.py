"""WCAG 2.2 AA where axe finds nothing: what is spoken, where the focus is, what lies over it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("device", ["phone", "desktop"])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_rating_speaks_its_ends_and_has_a_way_back(
    open_page: Callable[..., Page], person: User, device: str, scripts: bool
) -> None:
    page = open_page("/tonight/", device, user=person, java_script_enabled=scripts)
    for name in ("evening_severity", "daytime_rest_severity"):
        group = page.locator(f'fieldset:has(> .numbers [name="{name}"])')
        expect(group).to_have_accessible_description("0: none 10: the strongest I can imagine")
        group.get_by_role("radio", name="6").check()
        back = group.get_by_role("button" if scripts else "radio", name="Clear answer")
        expect(back).to_be_attached()
        back.focus()
        expect(back).to_be_visible()
        box = back.bounding_box()
        assert box is not None
        assert box["height"] >= 24


def test_what_autosave_was_refused_is_named_and_spoken_with_its_question(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    refusal = {
        "errors": {"evening_severity": ["Which is right?"], "evening_note": ["Please shorten it."]}
    }
    page.route("**/answers/", lambda route: route.fulfill(status=422, json=refusal))
    group = page.get_by_role("group", name="Legs this evening")
    group.get_by_role("radio", name="6").check()
    note = page.locator("[name=evening_note]")

    expect(page.locator("[data-saved]")).to_contain_text("Legs this evening: Which is right?")
    expect(group).to_have_accessible_description(re.compile("Which is right\\?$"))
    expect(note).to_have_accessible_description("Please shorten it.")
    expect(note).to_have_attribute("aria-invalid", "true")

    page.unroute("**/answers/")
    group.get_by_role("radio", name="7").check()
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    expect(note).to_have_accessible_description("")
    expect(note).not_to_have_attribute("aria-invalid", "true")
    problems[:] = [each for each in problems if "422" not in each]


def test_after_a_conflict_the_focus_is_on_its_question(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    phone = open_page("/tonight/", user=person)
    laptop = open_page("/tonight/", user=person)
    for page, number in ((phone, "6"), (laptop, "3")):
        group = page.get_by_role("group", name="Legs this evening")
        group.get_by_role("radio", name=number).check()
        expect(page.locator("form[data-answers][data-saving]")).to_have_count(0)
    laptop.get_by_role("button", name="This page: 3").press("Enter")

    expect(group.get_by_role("radio", name="3")).to_be_focused()
    problems[:] = [each for each in problems if "409" not in each]


def test_a_refused_sign_in_says_so_first(open_page: Callable[..., Page], person: User) -> None:
    page = open_page("/account/login/")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password").fill("something else entirely")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: Sign in"))
