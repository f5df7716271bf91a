"""What Ctrl+P puts on paper: charts whole, ratings without backgrounds, the summary's own pages."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from accounts.models import User
from journal import clock
from journal.seeding import fill_with_demo

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("typefaces"),
]

BEFORE = "() => dispatchEvent(new Event('beforeprint'))"
AFTER = "() => dispatchEvent(new Event('afterprint'))"
WHOLE = """(figures) => figures.map((figure) => {
  const canvas = figure.querySelector("canvas");
  const [inner, outer] = [canvas, figure].map((each) => each.getBoundingClientRect());
  const drawn = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return {
    inside: inner.bottom <= outer.bottom + 1 && inner.right <= outer.right + 1,
    shape: Math.abs(inner.width / inner.height - canvas.width / canvas.height) < 0.1,
    inked: drawn.some((value) => value > 0),
  };
})"""
GREY = """(cells) => cells.map((cell) => {
  const [red, green, blue] = getComputedStyle(cell).color.match(/\\d+/g).map(Number);
  return Math.max(red, green, blue);
})"""


@pytest.fixture
def journal(person: User) -> User:
    fill_with_demo(person, nights=120, seed=7, last=clock.night_at(timezone.now(), person.zone))
    return person


def printing(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate(BEFORE)


def all_of(page: Page, selector: str, expression: str) -> list[Any]:
    found: list[Any] = page.eval_on_selector_all(selector, expression)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_chart_of_the_trends_is_printed_whole(
    open_page: Callable[..., Page], journal: User, scheme: str
) -> None:
    page = open_page("/trends/", scheme=scheme, user=journal)
    expect(page.locator("[data-drawn]").first).to_be_visible()
    theme = page.evaluate("document.documentElement.dataset.theme")
    printing(page)
    figures = all_of(page, "[data-chart]", WHOLE)
    assert len(figures) == page.locator("[data-chart]").count() > 5
    assert figures == [{"inside": True, "shape": True, "inked": True}] * len(figures)
    expect(page.locator(".strip .legend").first).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.evaluate(AFTER)
    assert page.evaluate("document.documentElement.dataset.theme") == theme


def test_the_caption_of_a_lab_chart_stands_below_it(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/labs/", user=journal)
    expect(page.locator("[data-lab-chart] canvas").first).to_be_visible()
    printing(page)
    apart = """(figures) => figures.map((figure) => {
      const [canvas, caption] = ["canvas", "figcaption"].map((name) => figure.querySelector(name));
      return caption.getBoundingClientRect().top - canvas.getBoundingClientRect().bottom;
    })"""
    found = all_of(page, "[data-lab-chart]", apart)
    assert found
    assert min(found) >= -1


@pytest.mark.parametrize(
    ("address", "cells"),
    [
        ("/nights/?month={month}", ".night .worst"),
        ("/trends/?range=12m", ".mini-month [class*=sev-]"),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ratings_are_dark_on_white_without_backgrounds(
    open_page: Callable[..., Page], journal: User, scheme: str, address: str, cells: str
) -> None:
    last = clock.night_at(timezone.now(), journal.zone) - timedelta(days=32)
    page = open_page(address.format(month=f"{last:%Y-%m}"), scheme=scheme, user=journal)
    page.emulate_media(media="print")
    shades = all_of(page, cells, GREY)
    assert len(shades) > 20
    assert max(shades) < 60


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_one_sees_which_bars_are_of_which_period(
    open_page: Callable[..., Page], journal: User, scheme: str
) -> None:
    page = open_page("/trends/compare/", scheme=scheme, user=journal)
    page.emulate_media(media="print")
    colours = """(found) => found.map((each) => {
      const style = getComputedStyle(each, each.matches(".key") ? "::before" : null);
      return [style.fill, style.backgroundColor, style.printColorAdjust];
    })"""
    [above] = all_of(page, ".sides rect.above:first-of-type", colours)
    keys = all_of(page, ".sides .key", colours)
    assert above[0] == "rgb(74, 79, 163)"
    assert [key[2] for key in keys] == ["exact", "exact"]
    assert keys[0][1] == above[0] != keys[1][1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ("/nights/{last}/", ".answer:has(input:checked):not(.answer-clear)"),
        ("/trends/?range=12m", ".chip[aria-current]"),
    ],
)
def test_what_was_chosen_is_dark_on_paper_and_has_a_frame(
    open_page: Callable[..., Page], journal: User, scheme: str, address: str, chosen: str
) -> None:
    last = journal.nights.latest("night").night
    page = open_page(address.format(last=last), scheme=scheme, user=journal)
    page.emulate_media(media="print")
    shades = all_of(page, chosen, GREY)
    assert shades
    assert max(shades) < 60
    frames = all_of(page, chosen, "(found) => found.map((e) => getComputedStyle(e).outlineStyle)")
    assert set(frames) == {"solid"}


def test_printing_the_builder_prints_the_pages_of_the_summary(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/report/", user=journal)
    page.wait_for_load_state("networkidle")
    count = page.locator(".report-pages img").count()
    printed = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    assert len(printed) == count > 1
    text = " ".join(each.extract_text() for each in printed)
    for word in ("Compared with", "Show it", "Download", "next appointment"):
        assert word not in text


def test_folded_tables_of_the_trends_are_printed_whole_and_folded_again(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/trends/", user=journal, viewport={"width": 700, "height": 900})
    expect(page.locator("[data-trends]")).to_be_visible()
    folded = page.locator("main details:not([open])")
    before = folded.count()
    printing(page)

    assert folded.count() == 0
    inside = "(tables) => tables.map((each) => each.getBoundingClientRect().right <= innerWidth)"
    assert all(all_of(page, ".trends table.data", inside))
    page.evaluate(AFTER)
    assert folded.count() == before > 3
