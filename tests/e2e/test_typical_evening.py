"""The hundredth evening: few taps, no typing, every answer saved by itself."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, Request, Route, expect

from accounts.models import User
from journal import clock
from journal.models import CaffeineIntake, Exercise, Night
from tests.e2e.zones import evening_zone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


EVENING, BY_DAY = "Legs in the evening", "Legs at rest by day"
DRINKS = {"coffee_brewed": time(8), "espresso": time(14), "tea_black": time(16, 30)}


@pytest.fixture
def tonight(person: User) -> date:
    person.time_zone = evening_zone()
    person.save()
    return clock.night_at(timezone.now(), person.zone)


@pytest.fixture
def open_page(open_page: Callable[..., Page], person: User, tonight: date) -> Callable[..., Page]:
    return partial(open_page, timezone_id=person.time_zone)


@pytest.fixture
def habits(person: User, tonight: date, write_night: Callable[..., Night]) -> None:
    """A week of the same coffees, tea and ride, and a plan of three doses: words of full length."""
    for back in range(1, 8):
        night = write_night(person, tonight - timedelta(days=back), had_caffeine=True)
        for drink, at in DRINKS.items():
            CaffeineIntake.objects.create(night=night, drink=drink, caffeine_mg=50, taken_at=at)
        Exercise.objects.create(night=night, kind="cycle", minutes=45, started_at=time(18))
    plan = {"Levothyroxine": time(7), "Ferrous sulfate": time(20, 30), "Gabapentin": time(20)}
    for name, at in plan.items():
        product = person.regimens.create(name=name, kind="medicine", category="other")
        step = product.steps.create(
            first_day=tonight - timedelta(days=30), schedule="daily", amount=100, unit="mg"
        )
        step.set_times([at])


class Taps:
    """Taps on the page, counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0
        navigation = page.get_by_role("navigation", name="Journal").bounding_box()
        assert navigation is not None
        self.end_of_screen = navigation["y"]

    def must_reach(self, *targets: Any) -> None:
        """All of them, big enough for a thumb, before anything is tapped or scrolled."""
        for target in targets:
            box = target.bounding_box()
            assert box["y"] + box["height"] <= self.end_of_screen, f"not on the first screen: {box}"
            assert box["height"] >= 44, "too small for a thumb"

    def __call__(self, target: Any) -> None:
        target.tap()
        self.count += 1


def rating(page: Page, question: str, number: int) -> Any:
    cells = page.get_by_role("group", name=question).locator("label.answer")
    return cells.filter(has_text=str(number)).first


def answer(page: Page, question: str, words: str) -> Any:
    return page.get_by_role("group", name=question).locator(".answer").filter(has_text=words).first


def stored(person: User, tonight: date) -> Night:
    night: Night = person.nights.get(night=tonight)
    return night


def test_a_typical_evening_takes_at_most_four_taps_and_no_typing(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    habits: None,
) -> None:
    person.nights.filter(night=tonight - timedelta(days=1)).update(took_doses=True)
    page = open_page("/tonight/", "phone", "dark", user=person)
    tap = Taps(page)
    typical = [
        rating(page, EVENING, 6),
        rating(page, BY_DAY, 2),
        answer(page, "First symptom", "30 min ago"),
        page.get_by_role("button", name="Same as last evening"),
    ]
    tap.must_reach(*typical)
    for target in typical:
        tap(target)
    saved(page)

    assert tap.count <= 4
    night = stored(person, tonight)
    assert (night.evening_severity, night.daytime_rest_severity) == (6, 2)
    assert night.symptom_onset is not None
    assert {d.drink: d.taken_at for d in night.caffeine_intakes.all()} == DRINKS
    assert night.exercises.get().started_at == time(18)
    taken = {dose.name: dose.taken_at for dose in night.doses.all()}
    assert taken == {
        "Levothyroxine": time(7),
        "Ferrous sulfate": time(20, 30),
        "Gabapentin": time(20),
    }
    assert (night.had_caffeine, night.exercised, night.took_doses) == (True, True, True)


