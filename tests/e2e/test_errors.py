"""A form that was refused: its reader is taken to the first field to look at again."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# As a browser sends it that checks nothing itself: an older one, or one that fills forms in.
SEND = """(answers) => {
    const form = document.querySelector("main form[method=post]");
    form.noValidate = true;
    for (const [name, value] of Object.entries(answers)) {
        const [first, ...others] = form.querySelectorAll(`[name="${name}"]`);
        if (!others.length) first.value = value;
        else [first, ...others].find((each) => each.value === value).checked = true;
    }
    form.requestSubmit();
}"""
# Where somebody is, and whether field and sentence can be seen: on the screen, under nothing.
PLACE = """() => {
    const control = document.activeElement;
    const error = control.closest(".field")?.querySelector(".error");
    const isSeen = (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const above = document.elementFromPoint(x + width / 2, y + height / 2);
        return Boolean(above) && (element.contains(above) || above.contains(element));
    };
    return { name: control.name, said: error?.textContent.trim(), seen: error && isSeen(error) };
}"""
SIGN_UP = "/account/signup/"
NEW = {"name": "Zinc", "kind": "supplement", "dose-schedule": "evening"}


@pytest.mark.parametrize(
    ("path", "answers", "name", "sentence"),
    [
        (SIGN_UP, {"email": "me@example.org", "password1": "short"}, "password1", "at least 15"),
        (SIGN_UP, {"email": "x", "password1": "short"}, "email", "write an email"),
        ("/regimen/new/", {"name": "Zinc"}, "dose-schedule", "Please choose when you take it."),
        ("/regimen/new/", {**NEW, "dose-amount": "x"}, "dose-amount", "number"),
        ("/regimen/new/", {**NEW, "name": "", "dose-amount": "x"}, "name", "write its name"),
        ("/regimen/new/", {**NEW, "holds-1-amount": "5"}, "holds-1-what", ""),
        ("/labs/add/ferritin/", {"measured": "abc"}, "measured", ""),
        ("/visits/new/", {"day": ""}, "day", "Please choose the date of the visit."),
        ("/experiments/new/", {"agent": "no-caffeine"}, "outcome", "choose what it is measured by"),
        ("/account/reminders/", {"evening": "99"}, "evening", "Please write the minutes too"),
        ("/account/reminders/", {"evening": "09:00"}, "evening", ""),
        ("/welcome/", {"product-4-amount": "12"}, "product-4-name", "write its name"),
        ("/account/delete/", {}, "sure", "tick"),
    ],
)
@pytest.mark.parametrize("width", [390, 320])
def test_what_was_refused_is_in_sight_and_ready_to_be_corrected(
    open_page: Callable[..., Page],
    person: User,
    problems: list[str],
    width: int,
    path: str,
    answers: dict[str, str],
    name: str,
    sentence: str,
) -> None:
    reader: Any = None if path == SIGN_UP else person
    page = open_page(path, "phone", user=reader, viewport={"width": width, "height": 640})
    with page.expect_navigation():
        page.evaluate(SEND, answers)
    expect(page.locator(f"[name='{name}']:focus")).to_have_count(1)
    expect(page).to_have_title(re.compile("^Error: "))
    place = page.evaluate(PLACE)
    assert place["seen"], place
    assert sentence in place["said"]
    problems[:] = [each for each in problems if "status of 422" not in each]


def test_a_page_that_was_not_refused_stays_at_its_top(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/regimen/new/", "phone", user=person)
    expect(page.get_by_label("Name")).to_be_visible()
    assert page.evaluate("[scrollY, document.activeElement.tagName]") == [0, "BODY"]


def test_a_clock_time_that_cannot_be_read_says_so_to_everybody(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/account/reminders/", "phone", user=person)
    evening = page.locator("[name=evening]")
    evening.fill("99")
    evening.blur()
    expect(evening).to_have_attribute("aria-invalid", "true")
    evening.fill("21:00")
    evening.blur()
    expect(evening).not_to_have_attribute("aria-invalid", "true")
