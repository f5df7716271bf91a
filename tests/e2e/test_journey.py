"""The whole way of a newcomer, in a real browser: sign up, two sittings, import, trends, PDF."""

import io
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from pypdf import PdfReader

from accounts.models import User
from tests.e2e.zones import evening_zone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "four quiet evening words"


def sign_up(page: Page, email: str) -> None:
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("main").get_by_text("Your account is ready.")).to_be_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Three questions, then tonight")).to_be_visible()
    page.get_by_role("link", name="Skip this").click()


def rate(page: Page, question: str, number: int) -> None:
    page.get_by_role("group", name=question).get_by_role(
        "radio", name=str(number), exact=True
    ).check()


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_role("radio", name=answer, exact=True).check()


def write_evening(page: Page) -> None:
    rate(page, "Legs in the evening", 6)
    rate(page, "Legs at rest by day", 2)
    choose(page, "First symptom", "At…")
    write_down(page, "First symptom at", "21:10")
    page.get_by_role("group", name="Caffeine today").get_by_label("Coffee").check()
    choose(page, "Exercise today", "None")
    choose(page, "Supplements and medicines", "Other…")
    page.get_by_label("Name").fill("Magnesium glycinate")
    page.get_by_label("Unit").select_option("mg")  # first: an amount alone is questioned
    page.get_by_label("Amount").fill("200")
    expect(page.locator("form[data-answers][data-saving]")).to_have_count(0)


def write_morning(page: Page) -> None:
    rate(page, "Legs while falling asleep", 7)
    rate(page, "Legs during the night", 8)
    for label, value in {
        "Got into bed": "22:30",
        "Tried to sleep": "23:00",
        "Woke for the day": "06:30",
        "Got up": "07:00",
        "Time to fall asleep, min": "45",
        "Times you woke": "2",
        "Minutes awake": "40",
    }.items():
        write_down(page, label, value)
    choose(page, "Sleep quality", "Poor")
    expect(page.locator("form[data-answers][data-saving]")).to_have_count(0)
    page.reload()


def write_down(page: Page, label: str, value: str) -> None:
    """Type a number or a clock time, and go on."""
    page.get_by_label(label, exact=True).fill(value)
    page.get_by_label(label, exact=True).blur()