def test_what_was_different_from_last_evening_is_unticked_first_and_undo_takes_all_back(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    habits: None,
    assert_accessible: Callable[[Page], None],
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    page.get_by_text("except …").tap()
    page.locator("[data-last-evening] label").filter(has_text="Espresso").tap()
    assert_accessible(page)
    assert not person.nights.filter(night=tonight).exists(), "nothing is stored before the tap"
    same = page.get_by_role("button", name="Same as last evening")
    same.dblclick()  # the second tap changes nothing
    expect(same).to_have_attribute("aria-pressed", "true")
    saved(page)
    night = stored(person, tonight)
    assert sorted(d.drink for d in night.caffeine_intakes.all()) == ["coffee_brewed", "tea_black"]

    page.get_by_role("button", name="Undo").tap()
    saved(page)
    assert not stored(person, tonight).caffeine_intakes.exists()
    expect(same).to_have_attribute("aria-pressed", "false")


def test_same_as_last_evening_without_a_script(
    open_page: Callable[..., Page], person: User, tonight: date, habits: None
) -> None:
    page = open_page("/tonight/", "phone", user=person, java_script_enabled=False)
    page.get_by_role("button", name="Same as last evening").tap()
    expect(page.get_by_text("Saved the evening")).to_be_visible()

    assert stored(person, tonight).caffeine_intakes.count() == 3


@pytest.mark.parametrize("night", ["2024-12-31", "2025-09-30", "2023-09-28"])
def test_the_name_of_no_night_takes_a_second_line(
    open_page: Callable[..., Page], person: User, night: str
) -> None:
    heading = open_page(f"/nights/{night}/", "phone", user=person).locator("h1").first
    box = heading.bounding_box()
    assert box is not None
    line = heading.evaluate("it => parseFloat(getComputedStyle(it).lineHeight)")
    assert box["height"] < 1.5 * line


COVERED = """() => {
    const of = (selector) => document.querySelector(selector).getBoundingClientRect();
    const sticks = getComputedStyle(document.querySelector(".masthead")).position === "sticky";
    const top = sticks ? of(".masthead").bottom : 0;
    const feet = [of(".nav-main").top, of("[data-saved]").top].filter((y) => y > innerHeight / 2);
    const answers = document.querySelectorAll(".page label.answer, .page button.answer");
    return [...answers].filter((answer) => {
        const box = answer.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const end = Math.min(innerHeight, ...feet);
        if (!answer.checkVisibility() || !box.width || y < top || y > end) return false;
        return !answer.contains(document.elementFromPoint(x, y));
    }).map((answer) => answer.textContent.trim());
}"""


def test_the_last_seven_nights_are_on_top_and_a_missing_one_is_one_tap(
    open_page: Callable[..., Page],
    person: User,
    tonight: date,
    habits: None,
    assert_accessible: Callable[[Page], None],
) -> None:
    missing = tonight - timedelta(days=3)
    person.nights.filter(night=missing).delete()
    person.nights.filter(night=tonight - timedelta(days=1)).update(evening_severity=6)
    page = open_page("/tonight/", "phone", user=person)
    nights = page.get_by_role("navigation", name="The last seven nights").get_by_role("link")
    assert nights.count() == 7
    last = tonight - timedelta(days=1)
    expect(nights.last).to_have_accessible_name(f"{last:%a} {last.day} {last:%B}: worst rating 6")
    expect(nights.and_(page.locator(".missing"))).to_have_accessible_name(
        f"{missing:%a} {missing.day} {missing:%B}: nothing written yet"
    )
    assert_accessible(page)

    nights.and_(page.locator(".missing")).tap()
    expect(page).to_have_url(re.compile(f"/nights/{missing}/"))


EVERYWHERE = """async (covered) => {
    const found = new Set(), end = document.body.scrollHeight;
    const before = scrollY;
    for (let y = 0; y < end; y += innerHeight / 3) {
        scrollTo({top: y, behavior: "instant"});
        await new Promise(requestAnimationFrame);
        for (const answer of eval(covered)()) found.add(answer);
    }
    scrollTo({top: before, behavior: "instant"});
    return [...found];
}"""


@pytest.mark.parametrize(
    ("device", "size"),
    [("phone", (390, 844)), ("phone", (320, 640)), ("desktop", (1280, 800))],
)
def test_nothing_ever_lies_over_an_answer(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    habits: None,
    device: str,
    size: tuple[int, int],
) -> None:
    viewport = dict(zip(("width", "height"), size, strict=True))
    page = open_page("/tonight/", device, user=person, viewport=viewport, bypass_csp=True)
    heights = set()
    for target in (
        rating(page, EVENING, 6),
        rating(page, BY_DAY, 2),
        answer(page, "Caffeine today", "Coffee"),
        page.get_by_role("button", name="15 minutes later").first,
        page.get_by_role("button", name="Same as last evening"),
        page.get_by_role("button", name="All as planned"),
    ):
        target.click()
        saved(page)
        heights.add(page.locator("[data-saved]").evaluate("it => it.offsetHeight"))
        assert page.evaluate(EVERYWHERE, COVERED) == []
    assert len(heights) == 1, "a line that grows moves over something"


def test_undo_waits_says_what_it_did_and_gives_the_focus_back(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, tonight: date
) -> None:
    page = open_page("/tonight/", user=person)
    line = page.locator("[data-saved]")
    rating(page, "Legs in the evening", 2).click()
    saved(page)
    rating(page, "Legs in the evening", 6).click()
    saved(page)
    page.clock.install()
    page.clock.fast_forward("00:30")

    page.get_by_role("button", name="Undo").press("Enter")

    expect(line).to_contain_text("Undone: Legs in the evening, 2")
    expect(page.get_by_role("radio", name="2", exact=True).first).to_be_focused()
    assert stored(person, tonight).evening_severity == 2

    page.keyboard.press("Control+z")
    expect(line).to_contain_text("Undone: Legs in the evening, 6")


def test_arrow_keys_save_the_answer_they_lead_to_and_none_on_the_way(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, tonight: date
) -> None:
    page = open_page("/tonight/", user=person)
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))
    page.get_by_role("radio", name="0", exact=True).first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    saved(page)

    assert [each.method for each in sent].count("POST") == 1
    assert stored(person, tonight).evening_severity == 4
    page.keyboard.press("Control+z")
    expect(page.locator("[data-saved]")).to_contain_text("not answered")


