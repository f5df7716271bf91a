"""Whether each thing helped is asked beside what was tried, and goes with it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("with_script", [True, False], ids=["script", "no script"])
def test_a_thing_that_was_tried_is_asked_about_and_both_are_stored(
    open_page: Callable[..., Page], person: User, saved: Callable[[Page], None], with_script: bool
) -> None:
    night = clock.night_at(timezone.now(), person.zone) - timedelta(days=1)
    page = open_page(f"/nights/{night}/", "phone", user=person, java_script_enabled=with_script)
    page.get_by_text("More about this evening").tap()
    walked = page.get_by_role("group", name="Did walking help?")
    expect(walked).to_be_visible(visible=not with_script)

    page.get_by_text("Walking", exact=True).tap()
    walked.get_by_text("much").tap()

    if with_script:
        saved(page)
        expect(page.get_by_role("group", name="Did massage help?")).to_be_hidden()
    else:
        with page.expect_navigation():
            page.get_by_role("button", name="Save").first.tap()
    stored = person.nights.get()
    assert (stored.reliefs, stored.walking_helped) == (["walking"], 2)


def test_a_tick_taken_away_takes_its_answer_along_and_undo_brings_both_back(
    open_page: Callable[..., Page],
    person: User,
    write_night: Callable[..., object],
    saved: Callable[[Page], None],
) -> None:
    night = clock.night_at(timezone.now(), person.zone) - timedelta(days=1)
    write_night(person, night, reliefs=["walking", "cold"], walking_helped=2, cold_helped=0)
    page = open_page(f"/nights/{night}/", "phone", user=person)
    page.get_by_text("More about this evening").tap()
    walked = page.get_by_role("group", name="Did walking help?")

    page.get_by_text("Walking", exact=True).tap()
    saved(page)

    expect(walked).to_be_hidden()
    stored = person.nights.get()
    assert (stored.reliefs, stored.walking_helped, stored.cold_helped) == (["cold"], None, 0)

    page.get_by_role("button", name="Undo").tap()
    expect(walked).to_be_visible()
    saved(page)
    stored = person.nights.get()
    assert (stored.reliefs, stored.walking_helped) == (["walking", "cold"], 2)
