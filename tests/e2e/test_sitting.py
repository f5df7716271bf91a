"""A running sitting, by the clock: offline, reloaded, past midnight, and without a script."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from journal.sittings.models import RATINGS, Sitting
from tests.e2e.test_device import WORKER, lose_signal, wait_until_nothing_waits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OWN = "This is my own device"
FORGOTTEN = """() => new Promise((resolve) => {
    const opening = indexedDB.open("stillnight");
    opening.onsuccess = () => {
        const database = opening.result;
        const reading = database.transaction("device").objectStore("device").get("sitting");
        reading.onsuccess = () => { database.close(); resolve(reading.result.sitting === null); };
    };
})"""


def stored(page: Page, person: User, **columns: int | None) -> Sitting:
    """The one sitting, once it holds these values or it has taken too long."""
    for _ in range(60):
        row: Sitting | None = person.sittings.first()
        if row and all(getattr(row, name) == value for name, value in columns.items()):
            break
        page.wait_for_timeout(100)
    row = person.sittings.get()
    assert {name: getattr(row, name) for name in columns} == columns
    return row


def begin(page: Page) -> None:
    """Begin the sitting that is offered."""
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_text("Your legs at the start")).to_be_visible()


def rate(page: Page, number: int) -> None:
    """Tap a number."""
    page.get_by_role("button", name=str(number), exact=True).click()


def test_an_hour_is_rated_by_the_clock_and_survives_a_reload(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/privacy/", "phone", user=person)
    page.clock.install()
    page.goto("/sitting/now/")
    begin(page)
    rate(page, 0)
    expect(page.get_by_text("in 10 min")).to_be_visible()
    expect(page.get_by_role("button", name="Change the last rating")).to_be_focused()
    stored(page, person, rating_0=0)

    page.clock.fast_forward("10:01")
    expect(page.get_by_text("Your legs after 10 min")).to_be_visible()
    rate(page, 3)
    stored(page, person, rating_10=3)
    page.get_by_role("button", name="Change the last rating").first.click()
    rate(page, 2)
    stored(page, person, rating_10=2)

    page.reload()
    expect(page.get_by_text("2 of 7 ratings")).to_be_visible()
    page.clock.fast_forward("15:30")  # the phone was locked while rating 20 was due
    expect(page.get_by_text("in 5 min")).to_be_visible()
    for minute in (30, 40, 50, 60):
        page.clock.fast_forward("10:00" if minute > 30 else "05:00")
        expect(page.get_by_text(f"Your legs after {minute} min")).to_be_visible()
        rate(page, minute // 10)
    expect(page.get_by_text("The hour is over.")).to_be_visible()
    row = stored(page, person, rating_20=None, rating_30=3, rating_60=6, stopped_minute=None)
    assert not row.to_course().is_complete


def test_getting_up_ends_a_sitting_with_its_minute(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/privacy/", "phone", user=person)
    page.clock.install()
    page.goto("/sitting/now/")
    begin(page)
    rate(page, 4)
    page.clock.fast_forward("12:40")
    page.get_by_role("button", name="I had to get up").click()
    expect(page.get_by_text("You got up after 12 min.")).to_be_visible()
    stored(page, person, rating_0=4, stopped_minute=12)
    expect(page.get_by_role("button", name="No, I am still sitting")).to_be_focused()

    page.get_by_role("button", name="No, I am still sitting").click()
    expect(page.get_by_text("Your legs after 10 min")).to_be_visible()
    stored(page, person, stopped_minute=None)


WATCHED = """
    window.seen = {locks: 0, released: 0, vibrated: [], tones: 0};
    Object.defineProperty(navigator, "wakeLock", {value: {async request(kind) {
        seen.locks += kind === "screen";
        return {addEventListener() {}, async release() { seen.released += 1; }};
    }}});
    navigator.vibrate = (pattern) => { seen.vibrated.push(pattern); return true; };
    const started = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...at) { seen.tones += 1; started.apply(this, at); };
"""


@pytest.fixture
def watched(open_page: Callable[..., Page], person: User) -> Page:
    """The screen of a sitting on a phone that counts locks, vibrations and tones."""
    page = open_page("/privacy/", "phone", user=person)
    page.context.add_init_script(WATCHED)
    page.clock.install()
    page.goto("/sitting/now/")
    return page


def test_the_screen_stays_on_and_each_rating_that_is_due_vibrates_once(watched: Page) -> None:
    watched.get_by_label("A short vibration").check()
    begin(watched)
    rate(watched, 2)
    assert watched.evaluate("seen.locks") == 1
    assert watched.evaluate("seen.vibrated.length") == 0  # who begins is looking

    for minute in (10, 20):
        watched.clock.fast_forward("10:00")
        expect(watched.get_by_text(f"Your legs after {minute} min")).to_be_visible()
        watched.clock.run_for(2000)
        assert watched.evaluate("seen.vibrated.length") == minute / 10
        rate(watched, 3)
    assert watched.evaluate("seen.tones") == 0
    assert watched.evaluate("seen.released") == 0
    watched.get_by_role("button", name="I had to get up").click()
    expect(watched.get_by_text("You got up after 20 min.")).to_be_visible()
    assert watched.evaluate("seen.released") == 1


def test_tones_sound_when_a_rating_is_due_and_ask_for_a_tap_after_a_reload(watched: Page) -> None:
    asked = watched.get_by_text("Please tap the screen once.")
    watched.get_by_label("Two soft tones").check()
    begin(watched)
    rate(watched, 2)
    expect(asked).to_be_hidden()
    watched.clock.fast_forward("10:00")
    expect(watched.get_by_text("Your legs after 10 min")).to_be_visible()
    watched.wait_for_function("seen.tones === 2")
    rate(watched, 3)

    watched.reload()
    expect(asked).to_be_visible()
    watched.get_by_text("Next rating").click()
    expect(asked).to_be_hidden()
    watched.clock.fast_forward("10:00")
    expect(watched.get_by_text("Your legs after 20 min")).to_be_visible()
    watched.wait_for_function("seen.tones === 2")


def own_phone(page: Page) -> BrowserContext:
    """Call this device one's own, wait for the worker, and lose the signal."""
    page.get_by_role("button", name=OWN).click()
    assert page.evaluate(WORKER) > 0
    page.reload()  # from here on the worker answers
    return lose_signal(page)


