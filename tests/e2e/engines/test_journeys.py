"""The main journeys in Firefox and in WebKit, on a window as wide as a phone."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from journal import clock
from journal.models import Night
from journal.seeding import fill_with_demo
from tests.e2e.engines.line import Line
from tests.e2e.engines.tab import PATIENCE, STEP, Tab

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "four quiet evening words"
PAINTED = """() => [...document.querySelectorAll("[data-drawn] canvas")].some((canvas) =>
    canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean))"""
PDF = """async () => {
    const answer = await fetch("/report.pdf");
    return [answer.status, (await answer.text()).slice(0, 5)];
}"""
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
WORKER = "() => navigator.serviceWorker.ready.then(() => caches.keys()).then((all) => all.length)"
EVENING_6 = 'input[name="evening_severity"][value="6"]'


def stored(wanted: Any, answer: Callable[[], Any]) -> None:
    """Wait until the journal holds it."""
    end = time.monotonic() + PATIENCE
    while answer() != wanted and time.monotonic() < end:
        time.sleep(STEP)
    assert answer() == wanted


def answer_of(person: User, column: str) -> Callable[[], Any]:
    """The stored answer of the one night there is."""
    return lambda: Night.objects.filter(user=person).values_list(column, flat=True).first()


def test_somebody_signs_up_and_in(open_tab: Callable[..., Tab]) -> None:
    tab = open_tab("/account/signup/")
    tab.write("input[name=email]", "newcomer@example.org")
    tab.write("input[name=password1]", PASSWORD)
    tab.tap("main form button:not([type=button])")
    tab.until("() => location.pathname === '/account/login/'")
    tab.write("input[name=password]", PASSWORD)
    tab.tap("main form button:not([type=button])")
    tab.until("() => location.pathname === '/welcome/'")
    assert tab.run(FITS)


def test_an_answer_saves_itself_and_is_undone(open_tab: Callable[..., Tab], person: User) -> None:
    tab = open_tab("/tonight/", person)
    tab.tap(EVENING_6)
    stored(6, answer_of(person, "evening_severity"))
    tab.tap("[data-saved] button")
    stored(None, answer_of(person, "evening_severity"))
    assert tab.run("() => document.activeElement.name") == "evening_severity"
    assert tab.run(FITS)


def test_a_morning_is_typed(open_tab: Callable[..., Tab], person: User) -> None:
    last = clock.night_at(timezone.now(), person.zone) - timedelta(days=1)
    tab = open_tab(f"/nights/{last}/", person)
    for name, text in (("bedtime", "22:30"), ("awakenings", "2"), ("final_awakening", "6:45")):
        tab.write(f'input[name="{name}"]', text)
        tab.press("\ue004")
    stored(2, answer_of(person, "awakenings"))
    stored((22, 30), lambda: hours(person, "bedtime"))
    stored((6, 45), lambda: hours(person, "final_awakening"))


def hours(person: User, column: str) -> Any:
    """A stored clock time, as hour and minute."""
    at = answer_of(person, column)()
    return at and (at.hour, at.minute)


def test_legs_at_3_am_are_one_tap(open_tab: Callable[..., Tab], person: User) -> None:
    tab = open_tab("/wake/", person)
    tab.tap('button[value="started"]')
    stored(["started"], lambda: [tap.kind for tap in person.wake_taps.all()])
    tab.see('button[value="started"][data-noted]')


def test_an_evening_without_a_signal_is_sent_when_there_is_one(
    open_tab: Callable[..., Tab], person: User, line: Line
) -> None:
    tab = open_tab("/device/", person)
    tab.tap("[data-own=no] [data-keep]")
    tab.see("[data-own=yes]")
    tab.until(WORKER)
    line.cut()
    tab.go("/tonight/")
    tab.tap(EVENING_6)
    tab.tap("[data-empty-entry] > button")
    tab.until("() => document.querySelector('[data-said]').textContent")
    assert answer_of(person, "evening_severity")() is None
    line.mend()
    tab.go("/nights/")
    stored(6, answer_of(person, "evening_severity"))


def test_trends_are_drawn_and_the_summary_is_printed(
    open_tab: Callable[..., Tab], person: User, typefaces: None
) -> None:
    tonight = clock.night_at(timezone.now(), person.zone)
    fill_with_demo(person, nights=40, seed=7, last=tonight)
    tab = open_tab("/trends/", person)
    tab.run("() => document.querySelector('[data-chart]').scrollIntoView()")
    tab.until(PAINTED)
    assert tab.run(FITS)
    tab.go("/report/")
    assert tab.run(PDF) == [200, "%PDF-"]
    assert tab.run(FITS)
