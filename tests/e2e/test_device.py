"""Nights without a signal: what waits on the device, is sent once, and goes when its owner does."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from config.urls import urlpatterns as house
from journal import clock
from journal.models import WakeTap
from tests.e2e.zones import evening_zone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORKER = "navigator.serviceWorker.ready.then(() => caches.keys()).then((names) => names.length)"
LEFT = """async () => ({
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING_WAITS = """() => new Promise((resolve) => {
    const opening = indexedDB.open("stillnight");
    opening.onsuccess = () => {
        const database = opening.result;
        const counting = database.transaction("queue").objectStore("queue").count();
        counting.onsuccess = () => { database.close(); resolve(counting.result === 0); };
    };
})"""
NOTES_ARE_THERE = """() => new Promise((resolve) => {
    const opening = indexedDB.open("stillnight");
    opening.onsuccess = () => {
        const database = opening.result;
        const getting = database.transaction("device").objectStore("device").get("notes");
        getting.onsuccess = () => { database.close(); resolve(getting.result !== undefined); };
    };
})"""
NOTHING = {"caches": [], "databases": [], "workers": 0}
QUIET = "net::ERR_INTERNET_DISCONNECTED"


class Journal:
    """The server's side of the protocol: what arrived, by id, and what it answers."""

    def __init__(self) -> None:
        self.stored: dict[str, dict[str, Any]] = {}
        self.tries: list[str] = []
        self.answer: tuple[int, dict[str, Any]] = (200, {"version": 1, "stored": True})

    def receive(self, request: HttpRequest, night: str) -> JsonResponse:
        sent = json.loads(request.body)
        self.tries.append(sent["id"])
        status, answer = self.answer
        if status == 200:
            self.stored[sent["id"]] = {"night": night, **sent}
        return JsonResponse(answer, status=status)


@pytest.fixture
def journal(settings: Any) -> Journal:
    """In place of the nights' own endpoint: it remembers what devices send."""
    received = Journal()
    urls = type("urls", (), {})()
    urls.urlpatterns = [path("nights/<str:night>/answers/", received.receive), *house]
    settings.ROOT_URLCONF = urls
    return received


@pytest.fixture
def person(person: User) -> User:
    """Where it is evening: shortly after noon the first symptom of tonight was not 30 min ago."""
    person.time_zone = evening_zone()
    person.save()
    return person


@pytest.fixture
def open_page(open_page: Callable[..., Page], person: User) -> Callable[..., Page]:
    return partial(open_page, timezone_id=person.time_zone)


@pytest.fixture
def phone(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> Iterator[Callable[..., Page]]:
    """Somebody's own phone: signed in, told that it is theirs, the empty pages at hand."""

    def open_(address: str, **options: Any) -> Page:
        page = open_page("/device/", "phone", user=person, **options)
        page.get_by_role("button", name="This is my own device").click()
        expect(page.get_by_role("main").get_by_text("entries may wait here")).to_be_visible()
        assert page.evaluate(WORKER) == 1
        page.goto(address)
        return page

    yield open_
    problems[:] = [problem for problem in problems if QUIET not in problem]


def lose_signal(page: Page) -> BrowserContext:
    page.context.set_offline(True)
    return page.context


def wait_until_nothing_waits(page: Page) -> None:
    page.wait_for_function(NOTHING_WAITS)
    expect(page.get_by_role("heading", name="Waiting on this device")).to_be_hidden()


def write_offline(page: Page) -> None:
    page.goto("/tonight/")
    expect(page.get_by_role("heading", name="Write it down here")).to_be_visible()
    page.get_by_role("group", name="Legs in the evening").get_by_text("6", exact=True).click()
    page.get_by_role("group", name="First symptom").get_by_text("30 min ago").click()
    page.get_by_role("group", name="Caffeine today").get_by_text("None").click()
    page.get_by_label("Note").fill("written in a tunnel")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("main").get_by_text("Saved on this device.")).to_be_visible()


def test_tonights_lot_is_there_without_a_signal_and_no_coming_one(
    phone: Callable[[str], Page], person: User
) -> None:
    person.experiments.create(
        agent="bath", name="Bath", outcome="evening", blocks=5, block_nights=6, washout=0,
        first_night=clock.night_at(timezone.now(), person.zone), is_nightly=True, is_hidden=True,
        sequence="100110" * 5,
    )  # fmt: skip
    page = phone("/device/")
    with page.expect_response("**/device/notes/"):
        page.goto("/tonight/")
    page.wait_for_function(NOTES_ARE_THERE)
    lose_signal(page)
    page.goto("/tonight/")

    expect(page.get_by_text("Tonight: Bath. Experiment, night 1 of 30.")).to_be_visible()
    expect(page.get_by_text("night 2 of 30")).to_have_count(0)


def test_an_entry_without_a_signal_survives_a_reload_and_a_killed_tab_and_is_stored_once(
    phone: Callable[[str], Page], journal: Journal, person: User
) -> None:
    page = phone("/device/")
    context = lose_signal(page)
    write_offline(page)

    page.reload()
    expect(page.get_by_text("written in a tunnel")).to_be_visible()
    page.close()
    page = context.new_page()
    page.goto("/nights/")
    expect(page.get_by_text("written in a tunnel")).to_be_visible()
    expect(page.get_by_text("Waiting", exact=True)).to_be_visible()
    assert not journal.tries

    context.set_offline(False)
    expect(page.get_by_text("written in a tunnel")).to_be_hidden()
    page.goto("/device/")
    wait_until_nothing_waits(page)

    (entry,) = journal.stored.values()
    assert set(entry["answers"]) == {
        "evening_severity",
        "symptom_onset",
        "had_caffeine",
        "evening_note",
    }
    assert entry["answers"]["evening_severity"] == "6"
    assert entry["answers"]["had_caffeine"] == "False"
    assert entry["base"] == dict.fromkeys(entry["answers"])
    assert entry["zone"] == person.time_zone  # by whose clock the times were written
    assert len(journal.tries) == 1


def test_a_second_entry_without_a_signal_begins_empty(
    phone: Callable[[str], Page], journal: Journal
) -> None:
    page = phone("/device/")
    lose_signal(page)
    write_offline(page)
    page.get_by_label("Which night?").select_option(index=1)
    six = page.get_by_role("group", name="Legs in the evening").get_by_role("radio", name="6")
    expect(six).not_to_be_checked()

    page.get_by_role("group", name="Legs in the evening").get_by_text("6", exact=True).click()

    expect(six).to_be_checked()


def test_an_entry_without_a_signal_becomes_part_of_its_night(
    phone: Callable[[str], Page], person: User, write_night: Any
) -> None:
    tonight = clock.night_at(timezone.now(), person.zone)
    write_night(person, tonight, daytime_rest_severity=3)
    page = phone("/device/")
    context = lose_signal(page)
    write_offline(page)

    context.set_offline(False)
    page.goto("/device/")
    wait_until_nothing_waits(page)

    night = person.nights.get()
    assert (night.night, night.daytime_rest_severity) == (tonight, 3)
    assert (night.evening_severity, night.had_caffeine) == (6, False)
    assert night.evening_note == "written in a tunnel"
    assert night.symptom_onset is not None
    assert person.sendings.count() == 1


def test_an_answer_that_got_lost_is_asked_for_again_with_the_same_id(
    phone: Callable[[str], Page], journal: Journal, problems: list[str]
) -> None:
    page = phone("/device/")
    journal.answer = (503, {})
    context = lose_signal(page)
    write_offline(page)
    context.set_offline(False)
    page.goto("/device/")
    expect(page.get_by_role("main").get_by_text("The server is busy.")).to_be_visible()

    journal.answer = (200, {"version": 1, "stored": True})
    page.get_by_role("button", name="Try to send now").click()

    wait_until_nothing_waits(page)
    assert len(set(journal.tries)) == len(journal.stored) == 1
    assert len(journal.tries) > 1
    problems[:] = [problem for problem in problems if "503" not in problem]


def test_entries_are_sent_in_the_order_in_which_they_were_written(
    phone: Callable[[str], Page], journal: Journal, person: User
) -> None:
    page = phone("/device/")
    context = lose_signal(page)
    page.goto("/wake/")
    page.get_by_role("button", name="legs started").click()
    expect(page.get_by_text("noted, waiting for a signal", exact=True)).to_be_visible()
    write_offline(page)
    page.get_by_role("link", name="Awake now").click()
    page.get_by_role("button", name="back in bed").click()
    expect(page.get_by_text("noted, waiting for a signal", exact=True)).to_be_visible()
    assert not person.wake_taps.exists()

    context.set_offline(False)
    page.goto("/device/")
    wait_until_nothing_waits(page)

    assert [tap.kind for tap in person.wake_taps.all()] == ["started", "back"]
    started, back = WakeTap.objects.all()
    assert started.at < back.at
    assert len(journal.stored) == 1


def test_a_tap_taken_back_without_a_signal_never_arrives(
    phone: Callable[[str], Page], person: User
) -> None:
    page = phone("/wake/")
    context = lose_signal(page)
    page.goto("/wake/")
    page.get_by_role("button", name="legs started").click()
    expect(page.get_by_text("noted, waiting for a signal", exact=True)).to_be_visible()
    page.get_by_role("button", name="undo").click()
    expect(page.locator("[data-status]")).to_have_text("taken back")

    context.set_offline(False)
    page.goto("/device/")
    wait_until_nothing_waits(page)

    assert not person.wake_taps.exists()


def test_a_night_answered_elsewhere_meanwhile_is_shown_and_chosen(
    phone: Callable[[str], Page], journal: Journal, problems: list[str]
) -> None:
    page = phone("/device/")
    conflict = {"evening_severity": {"yours": "6", "stored": "8"}}
    journal.answer = (409, {"conflicts": conflict})
    context = lose_signal(page)
    write_offline(page)
    context.set_offline(False)
    page.goto("/device/")
    expect(page.get_by_text("here 6, in the journal 8 by now")).to_be_visible()
    page.goto("/nights/")
    expect(
        page.get_by_role("banner").get_by_text("1 of the entries kept on this device needs a look")
    ).to_be_visible()

    journal.answer = (200, {"version": 2, "stored": True})
    page.goto("/device/")
    page.get_by_role("button", name="Keep mine").click()

    wait_until_nothing_waits(page)
    (entry,) = journal.stored.values()
    assert entry["base"]["evening_severity"] == "8"
    assert entry["answers"]["evening_severity"] == "6"
    problems[:] = [problem for problem in problems if "409" not in problem]


def test_what_the_server_cannot_take_says_why(
    phone: Callable[[str], Page], journal: Journal, problems: list[str]
) -> None:
    page = phone("/device/")
    journal.answer = (422, {"errors": {"evening_note": ["This note is too long."]}})
    context = lose_signal(page)
    write_offline(page)
    context.set_offline(False)
    page.goto("/device/")
    expect(page.get_by_text("This note is too long.")).to_be_visible()

    page.get_by_role("button", name="Let it go").click()

    wait_until_nothing_waits(page)
    problems[:] = [problem for problem in problems if "422" not in problem]


def test_a_session_that_ended_keeps_the_entry_until_its_owner_is_back(
    phone: Callable[[str], Page], journal: Journal, person: User, stranger: User, client_of: Any
) -> None:
    page = phone("/device/")
    context = lose_signal(page)
    write_offline(page)
    context.clear_cookies()
    context.set_offline(False)
    expect(page.get_by_role("main").get_by_text("Sign in to send them.")).to_be_visible()

    become(page, stranger, client_of)
    page.goto("/nights/")
    expect(page.get_by_role("banner").get_by_text("1 entry waits on this device")).to_be_visible()
    assert not journal.tries

    become(page, person, client_of)
    page.goto("/nights/")
    wait_until_nothing_waits(page)
    for _ in range(50):
        if journal.stored:
            break
        page.wait_for_timeout(100)
    assert len(journal.stored) == 1


def become(page: Page, user: User, client_of: Any) -> None:
    value = client_of(user).cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": value, "url": page.evaluate("origin")}]
    )


def test_without_the_owners_word_nothing_is_kept(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = open_page("/nights/", "phone", user=person)
    assert page.evaluate(WORKER) == 1
    lose_signal(page)
    page.goto("/wake/")
    page.get_by_role("button", name="legs started").click()
    expect(page.get_by_text("not noted: no signal", exact=True)).to_be_visible()
    page.goto("/nights/")
    page.get_by_role("group", name="Legs in the evening").get_by_text("6", exact=True).click()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(
        page.get_by_role("main").get_by_text("Please tap “This is my own device” first.")
    ).to_be_visible()
    assert page.evaluate(LEFT)["databases"] == []
    problems[:] = [problem for problem in problems if QUIET not in problem]


def test_what_was_kept_before_its_owner_was_known_is_asked_about(
    open_page: Callable[..., Page], person: User, journal: Journal, problems: list[str]
) -> None:
    page = open_page("/nights/", "phone", user=person)
    assert page.evaluate(WORKER) == 1
    context = lose_signal(page)
    page.goto("/nights/")
    page.get_by_role("button", name="This is my own device").click()
    expect(page.get_by_role("button", name="This is my own device")).to_be_hidden()
    write_offline(page)
    context.set_offline(False)
    page.goto("/device/")
    expect(page.get_by_text("Waits for its owner")).to_be_visible()
    assert not journal.tries

    page.get_by_role("button", name="They are mine, send them").click()

    wait_until_nothing_waits(page)
    assert len(journal.stored) == 1
    problems[:] = [problem for problem in problems if QUIET not in problem]


def test_signing_out_leaves_nothing_on_the_device(
    phone: Callable[[str], Page], journal: Journal, problems: list[str]
) -> None:
    page = phone("/wake/")
    journal.answer = (503, {})
    lose_signal(page)
    write_offline(page)

    page.context.set_offline(False)
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()

    assert page.evaluate(LEFT) == NOTHING
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.goto("/nights/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    problems[:] = [problem for problem in problems if "503" not in problem]


def test_signing_out_without_a_signal_leaves_nothing_either(
    phone: Callable[[str], Page], journal: Journal
) -> None:
    page = phone("/device/")
    context = lose_signal(page)
    write_offline(page)
    page.get_by_role("button", name="Sign out and delete everything here").click()
    expect(page.get_by_role("heading", name="Signed out on this device")).to_be_visible()

    assert page.evaluate(LEFT) == NOTHING

    context.set_offline(False)
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    page.goto("/nights/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert not journal.tries


def test_what_waits_of_a_night_goes_before_what_is_tapped_later(
    phone: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = phone("/tonight/", routed=True)
    legs = page.get_by_role("group", name="Legs in the evening")
    page.route("**/answers/", lambda route: route.fulfill(status=503, json={}))
    legs.get_by_text("3", exact=True).click()
    expect(page.locator("[data-saved]")).to_contain_text("Kept on this device")
    page.unroute("**/answers/")
    legs.get_by_text("5", exact=True).click()
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    page.wait_for_function(NOTHING_WAITS)

    assert person.nights.get().evening_severity == 5
    assert page.locator("[data-clash]").is_hidden()
    problems[:] = [problem for problem in problems if "503" not in problem]


def test_signed_out_meanwhile_an_answer_waits_on_ones_own_device(
    phone: Callable[[str], Page], person: User, client_of: Any, problems: list[str]
) -> None:
    page = phone("/tonight/")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("group", name="Legs in the evening").get_by_text("6", exact=True).click()
    expect(page.locator("[data-saved]")).to_contain_text("Kept on this device")
    expect(page.locator("[data-saved]")).to_contain_text("Sign in again")
    become(page, person, client_of)
    page.goto("/device/")
    wait_until_nothing_waits(page)

    assert person.nights.get().evening_severity == 6
    problems[:] = [problem for problem in problems if "401" not in problem]


def test_another_program_in_place_of_the_journal_takes_no_entry(
    phone: Callable[..., Page], journal: Journal
) -> None:
    page = phone("/device/", routed=True)
    context = lose_signal(page)
    write_offline(page)
    hotel = "**/answers/"
    context.route(hotel, lambda route: route.fulfill(status=200, body="<h1>Hotel</h1>"))
    context.set_offline(False)
    page.goto("/device/")
    expect(page.get_by_role("main").get_by_text("The server is busy.")).to_be_visible()
    expect(page.get_by_text("written in a tunnel")).to_be_visible()

    context.unroute(hotel)
    page.get_by_role("button", name="Try to send now").click()

    wait_until_nothing_waits(page)
    assert len(journal.stored) == 1


def test_a_server_that_fails_to_sign_out_is_asked_again(
    phone: Callable[..., Page], person: User, client_of: Any, problems: list[str]
) -> None:
    page = phone("/device/", routed=True)
    page.context.route("**/account/logout/", lambda route: route.fulfill(status=503))
    page.evaluate("fetch('/account/logout/')")
    page.goto("/nights/")
    page.evaluate("""() => {
        const form = document.createElement("form");
        Object.assign(form, { method: "post", action: "/account/logout/" });
        document.body.append(form);
        form.requestSubmit();
    }""")
    expect(page.get_by_role("heading", name="Signed out on this device")).to_be_visible()
    assert page.evaluate(LEFT) == NOTHING

    page.context.unroute("**/account/logout/")
    page.goto("/nights/")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    page.goto("/nights/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    problems[:] = [problem for problem in problems if "503" not in problem]


def test_a_sign_out_that_is_owed_does_not_end_the_next_session(
    phone: Callable[[str], Page], person: User, client_of: Any
) -> None:
    page = phone("/device/")
    page.evaluate("localStorage.setItem('sign-out-owed', 'yes')")
    page.context.clear_cookies(name="sessionid")
    page.goto("/account/login/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.wait_for_function("localStorage.getItem('sign-out-owed') === null")


DENIED = """
    const deny = () => { throw new DOMException("denied", "UnknownError"); };
    IDBFactory.prototype.open = deny;
    IDBFactory.prototype.deleteDatabase = deny;
"""


def test_a_browser_that_keeps_nothing_says_so(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = open_page("/nights/", "phone", user=person)
    assert page.evaluate(WORKER) == 1
    page.add_init_script(DENIED)

    for address in ("/device/", "/nights/"):
        page.goto(address)
        if address == "/nights/":
            lose_signal(page)
            page.goto(address)
        page.get_by_role("button", name="This is my own device").click()
        expect(page.locator("[data-denied]:visible")).to_contain_text(
            "This browser cannot store anything"
        )
        assert page.evaluate("localStorage.length") == 0
    problems[:] = [problem for problem in problems if QUIET not in problem]


def test_storage_denied_later_costs_no_answer_no_tap_and_no_sign_out(
    phone: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = phone("/tonight/", routed=True)
    page.add_init_script(DENIED)
    page.reload()
    page.route("**/answers/", lambda route: route.abort())
    page.get_by_role("group", name="Legs in the evening").get_by_text("6", exact=True).click()
    expect(page.locator("[data-saved]")).to_contain_text("it stays on this page")
    page.unroute("**/answers/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    assert person.nights.get().evening_severity == 6

    page.goto("/wake/")
    page.get_by_role("button", name="legs started").click()
    expect(page.get_by_role("button", name="undo")).to_be_visible()
    page.wait_for_timeout(500)
    assert person.wake_taps.get().kind == "started"

    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    page.goto("/nights/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    problems[:] = [problem for problem in problems if "ERR_FAILED" not in problem]


def test_opened_without_a_signal_the_wake_screen_still_knows_that_legs_are_up(
    phone: Callable[[str], Page], person: User
) -> None:
    page = phone("/wake/")
    page.get_by_role("button", name="legs started").click()
    expect(page.locator("[data-noted] [data-said]")).to_have_text("noted")
    page.wait_for_timeout(300)
    lose_signal(page)
    page.goto("/wake/")
    expect(page.get_by_role("button", name="legs started")).to_contain_text("you are up")

    page.get_by_role("button", name="back in bed").click()
    expect(page.get_by_role("button", name="legs started")).not_to_contain_text("you are up")
    expect(page.get_by_text("noted, waiting for a signal", exact=True)).to_be_visible()
