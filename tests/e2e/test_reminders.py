"""The button for this device, with the browser's push service played by the page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from journal.reminders.models import PushDevice

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = "/account/reminders/"
ENDPOINT = "https://updates.push.services.mozilla.com/wpush/v2/abc"
# A subscription with a key made on the spot; `getKey` and `subscribe` as the Push API has them.
BROWSER = """
Notification.requestPermission = async () => "%(permission)s";
const registration = (async () => {
    const curve = { name: "ECDH", namedCurve: "P-256" };
    const pair = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
    const point = await crypto.subtle.exportKey("raw", pair.publicKey);
    const keys = { p256dh: point, auth: new Uint8Array(16).buffer };
    const subscription = { endpoint: "%(endpoint)s", getKey: (name) => keys[name] };
    return { pushManager: { subscribe: async (options) => {
        window.asked = options.applicationServerKey.length;
        return subscription;
    } } };
})();
Object.defineProperty(navigator, "serviceWorker", {
    value: {
        getRegistration: () => registration,
        register: () => registration,
        ready: registration,
    },
});
"""


def press(open_page: Callable[..., Page], person: User, **answers: str) -> Page:
    page = open_page("about:blank", "phone", "dark", user=person)
    page.add_init_script(BROWSER % {"permission": "granted", "endpoint": ENDPOINT, **answers})
    page.goto(PAGE)
    page.get_by_role("button", name="Remind me on this device").click()
    return page


def test_this_device_is_added_and_listed(
    open_page: Callable[..., Page], person: User, assert_accessible: Callable[[Page], None]
) -> None:
    page = press(open_page, person)

    expect(page.get_by_role("main").get_by_text("gets your reminders from now on.")).to_be_visible()
    device = PushDevice.objects.get()
    assert (device.user, device.endpoint) == (person, ENDPOINT)
    assert len(device.subscription().key) == 65
    assert_accessible(page)


def test_a_browser_that_may_not_says_how_to_allow_it(
    open_page: Callable[..., Page], person: User
) -> None:
    page = press(open_page, person, permission="denied")

    expect(
        page.get_by_role("main").get_by_text("Notifications are off for this site.")
    ).to_be_visible()
    assert not PushDevice.objects.exists()


def test_a_push_service_we_do_not_know_is_explained(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = press(open_page, person, endpoint="https://push.example/abc")

    expect(page.get_by_role("main").get_by_text("push service is not known here")).to_be_visible()
    assert not PushDevice.objects.exists()
    assert all("422" in problem for problem in problems)
    problems.clear()


def test_without_scripts_the_times_can_be_set(open_page: Callable[..., Page], person: User) -> None:
    page = open_page(PAGE, user=person, java_script_enabled=False)
    page.get_by_label("In the evening, at").fill("21:30")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("main").get_by_text("Saved.")).to_be_visible()
    expect(
        page.get_by_role("main").get_by_text("This browser cannot show reminders by itself.")
    ).to_be_visible()
    assert [f"{reminder.at:%H:%M}" for reminder in person.reminders.all()] == ["21:30"]