TREMBLING = 500  # ms after which a second tap is meant


@pytest.mark.parametrize("name", ["evening_severity", "usual"])
def test_a_double_tap_is_one_tap(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    habits: None,
    name: str,
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    answer = page.locator(f"label:has([name={name}])").nth(1)
    answer.dblclick()
    saved(page)
    page.wait_for_timeout(TREMBLING)
    expect(answer.locator("input")).to_be_checked()
    answer.tap()
    saved(page)
    expect(answer.locator("input")).not_to_be_checked()


def test_a_second_tap_and_undo_take_an_answer_back_to_unknown(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, tonight: date
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    rating(page, "Legs in the evening", 6).tap()
    saved(page)
    page.get_by_role("button", name="Undo").tap()
    saved(page)
    assert stored(person, tonight).evening_severity is None

    rating(page, "Legs in the evening", 4).tap()
    saved(page)
    assert stored(person, tonight).evening_severity == 4
    page.wait_for_timeout(TREMBLING)
    rating(page, "Legs in the evening", 4).tap()
    saved(page)
    assert stored(person, tonight).evening_severity is None
    page.reload()
    expect(page.locator("input:checked")).to_have_count(0)


def test_a_tap_on_none_changes_no_rating_and_asks_where_they_contradict(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    problems: list[str],
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    rating(page, "Legs in the evening", 6).tap()
    saved(page)
    answer(page, "First symptom", "None").tap()
    expect(page.get_by_text("Which is right?").first).to_be_visible()

    expect(page.get_by_role("radio", name="6", exact=True).first).to_be_checked()
    night = stored(person, tonight)
    assert (night.no_symptoms, night.evening_severity, night.daytime_rest_severity) == (
        False,
        6,
        None,
    )

    answer(page, "First symptom", "30 min ago").tap()
    saved(page)
    night = stored(person, tonight)
    assert (night.evening_severity, night.symptom_onset is None) == (6, False)
    problems[:] = [problem for problem in problems if "422" not in problem]


def test_a_tap_on_none_removes_no_drink_and_asks(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    problems: list[str],
) -> None:
    CaffeineIntake.objects.create(
        night=Night.objects.create(user=person, night=tonight, time_zone="UTC", had_caffeine=True),
        drink="espresso",
        caffeine_mg=63,
    )
    page = open_page("/tonight/", "phone", user=person)
    answer(page, "Caffeine today", "None").tap()
    expect(page.get_by_text("Which is right?").first).to_be_visible()

    night = stored(person, tonight)
    assert (night.had_caffeine, night.caffeine_intakes.count()) == (True, 1)
    problems[:] = [problem for problem in problems if "422" not in problem]


def test_no_symptoms_is_one_tap_and_taken_back_leaves_no_zeros(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, tonight: date
) -> None:
    page = open_page("/tonight/", user=person)
    page.get_by_role("radio", name="None", exact=True).first.press("Space")
    saved(page)
    night = stored(person, tonight)
    assert (night.no_symptoms, night.evening_severity) == (True, None)
    page.keyboard.press("ArrowRight")  # as the keyboard walks through the answers
    saved(page)

    night = stored(person, tonight)
    assert night.symptom_onset is not None
    assert not night.no_symptoms
    assert (night.evening_severity, night.daytime_rest_severity) == (None, None)


def test_minutes_ago_before_noon_lead_to_the_night_they_belong_to(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    today = timezone.now().astimezone(person.zone).replace(hour=12, minute=10)
    with time_machine.travel(today, tick=False):
        page = open_page("/tonight/", "phone", user=person)
        page.clock.set_fixed_time(today)
        answer(page, "First symptom", "30 min ago").tap()
        expect(page.locator(".error")).to_contain_text("30 min ago was 11:40, before noon.")
        page.get_by_role("link", name="Open that night").tap()
        expect(page).to_have_url(re.compile(f"/nights/{today - timedelta(days=1):%Y-%m-%d}/"))
    assert not person.nights.exists()
    problems[:] = [p for p in problems if "422" not in p]


def test_without_signal_an_answer_waits_on_the_page(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    problems: list[str],
) -> None:
    page = open_page("/tonight/", "phone", user=person, routed=True)
    lost: list[Route] = []

    def drop(route: Route) -> None:
        lost.append(route)
        route.abort()

    page.route("**/answers/", drop)
    rating(page, "Legs in the evening", 6).tap()
    expect(page.locator("[data-saved]")).to_contain_text("Not saved yet")
    assert not person.nights.filter(night=tonight).exists()
    page.unroute("**/answers/")
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)

    assert lost
    assert stored(person, tonight).evening_severity == 6
    problems[:] = [p for p in problems if "ERR_FAILED" not in p and "answers" not in p]


def test_two_open_pages_show_both_answers_and_the_person_chooses(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    problems: list[str],
) -> None:
    phone = open_page("/tonight/", "phone", user=person)
    laptop = open_page("/tonight/", user=person)
    rating(phone, "Legs in the evening", 6).tap()
    saved(phone)
    rating(laptop, "Legs in the evening", 3).click()
    expect(laptop.get_by_text("Answered on another device too")).to_be_visible()
    laptop.get_by_role("button", name="This page: 3").click()
    saved(laptop)

    assert stored(person, tonight).evening_severity == 3
    problems[:] = [p for p in problems if "409" not in p]


def test_a_note_saves_itself_while_it_is_written(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, tonight: date
) -> None:
    page = open_page("/tonight/", user=person)
    page.locator("summary").get_by_text("Note", exact=True).first.click()
    page.get_by_label("Note on the evening").fill("long drive")
    saved(page)

    assert stored(person, tonight).evening_note == "long drive"


def test_a_morning_is_typed_and_tapped_and_echoed_at_once(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    write_night: Callable[..., Night],
    tonight: date,
) -> None:
    last = tonight - timedelta(days=1)
    person.clock = "12"
    person.save()
    page = open_page(f"/nights/{last}/", "phone", user=person)
    for name, typed in (
        ("bedtime", "10:30 pm"),
        ("final_awakening", "610pm"),
        ("rise_time", "7am"),
    ):
        page.locator(f'[name="{name}"]').fill(typed)
        page.locator(f'[name="{name}"]').press("Tab")
    after = page.get_by_role("group", name="Tried to sleep, times").get_by_role("button")
    after.and_(page.get_by_label("11:00 pm")).tap()
    page.get_by_role("button", name="Woke for the day: 6:10 am instead of 6:10 pm?").tap()
    expect(page.locator("[data-questions]")).to_be_hidden()
    for group, minutes in (("Time to fall asleep", "30"), ("Minutes awake", "15")):
        page.get_by_role("group", name=group).get_by_role("button", name=minutes).tap()

    expect(page.locator("[data-echo]")).to_have_text("asleep 6 h 25 of 8 h 30 in bed (75 %)")
    assert stored(person, last).final_awakening == time(6, 10)


def test_the_journey_without_a_script_has_a_save_button(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    habits: None,
) -> None:
    page = open_page("/tonight/", "phone", user=person, java_script_enabled=False)
    rating(page, "Legs in the evening", 6).tap()
    answer(page, "Caffeine today", "Coffee").tap()
    page.get_by_role("button", name="Save").last.tap()
    expect(page.get_by_text("Saved the evening")).to_be_visible()
    page.get_by_role("button", name="All as planned").tap()
    expect(page.get_by_text("3 taken as planned")).to_be_visible()

    night = stored(person, tonight)
    assert night.evening_severity == 6
    assert night.caffeine_intakes.get().taken_at == time(8)
    assert night.doses.count() == 3


def test_what_the_server_says_of_a_full_disk_is_read_and_the_answer_waits(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    problems: list[str],
) -> None:
    page = open_page("/tonight/", "phone", user=person, routed=True)
    said = {"error": "The server’s disk is full."}
    page.route("**/answers/", lambda route: route.fulfill(status=507, json=said))
    rating(page, "Legs in the evening", 6).tap()
    expect(page.locator("[data-saved]")).to_contain_text("Not saved yet")
    expect(page.locator("[data-saved]")).to_contain_text("The server’s disk is full.")
    page.unroute("**/answers/")
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)

    assert stored(person, tonight).evening_severity == 6
    problems[:] = [p for p in problems if "507" not in p]


def test_over_plain_http_every_answer_still_saves_itself(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, tonight: date
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    page.add_init_script("delete Crypto.prototype.randomUUID")  # as on any address but localhost
    page.reload()
    rating(page, "Legs in the evening", 6).tap()
    saved(page)
    answer(page, "Caffeine today", "Other").tap()
    page.get_by_label("Drink", exact=True).select_option("espresso")
    saved(page)

    night = stored(person, tonight)
    assert (night.evening_severity, night.caffeine_intakes.get().drink) == (6, "espresso")


@pytest.mark.parametrize("status", [200, 429, 500])
def test_what_answers_in_place_of_the_journal_is_not_taken_for_saved(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    problems: list[str],
    status: int,
) -> None:
    page = open_page("/tonight/", "phone", user=person, routed=True)
    page.route("**/answers/", lambda route: route.fulfill(status=status, body="<h1>Hotel</h1>"))
    rating(page, "Legs in the evening", 6).tap()
    expect(page.locator("[data-saved]")).to_contain_text("Not saved yet: it stays on this page")
    page.unroute("**/answers/")
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)

    assert stored(person, tonight).evening_severity == 6
    problems[:] = [p for p in problems if str(status) not in p]


def test_signed_out_and_in_again_meanwhile_the_page_goes_on_saving(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    stranger: User,
    tonight: date,
    problems: list[str],
    client_of: Callable[[User], Client],
) -> None:
    page = open_page("/tonight/", "phone", user=person)

    def become(somebody: User | None) -> None:
        page.context.clear_cookies()
        if somebody:
            cookies = client_of(somebody).cookies
            for name in ("sessionid", "csrftoken"):
                value = cookies[name].value if name in cookies else "t" * 32
                cookie = {"name": name, "value": value, "url": page.evaluate("origin")}
                page.context.add_cookies([cookie])  # type: ignore[list-item]

    become(None)
    rating(page, "Legs in the evening", 6).tap()
    expect(page.locator("[data-saved]")).to_contain_text("you are signed out")
    become(stranger)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("[data-saved]")).to_contain_text("somebody else is signed in")
    become(person)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    saved(page)

    assert stored(person, tonight).evening_severity == 6
    assert not stranger.nights.exists()
    problems[:] = [p for p in problems if "401" not in p and "403" not in p]


def test_what_another_device_answered_meanwhile_is_shown(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, tonight: date
) -> None:
    phone = open_page("/tonight/", "phone", user=person)
    laptop = open_page("/tonight/", user=person)
    rating(phone, "Legs in the evening", 6).tap()
    saved(phone)
    rating(laptop, "Legs at rest by day", 2).click()
    saved(laptop)

    legs = laptop.get_by_role("group", name="Legs in the evening")
    expect(legs.get_by_role("radio", name="6")).to_be_checked()
    night = stored(person, tonight)
    assert (night.evening_severity, night.daytime_rest_severity) == (6, 2)


def test_every_answer_given_on_two_devices_stays_until_it_is_chosen(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    problems: list[str],
) -> None:
    phone = open_page("/tonight/", "phone", user=person)
    laptop = open_page("/tonight/", user=person)
    for question, number in {"Legs in the evening": 6, "Legs at rest by day": 5}.items():
        rating(phone, question, number).tap()
        saved(phone)
    laptop.context.set_offline(True)
    rating(laptop, "Legs in the evening", 3).click()
    expect(laptop.locator("[data-saved]")).to_contain_text("Not saved yet")
    rating(laptop, "Legs at rest by day", 2).click()
    laptop.context.set_offline(False)
    expect(laptop.get_by_role("button", name="This page: 3")).to_be_visible()
    expect(laptop.get_by_role("button", name="This page: 2")).to_be_visible()
    expect(laptop.locator("[data-saved]")).to_contain_text("2 answers need a choice")
    laptop.get_by_role("button", name="This page: 3").click()
    saved(laptop)
    laptop.get_by_role("button", name="Stored: 5").click()
    expect(laptop.get_by_text("Answered on another device too")).to_be_hidden()

    night = stored(person, tonight)
    assert (night.evening_severity, night.daytime_rest_severity) == (3, 5)
    problems[:] = [p for p in problems if "409" not in p and "ERR_INTERNET" not in p]


def test_tonight_left_open_becomes_the_next_night_but_not_over_anything_unsaved(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    problems: list[str],
) -> None:
    page = open_page("/tonight/", "phone", user=person, routed=True)
    over = clock.ends_at(tonight, person.zone)
    came_back = "window.left = true; document.dispatchEvent(new Event('visibilitychange'))"

    page.evaluate(came_back)
    page.wait_for_timeout(300)
    assert page.evaluate("window.left"), "the night is not over"
    page.route("**/answers/", lambda route: route.abort())
    rating(page, "Legs in the evening", 6).tap()
    expect(page.locator("[data-saved]")).to_contain_text("Not saved yet")
    page.clock.set_fixed_time(over + timedelta(hours=6))
    page.evaluate(came_back)
    page.wait_for_timeout(300)
    assert page.evaluate("window.left"), "something is unsaved"

    page.unroute("**/answers/")
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)
    page.evaluate(came_back)
    page.wait_for_function("!window.left")
    assert stored(person, tonight).evening_severity == 6
    problems[:] = [p for p in problems if "ERR_FAILED" not in p]