def read_pdf(page: Page, link: str) -> str:
    """The words of the PDF behind a link, with white space folded."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    data = Path(waiting.value.path()).read_bytes()
    text = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(data)).pages)
    return re.sub(r"\s+", " ", text)


def fitbit_file(folder: Path, night: datetime) -> Path:
    """A short night as Fitbit writes it, made by hand: bed 23:10, asleep 23:20 to 06:20."""
    start = night.replace(hour=23, minute=10, second=0, microsecond=0)
    bouts = [
        ("wake", 0, 10),
        ("light", 10, 300),
        ("deep", 310, 60),
        ("rem", 370, 60),
        ("wake", 430, 10),
    ]
    log = {
        "logId": 424242,
        "dateOfSleep": f"{start + timedelta(minutes=440):%Y-%m-%d}",
        "startTime": f"{start:%Y-%m-%dT%H:%M:%S}.000",
        "endTime": f"{start + timedelta(minutes=440):%Y-%m-%dT%H:%M:%S}.000",
        "duration": 440 * 60_000,
        "minutesToFallAsleep": 0,
        "minutesAsleep": 420,
        "minutesAwake": 20,
        "minutesAfterWakeup": 0,
        "timeInBed": 440,
        "efficiency": 95,
        "type": "stages",
        "infoCode": 0,
        "isMainSleep": True,
        "levels": {
            "summary": {},
            "data": [
                {
                    "dateTime": f"{start + timedelta(minutes=after):%Y-%m-%dT%H:%M:%S}.000",
                    "level": level,
                    "seconds": minutes * 60,
                }
                for level, after, minutes in bouts
            ],
            "shortData": [],
        },
    }
    file = folder / "sleep-made-by-hand.json"
    file.write_text(json.dumps([log]))
    return file


def bring_in(page: Page, file: Path) -> None:
    page.goto("/import/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("button", name=re.compile("^Add ")).click()


def test_a_newcomer_gets_from_sign_up_to_the_pdf(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page("/account/signup/", "phone")
    sign_up(page, "newcomer@example.org")
    expect(page).to_have_url(re.compile("/tonight/$"))
    write_evening(page)
    write_morning(page)
    expect(page.get_by_text("6 h 05", exact=True)).to_be_visible()
    night = User.objects.get().nights.get()
    assert (night.evening_severity, night.during_night_severity) == (6, 8)
    assert night.to_diary().caffeine_mg == 95

    bring_in(page, fitbit_file(tmp_path, datetime.combine(night.night, night.bedtime)))
    assert User.objects.get().device_sleeps.get().total_sleep_minutes == 420
    assert User.objects.get().nights.get().bedtime == night.bedtime

    page.get_by_role("link", name="Trends").click()
    expect(page.get_by_role("heading", name="Trends")).to_be_visible()

    page.get_by_role("button", name="Take along").click()
    page.get_by_role("link", name="Summary", exact=True).click()
    expect(page).to_have_url(re.compile("/report/$"))
    shown = page.locator("main").text_content() or ""
    text = read_pdf(page, "Download")
    assert "Magnesium glycinate" in text
    for figure in ("6 h 05", "72 %"):
        assert figure in shown
        assert figure.replace(" ", "") in text.replace(" ", "").replace("\u202f", "")


@pytest.mark.samples
def test_497_real_nights_go_in_show_up_and_come_out_again(
    open_page: Callable[..., Page], person: User, samples: Path
) -> None:
    page = open_page("/import/", user=person)

    bring_in(page, samples / "fitbit" / "niplav_sleep_takeout_style.json")

    assert person.device_sleeps.count() == 526
    assert person.device_sleeps.filter(kind="main").count() == 497
    page.goto("/trends/?first=2023-11-01&last=2025-03-21")
    expect(page.get_by_role("heading", name="Sleep", exact=True, level=2)).to_be_visible()
    page.goto("/import/")
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    assert not person.device_sleeps.exists()


def test_without_javascript_a_night_can_be_written_and_read(
    open_page: Callable[..., Page], person: User
) -> None:
    User.objects.filter(pk=person.pk).update(time_zone=evening_zone())
    page = open_page("/tonight/", "phone", user=person, java_script_enabled=False)
    rate(page, "Legs in the evening", 4)
    choose(page, "First symptom", "30 min ago")
    choose(page, "Exercise today", "None")
    page.get_by_label("Drink", exact=True).select_option("espresso")
    page.get_by_label("Name", exact=True).fill("Iron")
    page.get_by_role("button", name="Save").last.click()

    expect(page.get_by_text("Saved the evening")).to_be_visible()
    night = person.nights.get()
    assert (night.evening_severity, night.exercised, night.had_caffeine) == (4, False, True)
    assert night.symptom_onset is not None
    assert [dose.name for dose in night.doses.all()] == ["Iron"]
    page.goto(f"/trends/?first={night.night}&last={night.night}")
    page.get_by_text("Ratings as a table").click()
    expect(page.get_by_role("cell", name="4", exact=True).first).to_be_visible()


def test_a_night_can_be_written_with_the_keyboard_alone(
    open_page: Callable[..., Page], person: User, saved: Callable[[Page], None]
) -> None:
    page = open_page("/tonight/", user=person)
    group = page.get_by_role("group", name="Legs in the evening")
    group.get_by_role("radio", name="0", exact=True).focus()
    page.keyboard.press("Space")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(group.get_by_role("radio", name="5")).to_be_checked()
    saved(page)
    assert person.nights.get().evening_severity == 5

    page.keyboard.press("Space")  # chosen it stays
    expect(group.get_by_role("radio", name="5")).to_be_checked()
    group.get_by_role("radio", name="4").focus()
    page.keyboard.press("ArrowRight")  # so it does where the arrow comes from another
    expect(group.get_by_role("radio", name="5")).to_be_checked()
    page.keyboard.press("Tab")
    expect(group.get_by_role("button", name="Clear answer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(group.get_by_role("radio", name="5")).not_to_be_checked()
    expect(group.get_by_role("radio", name="0", exact=True)).to_be_focused()
    expect(group.get_by_role("button", name="Clear answer")).to_be_hidden()
    saved(page)
    assert person.nights.get().evening_severity is None


def test_a_deleted_night_comes_back_with_one_tap(
    open_page: Callable[..., Page], person: User, saved: Callable[[Page], None]
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    rate(page, "Legs in the evening", 3)
    saved(page)
    page.get_by_role("button", name="Delete this night").click()
    assert not person.nights.exists()

    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_role("main").get_by_text("Restored")).to_be_visible()
    assert person.nights.get().evening_severity == 3


def test_what_is_answered_while_another_answer_is_refused_is_still_sent(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = open_page("/tonight/", "phone", user=person, routed=True)
    held: list[Route] = []
    page.route("**/answers/", lambda route: route.continue_() if held else held.append(route))
    choose(page, "Supplements and medicines", "Other…")
    page.get_by_label("Name").fill("Magnesium")
    expect(page.locator("[data-saved]")).to_contain_text("Saving")

    page.get_by_label("Unit").select_option("mg")
    refusal = {"errors": {"evening_note": ["This is being looked at."]}}
    held[0].fulfill(status=422, json=refusal)

    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    [dose] = person.nights.get().doses.all()
    assert (dose.name, dose.unit) == ("Magnesium", "mg")
    problems[:] = [problem for problem in problems if "422" not in problem]
