"""The first evening of somebody new: at most sixty seconds, counted and not clocked.

A clock would measure the machine. What a person does is counted instead, each act with its time in
the keystroke-level model: Card, Moran and Newell, "The keystroke-level model for user performance
time with interactive systems", Communications of the ACM 23(7), 1980, 396 to 410. That is
M, 1.35 s, to make up one's mind before an act; P, 1.1 s, to point at it; K, 0.28 s, for a key of
an average person, which a tap on glass is taken for, and 0.5 s for each of random letters, which
typing on a phone is taken for. A page that comes counts as one second.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from accounts.models import User
from tests.e2e.zones import evening_zone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MENTAL, POINT, TAP, LETTER, PAGE = 1.35, 1.1, 0.28, 0.5, 1.0  # seconds
SECONDS = 60


class Newcomer:
    """Somebody with a phone, and the seconds that all they did takes."""

    def __init__(self, page: Page) -> None:
        self.page, self.seconds, self.taps = page, 0.0, 0

    def tap(self, target: Locator) -> None:
        target.tap()
        self.taps += 1
        self.seconds += MENTAL + POINT + TAP

    def write(self, target: Locator, words: str) -> None:
        self.tap(target)
        target.press_sequentially(words)
        self.seconds += LETTER * len(words)

    def choose(self, target: Locator, words: str) -> None:
        """One of a list that opens: a tap to open it, and one more."""
        self.tap(target)
        target.select_option(label=words)
        self.taps += 1
        self.seconds += MENTAL + POINT + TAP

    def wait_for(self, path: str) -> None:
        self.page.wait_for_url(f"**{path}")
        self.seconds += PAGE

    def answer(self, question: str, words: str) -> None:
        group = self.page.get_by_role("group", name=question)
        self.tap(group.locator(".answer").filter(has_text=words).first)


@pytest.fixture
def zone(person: User) -> str:
    person.time_zone = evening_zone()
    person.save()
    return person.time_zone


def test_a_first_evening_with_one_medicine_takes_at_most_sixty_seconds(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, zone: str
) -> None:
    page = open_page("/welcome/", "phone", user=person, timezone_id=zone)
    she = Newcomer(page)
    first = page.get_by_role("group", name="Number 1", exact=True)
    she.write(first.get_by_label("Name"), "Gabapentin")
    she.write(first.get_by_label("One dose"), "300")
    she.choose(first.get_by_label("Unit"), "mg")
    she.choose(first.get_by_label("When"), "Every evening")
    she.tap(page.get_by_role("button", name="Go to tonight"))
    she.wait_for("/tonight/")
    she.answer("Legs in the evening", "6")
    she.answer("Legs at rest by day", "2")
    she.answer("First symptom", "30 min ago")
    she.answer("Caffeine today", "Coffee")
    she.answer("Exercise today", "None")
    she.tap(page.locator("[data-planned] .answer", has_text="Taken").first)
    saved(page)

    night = person.nights.get()
    assert (night.evening_severity, night.daytime_rest_severity) == (6, 2)
    assert (night.had_caffeine, night.exercised, night.took_doses) == (True, False, True)
    assert night.symptom_onset is not None
    assert night.doses.get().name == "Gabapentin"
    assert she.taps <= 14, she.taps
    assert she.seconds <= SECONDS, she.seconds
