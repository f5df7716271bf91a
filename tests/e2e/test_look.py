"""Colours by choice, by system and by the hour."""

from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal import clock
from journal.seeding import fill_with_demo
from tests.e2e.zones import evening_zone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAPER = {"light": "rgb(246, 239, 226)", "dark": "rgb(20, 16, 27)", "dim": "rgb(11, 6, 5)"}


@pytest.mark.parametrize(
    ("theme", "scheme", "shown"),
    [
        ("auto", "light", "light"),
        ("auto", "dark", "dark"),
        ("light", "dark", "light"),
        ("dark", "light", "dark"),
        ("dim", "light", "dim"),
    ],
)
def test_a_chosen_theme_wins_over_the_system_without_javascript(
    open_page: Callable[..., Page], person: User, theme: str, scheme: str, shown: str
) -> None:
    User.objects.filter(pk=person.pk).update(theme=theme)

    page = open_page("/nights/", "phone", scheme, user=person, java_script_enabled=False)

    expect(page.locator("html")).to_have_css("background-color", PAPER[shown])


def test_a_page_left_open_turns_dim_at_the_chosen_hour_and_bright_in_the_morning(
    open_page: Callable[..., Page], person: User
) -> None:
    zone = evening_zone()
    here = timezone.now().astimezone(ZoneInfo(zone))
    User.objects.filter(pk=person.pk).update(
        theme="light", dim_from=f"{here:%H:%M}", time_zone=zone
    )
    page = open_page("/privacy/", user=person)
    expect(page.locator("html")).to_have_css("background-color", PAPER["dim"])
    page.clock.install(time=timezone.now())

    page.clock.set_fixed_time(timezone.now() + timedelta(days=1, hours=12))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator("html")).to_have_css("background-color", PAPER["light"])
    bar = page.locator("meta[name=theme-color]")
    expect(bar).to_have_attribute("content", "#f6efe2")


def test_whoever_wants_less_motion_gets_none(open_page: Callable[..., Page], person: User) -> None:
    page = open_page("/tonight/", "phone", user=person, reduced_motion="reduce")

    moving = """() => [...document.querySelectorAll("*")].filter((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return transitionDuration !== "0s" || animationDuration !== "0s";
    }).length"""
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/trends/compare/", "Could be from"),
        ("/trends/factors/", "Without"),
        ("/labs/", "Fasting?"),
        ("/regimen/", "Why it ended"),
        ("/report/share/", "It holds"),
    ],
)
def test_on_a_phone_a_row_of_a_wide_table_is_a_card_with_all_its_cells_in_sight(
    open_page: Callable[..., Page], person: User, address: str, said: str
) -> None:
    fill_with_demo(person, nights=60, seed=7, last=clock.night_at(timezone.now(), person.zone))
    page = open_page(address, "phone", user=person)

    tables = page.locator("table.stacks:visible").all()

    assert tables
    labels = "(table) => [...table.querySelectorAll('td')].map((cell) => cell.dataset.label)"
    assert any(said in table.evaluate(labels) for table in tables)
    for table in tables:
        assert table.evaluate("({ parentElement: box }) => box.scrollWidth <= box.clientWidth")
