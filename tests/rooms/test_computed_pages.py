"""Whatever is changed on a page, no other page tells what it remembers from before."""

import re
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache

from journal.clock import DAY
from journal.models.stored_figures import without_stored_figures
from journal.seeding import fill_with_demo
from tests.accounts.views.test_preferences import PREFERENCES
from tests.journal.night_page import sent
from tests.journal.test_once import REGIMEN
from tests.rooms.full_night import NIGHT

LAST = NIGHT + 9 * DAY
PAGES = (
    "/trends/compare/",
    "/trends/onset/",
    "/trends/factors/?factor=alcohol",
    "/trends/series.json?range=12m",
    "/report.json",
)
# Ids of a page and of its forms, and what tells them from a stranger's
MADE_ANEW = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=value=\")\w{64}(?=\")")
PRAMIPEXOLE = REGIMEN | {
    "name": "Pramipexole", "kind": "medicine", "dose-amount": "0.25",
    "dose-first_day": f"{NIGHT - 40 * DAY}",
}  # fmt: skip


@pytest.fixture
def browser(client_of, person):
    """Somebody with four months of nights, on an evening."""
    with time_machine.travel("2026-03-12 20:00+01:00", tick=False):
        cache.clear()
        fill_with_demo(person, nights=120, seed=1, last=LAST)
        yield client_of(person)


@pytest.fixture
def pages(browser, person):
    """What all pages show, a sign-in's own letters apart."""

    def bodies():
        browser.force_login(type(person).objects.get(pk=person.pk))
        browser.get("/guide/")  # shows what is said of a change
        shown = {page: browser.get(page).content.decode() for page in PAGES}
        return {page: MADE_ANEW.sub("", body) for page, body in shown.items()}

    return bodies


def answer(**answers):
    return lambda browser: browser.post(f"/nights/{LAST - 3 * DAY}/", sent(**answers))


def add(prefix, **row):
    return answer(rows={prefix: [row]})


def post(address, **data):
    return lambda browser: browser.post(address, data | {"page": str(uuid4())})


CHANGES = {
    "a rating": (answer(evening_severity="10", during_night_severity="10"), PAGES),
    "a first symptom": (answer(symptom_onset="13:10"), (PAGES[0], PAGES[1], *PAGES[3:])),
    "a drink": (
        add("caffeine", drink="espresso", servings="4", taken_at="21:00"),
        (PAGES[0], PAGES[3]),
    ),
    "exercise": (add("exercise", kind="run", minutes="90"), (PAGES[0], PAGES[3])),
    "a night deleted": (post(f"/nights/{LAST - 5 * DAY}/delete/"), PAGES),
    "a half-life": (
        post("/account/", **PREFERENCES | {"caffeine_half_life_hours": "9.5"}),
        (PAGES[2], PAGES[3]),
    ),
    "a clock": (post("/account/", **PREFERENCES | {"clock": "12"}), PAGES[:2]),
    "a medicine": (post("/regimen/new/", **PRAMIPEXOLE), (PAGES[1], PAGES[3], PAGES[4])),
    "a zone": (post(f"/nights/{LAST - 3 * DAY}/zone/", time_zone="Asia/Tokyo"), ()),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_seen_on_every_page_that_rests_on_it(browser, pages, what):
    change, seen_on = CHANGES[what]
    before = pages()

    answered = change(browser)
    assert answered.status_code == 302, answered.content.decode()
    after = pages()

    assert {page for page in seen_on if after[page] == before[page]} == set()
    cache.clear()
    with without_stored_figures():
        assert pages() == after


@pytest.mark.django_db
def test_a_page_looks_the_same_the_second_time(pages):
    assert pages() == pages()
