"""A narrow phone, and letters twice as large: nothing is cut, squeezed or too small to hit."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from accounts.models import User
from journal import clock
from journal.seeding import fill_with_demo
from tests.e2e.test_every_page import OPEN, RELAID, SIGNED_IN, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Words of so many letters at most that do not fit on one line: their column is too narrow.
BROKEN = """(letters) => {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const isSeen = (box) => box.checkVisibility({ visibilityProperty: true })
        && !box.closest("svg, option, code, .visually-hidden") && box.offsetWidth > 2;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const box = node.parentElement;
        if (!node.data.trim() || !isSeen(box)) continue;
        for (const { 0: word, index } of node.data.matchAll(/[^\\s/–‑-]+/gu)) {
            if (word.length < 2 || word.length > letters || /[.\\/@_]./.test(word)) continue;
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const lines = [...range.getClientRects()].filter(({ width }) => width);
            const tops = new Set(lines.map(({ top }) => Math.round(top)));
            if (tops.size > 1) found.add(`broken: “${word}” in ${box.className || box.tagName}`);
        }
    }
    return [...found];
}"""

# What one taps and is smaller than 24 px (WCAG 2.2, 2.5.8); a link within a sentence may be.
SMALL = """() => {
    const found = new Set();
    const tapped = "a, button, select, summary, textarea, input:not([type=hidden])";
    for (const element of document.querySelectorAll(tapped)) {
        const target = element.closest("label") ?? element;
        if (!target.checkVisibility({ visibilityProperty: true })) continue;
        if (target.closest(".visually-hidden, .skip")) continue;
        // A way back for keys, in sight when it has the focus.
        if (element.matches(".visually-hidden, .clear-answer")) continue;
        const within = target.parentElement.textContent.trim() !== target.textContent.trim();
        if (within && getComputedStyle(target).display === "inline") continue;
        const { width, height } = target.getBoundingClientRect();
        if (!width || !height || (width > 23.9 && height > 23.9)) continue;
        const size = `${Math.round(width)} × ${Math.round(height)}`;
        found.add(`small: ${size} “${target.textContent.trim().slice(0, 24)}” ${target.className}`);
    }
    return [...found];
}"""

# What sticks out to the right, and nothing within it does.
WIDE = """(width) => {
    const wide = (element) => element.getBoundingClientRect().right > width + 1;
    const isInside = (element) => element.closest(".nav-main, .scroll, .visually-hidden");
    return [...document.querySelectorAll("body *")]
        .filter((element) => wide(element) && !isInside(element))
        .filter((element) => ![...element.children].some(wide))
        .slice(0, 4).map((element) => "wide: " + element.outerHTML.slice(0, 160));
}"""
# A list to choose from that does not show the whole of an answer ("Every e"). Long lists, such as
# time zones, have to show the one that is chosen. With letters twice as large many cannot.
CUT = """() => {
    const found = new Set();
    const pen = document.createElement("canvas").getContext("2d");
    for (const select of document.querySelectorAll("select")) {
        if (!select.checkVisibility({ visibilityProperty: true })) continue;
        const style = getComputedStyle(select);
        const arrow = 6; // most of it stands on the padding
        const room = select.clientWidth - arrow
            - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const shown = select.options.length > 12 ? select.selectedOptions : select.options;
        for (const { text } of shown) {
            if (pen.measureText(text).width > room) found.add(`cut: “${text}” in ${select.name}`);
        }
    }
    return [...found];
}"""
# A text of which the end is cut off: more of it than its box shows.
CLIPPED = """() => [...document.querySelectorAll("main *")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => getComputedStyle(element).webkitLineClamp !== "none")
    .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
    .map((element) => `clipped: “${element.textContent.trim().slice(0, 40)}”`)"""
LARGER = "(size) => { document.documentElement.style.fontSize = size; }"
UNFOLD = "() => { for (const more of document.querySelectorAll('details')) more.open = true; }"
WRITTEN = date(2026, 9, 30)


@pytest.fixture
def journal(person: User) -> list[str]:
    """The addresses of a full journal, with long names in its plan."""
    tonight = clock.night_at(timezone.now(), person.zone)
    fill_with_demo(person, nights=60, seed=7, last=tonight)
    for name, at in (("Levothyroxine", [time(7)]), ("Clonazepam", []), ("Oxycodone", [time(22)])):
        row = person.regimens.create(name=name, kind="medicine", category="other")
        step = row.steps.create(
            first_day=tonight - timedelta(days=9), schedule="evening", amount=50, unit="ug"
        )
        step.set_times(at)
    experiment = person.experiments.create(
        agent="magnesium", name="Magnesium", outcome="evening", blocks=8, block_nights=7,
        first_night=tonight - timedelta(days=20), washout=4, sequence="10" * 4, is_hidden=False,
    )  # fmt: skip
    written = person.nights.filter(night__lt=tonight).latest("night").night
    return [
        *SIGNED_IN,
        f"/nights/{written}/",
        f"/nights/{written}/zone/",
        f"/nights/{WRITTEN}/",
        f"/regimen/{row.pk}/",
        f"/regimen/{row.pk}/dose/{step.pk}/",
        f"/experiments/{experiment.pk}/",
    ]


def faults(page: Page, width: int, size: str, letters: int) -> list[str]:
    """What is wrong with the page as it stands."""
    wide = [] if fits(page) else page.evaluate(WIDE, width) or ["wide"]
    return [
        *wide,
        *page.evaluate(BROKEN, letters),
        *page.evaluate(SMALL),
        *page.evaluate(CLIPPED),
        *([] if size else page.evaluate(CUT)),
    ]


# Width, size of letters, and the longest word that has to fit on one line
NARROW = {
    "320 px": (320, "", 14),
    "320 px, text 200 %": (320, "32px", 6),
    "390 px, text 200 %": (390, "32px", 10),
}


def test_no_page_is_squeezed_on_a_narrow_phone_or_with_large_text(
    open_page: Callable[..., Page], person: User, journal: list[str]
) -> None:
    nobody = open_page("/privacy/", "phone")
    somebody = open_page("/privacy/", "phone", user=person)
    found = {}
    for page, address in [*((nobody, each) for each in OPEN), *((somebody, e) for e in journal)]:
        page.set_viewport_size({"width": 320, "height": 700})
        page.goto(address)
        page.evaluate(UNFOLD)
        for name, (width, size, letters) in NARROW.items():
            page.set_viewport_size({"width": width, "height": 700})
            page.evaluate(LARGER, size)
            page.evaluate(RELAID)
            if wrong := faults(page, width, size, letters):
                found[address, name] = wrong[:8]
    assert not found, "\n".join(f"{page}: {wrong}" for page, wrong in found.items())


@pytest.mark.parametrize("width", [390, 500, 1280])
def test_when_something_is_taken_can_be_read_at_any_width(
    open_page: Callable[..., Page], person: User, width: int
) -> None:
    page = open_page("/welcome/", "phone", user=person, viewport={"width": width, "height": 700})
    page.evaluate(UNFOLD)
    assert page.evaluate(CUT) == []
