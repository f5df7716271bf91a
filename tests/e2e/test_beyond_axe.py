"""WCAG 2.2 AA where axe finds nothing: what is spoken, where the focus is, what lies over it."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal import clock
from journal.seeding import fill_with_demo
from tests.e2e.test_narrow import UNFOLD

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
    page = open_page("/tonight/", "phone", user=person, routed=True)
    refusal = {
        "errors": {"evening_severity": ["Which is right?"], "evening_note": ["Please shorten it."]}
    }
    page.route("**/answers/", lambda route: route.fulfill(status=422, json=refusal))
    group = page.get_by_role("group", name="Legs in the evening")
    group.get_by_role("radio", name="6").check()
    note = page.locator("[name=evening_note]")

    expect(page.locator("[data-saved]")).to_contain_text("Legs in the evening: Which is right?")
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
        group = page.get_by_role("group", name="Legs in the evening")
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

    expect(page.locator(".errors[tabindex]")).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: Sign in"))


# Whether what has the focus is on the page and not the page itself
FOCUSED = (
    "() => document.activeElement !== document.body && document.activeElement.checkVisibility()"
)


@pytest.mark.parametrize(
    ("path", "button"),
    [
        ("/wake/", "[data-undo] button"),
        ("/device/", "[data-own=no] [data-keep]"),
        ("/trends/", "a[data-visit]:not([aria-current])"),
        ("/tonight/", "[data-saved] button"),
        ("/tonight/", "[data-add]"),
    ],
)
def test_the_focus_never_falls_to_the_top(
    open_page: Callable[..., Page], person: User, path: str, button: str
) -> None:
    tonight = clock.night_at(timezone.now(), person.zone)
    if path == "/trends/":
        fill_with_demo(person, nights=12, seed=1, last=tonight)
    page = open_page(path, user=person)
    if path == "/wake/":
        page.locator("button[value=started]").press("Enter")
    if path == "/tonight/":
        page.get_by_role("group", name="Caffeine today").get_by_label("Other").focus()
        page.keyboard.press("Space")
    if path == "/trends/":
        page.get_by_text("Nights shown: ").click()
    page.locator(button).first.press("Enter")
    page.wait_for_timeout(300)

    assert page.evaluate(FOCUSED)


# Controls that lie entirely under something else once they have the focus (2.4.11)
HIDDEN_FOCUS = """async () => {
    const under = [];
    const controls = "a, button, input:not([type=hidden]), select, textarea, summary";
    for (const control of document.querySelectorAll(controls)) {
        if (!control.checkVisibility({visibilityProperty: true}) || control.tabIndex < 0) continue;
        control.focus();
        await new Promise(requestAnimationFrame);
        const {left, top, width, height} = control.getBoundingClientRect();
        if (document.activeElement !== control || width < 2) continue;
        const seen = [0.1, 0.5, 0.9].some((across) => [0.1, 0.5, 0.9].some((down) => {
            const hit = document.elementFromPoint(left + across * width, top + down * height);
            return hit && (control.contains(hit) || hit.contains(control));
        }));
        if (!seen) under.push(control.outerHTML.slice(0, 80));
    }
    return under;
}"""


@pytest.mark.parametrize("size", [(390, 844), (320, 256)], ids=["phone", "zoom of 400 %"])
def test_nothing_lies_over_what_has_the_focus(
    open_page: Callable[..., Page], person: User, size: tuple[int, int]
) -> None:
    fill_with_demo(person, nights=40, seed=7, last=clock.night_at(timezone.now(), person.zone))
    seen = {"width": size[0], "height": size[1]}
    page = open_page("/privacy/", user=person, viewport=seen, reduced_motion="reduce")
    under = {}
    for path in ("/tonight/", "/trends/", "/regimen/", "/report/"):
        page.goto(path)
        if found := page.evaluate(HIDDEN_FOCUS):
            under[path] = found
    assert not under


PAINTED_AS = """() => {
    const canvas = document.querySelector("[data-drawn] canvas");
    const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] === 255) colours.add([data[at], data[at + 1], data[at + 2]].join());
    }
    const probe = document.createElement("p");
    probe.style.color = "CanvasText";
    document.body.append(probe);
    const [ink] = getComputedStyle(probe).color.match(/\\d+, \\d+, \\d+/);
    return colours.has(ink.replaceAll(" ", ""));
}"""


def test_forced_colours_reach_charts_and_answers(
    open_page: Callable[..., Page], assert_accessible: Callable[[Page], None], person: User
) -> None:
    fill_with_demo(person, nights=40, seed=7, last=clock.night_at(timezone.now(), person.zone))
    page = open_page("/trends/", user=person, forced_colors="active")
    page.locator("[data-drawn] canvas").first.wait_for()
    assert page.evaluate(PAINTED_AS)
    assert_accessible(page)

    page.goto("/tonight/")
    cell = page.locator("label:has(> [name=evening_severity][value='6'])")
    before = cell.evaluate("it => getComputedStyle(it).backgroundColor")
    cell.click()
    assert cell.evaluate("it => getComputedStyle(it).backgroundColor") != before
    assert_accessible(page)


SIZES = {"phone": (390, 844), "zoom of 400 %": (320, 256), "desk": (1280, 900)}
NAME_OF_FOCUS = "() => document.activeElement.name ?? ''"


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a control of that name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(NAME_OF_FOCUS) == name:
            return
    pytest.fail(f"60 tabs do not lead to {name}")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_an_evening_goes_by_keys_from_the_top_of_the_page(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    size: tuple[int, int],
) -> None:
    page = open_page("/tonight/", user=person, viewport={"width": size[0], "height": size[1]})
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the rooms
    assert page.evaluate("() => document.activeElement.id") == "content"
    tab_to(page, "evening_severity")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    saved(page)
    tab_to(page, "had_caffeine")
    page.keyboard.press("Space")
    saved(page)

    night = person.nights.get()
    assert (night.evening_severity, night.had_caffeine) == (2, False)
    page.keyboard.press("Control+z")
    expect(page.locator("[data-saved]")).to_contain_text("not answered")
    assert page.evaluate(NAME_OF_FOCUS) == "had_caffeine"


# What has to be spoken, whatever else a page holds: each a part of its tree
HEADING = "- heading [level=1]"
SPOKEN = {
    "/tonight/": [
        HEADING,
        '- group /Legs/:\n  - radio "0"\n  - radio "10"\n  - text: /0. none/',
        '- group "First symptom":\n  - radio "None"',
        '- group /Caffeine/:\n  - radio "None"',
    ],
    "/nights/{before}/": [
        HEADING,
        '- group "Legs during the night":\n  - radio "0"\n  - radio "10"\n  - text: /0. none/',
        *(f'- textbox "{each}"' for each in ("Got into bed", "Tried to sleep", "Woke for the day")),
        '- textbox "Times you woke"',
        '- group "Sleep quality":\n  - radio "Very poor"\n  - radio "Very good"',
        '- button "22:30"',
    ],
    "/trends/": [HEADING, '- slider "Night under the line"', "- img /night/", "- table"],
    "/regimen/": [HEADING, "- heading [level=2]", "- link /Add/"],
    "/report/": [
        HEADING,
        '- group "Nights":\n  - radio "4 weeks" [checked]',
        '- group "What is on it":\n  - checkbox "Key figures" [checked]',
        "- link /Download/",
        "- img /Page 1 of the summary/",
    ],
}


def test_what_a_page_has_to_speak_is_in_its_tree(
    open_page: Callable[..., Page], person: User
) -> None:
    tonight = clock.night_at(timezone.now(), person.zone)
    fill_with_demo(person, nights=40, seed=7, last=tonight)
    page = open_page("/privacy/", user=person)
    for path, parts in SPOKEN.items():
        page.goto(path.format(before=tonight - timedelta(days=1)))
        page.evaluate(UNFOLD)
        for part in parts:
            expect(page.locator("main")).to_match_aria_snapshot(part)