def test_a_sitting_without_a_signal_waits_on_the_device_and_is_sent_once(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = open_page("/device/", "phone", user=person)
    context = own_phone(page)
    page.goto("/sitting/now/")
    page.clock.install()
    page.reload()
    begin(page)
    rate(page, 1)
    expect(page.get_by_text("noted, waiting for a signal").first).to_be_visible()
    page.clock.fast_forward("10:02")
    rate(page, 5)
    expect(page.get_by_text("2 of 7 ratings")).to_be_visible()
    page.reload()  # the device remembers it, not the server
    expect(page.get_by_text("2 of 7 ratings")).to_be_visible()
    assert not person.sittings.exists()

    context.set_offline(False)
    page.goto("/device/")
    wait_until_nothing_waits(page)
    stored(page, person, rating_0=1, rating_10=5)

    page.goto("/sitting/now/")
    expect(page.get_by_text("2 of 7 ratings")).to_be_visible()
    page.get_by_role("button", name="I had to get up").click()
    expect(page.get_by_text("You got up after")).to_be_visible()
    page.wait_for_function(FORGOTTEN)
    problems[:] = [each for each in problems if "ERR_INTERNET_DISCONNECTED" not in each]


def test_a_device_of_others_tries_again_and_keeps_nothing(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = open_page("/sitting/now/", "phone", user=person)
    page.context.set_offline(True)
    begin(page)
    rate(page, 7)
    expect(page.get_by_text("not noted: no signal. It is tried again.")).to_be_visible()
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0

    page.context.set_offline(False)
    stored_after_a_while(page, person)
    problems[:] = [each for each in problems if "ERR_INTERNET_DISCONNECTED" not in each]


def stored_after_a_while(page: Page, person: User) -> None:
    """Wait for the next try, which comes within ten seconds."""
    page.wait_for_timeout(1000)
    page.evaluate("dispatchEvent(new Event('online'))")
    stored(page, person, rating_0=7)


def test_an_evening_is_written_down_without_a_script(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/sitting/now/", "phone", user=person, java_script_enabled=False)
    page.get_by_role("link", name="write the ratings down").click()
    page.get_by_label("Evening").fill("2026-03-02")
    page.get_by_label("Started at").fill("20:04")
    for number, name in enumerate(RATINGS):
        page.locator(f"label:has([name={name}][value='{number}'])").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Mean 3 of 10 over 1 complete sitting.")).to_be_visible()
    assert person.sittings.get().to_course().ratings == (0, 1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize("width", [320, 390])
def test_every_state_of_the_screen_is_accessible_and_fits(
    open_page: Callable[..., Page],
    assert_accessible: Callable[[Page], None],
    person: User,
    width: int,
) -> None:
    page = open_page("/privacy/", "phone", user=person, viewport={"width": width, "height": 640})
    page.clock.install()
    page.goto("/sitting/now/")

    def looks_well() -> None:
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    looks_well()
    begin(page)
    looks_well()
    rate(page, 10)
    looks_well()
    page.get_by_role("button", name="I had to get up").click()
    looks_well()


def test_evenings_side_by_side_are_accessible_and_fit(
    open_page: Callable[..., Page], assert_accessible: Callable[[Page], None], person: User
) -> None:
    for day, mean in ((3, 6), (10, 2)):
        for hour in (18, 20, 22):
            Sitting.objects.create(
                user=person, night=datetime(2026, 3, day).date(), planned_at=time(hour),
                started_at=datetime(2026, 3, day, hour - 1, tzinfo=UTC) + timedelta(minutes=2),
                time_zone="Europe/Berlin", **dict.fromkeys(RATINGS, mean),
            )  # fmt: skip
    page = open_page("/sitting/", "phone", user=person, viewport={"width": 320, "height": 640})
    for address in ("/sitting/", "/sitting/compare/", "/sitting/evenings/2026-03-03/"):
        page.goto(address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
    pk = person.sittings.values_list("pk", flat=True)[0]
    page.goto(f"/sitting/{pk}/")
    assert_accessible(page)