def test_going_back_shows_what_is_stored_and_loses_no_half_written_note(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User, tonight: date
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    rating(page, "Legs in the evening", 6).tap()
    saved(page)
    page.locator("summary").get_by_text("Note", exact=True).first.click()
    page.get_by_label("Note on the evening").press_sequentially("long dr")
    page.goto("/privacy/")
    for _ in range(50):
        night = stored(person, tonight)
        if night.evening_note:
            break
        page.wait_for_timeout(100)
    assert night.evening_note == "long dr"

    person.nights.update(evening_severity=9)  # as another device does
    page.go_back()

    legs = page.get_by_role("group", name="Legs in the evening")
    expect(legs.get_by_role("radio", name="9")).to_be_checked()


def test_a_number_of_ones_own_with_a_comma_stays_that_number(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    tonight: date,
    problems: list[str],
) -> None:
    water = person.factors.create(name="Water", kind="number", unit="glasses")
    page = open_page("/tonight/", "phone", user=person)
    glasses = page.get_by_label("Water, glasses")
    glasses.press_sequentially("2,5")
    glasses.press("Tab")
    saved(page)
    assert person.nights.own_factors()[tonight] == {water.pk: 2.5}

    glasses.fill("1,234")
    glasses.press("Tab")
    expect(page.locator(".error")).to_contain_text("“1,234” can be 1234 or 1.234.")
    page.locator(".error").get_by_role("button", name="1.234").tap()
    saved(page)
    assert person.nights.own_factors()[tonight] == {water.pk: 1.234}
    page.reload()
    expect(glasses).to_have_value("1.2340")
    problems[:] = [p for p in problems if "422" not in p]
