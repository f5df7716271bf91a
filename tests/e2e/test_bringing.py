"""Three kinds of files in a real browser: our own, a tracker's and a spreadsheet; one undone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from journal.models import FactorAnswer
from tests.journal.exchange.formats.made_up import archive, as_json, garmin_day

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OURS = "night,evening_severity\n2026-02-01,4\n2026-02-02,7\n"
WALKED = ("x", "nein", "?", "")  # yes, no, and two that say nothing
ROWS = "".join(
    f"{day}/3/2026;23:{day};6:40;{day % 10};{WALKED[day % 4]};{day}\n" for day in range(10, 29)
)
LONG = "A very long name of a column that somebody gave it"
SHEET = f"Day;To bed;Up;My legs;Gassi;{LONG}\n{ROWS}"


def test_our_own_file_a_tracker_and_a_spreadsheet_come_in_and_one_is_undone(
    open_page: Callable[..., Page], assert_accessible: Callable[[Page], None], person: User
) -> None:
    page = open_page("/import/", "phone", "dark", user=person)
    _read(page, "nights.csv", OURS.encode())
    _press(page, "Add 2 nights")
    _read(page, "takeout.zip", archive({"x/1_sleepData.json": as_json([garmin_day()])}))
    _press(page, "Add 1 recording")

    _read(page, "diary.csv", SHEET.encode())
    expect(page.get_by_role("heading", name="What do the columns mean?")).to_be_visible()
    assert_accessible(page)
    _column(page, "Up").get_by_label("Means", exact=True).select_option("Got up")
    _column(page, LONG).get_by_label("Means", exact=True).select_option("Leave out")
    walks = _column(page, "Gassi")
    walks.get_by_label("Means", exact=True).select_option("Something you track: yes or no")
    walks.get_by_text("More about").click()
    walks.get_by_label("Name of what you track").fill("Walk the dog")
    walks.get_by_label("Words for not known").fill("?")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    _press(page, "Show the nights")
    expect(page.get_by_text("New among the things you track: Walk the dog.")).to_be_visible()
    assert_accessible(page)
    _press(page, "Add 19 nights")

    assert person.nights.filter(rise_time__isnull=False).count() == 19
    walked = FactorAnswer.objects.filter(night__user=person, factor__name="Walk the dog")
    assert sorted(walked.values_list("value", flat=True)) == [0] * 4 + [1] * 5
    _press(page, "Undo the import of diary.csv")
    assert (person.nights.count(), person.device_sleeps.count()) == (2, 1)
    assert not person.factors.exists()


def _read(page: Page, name: str, data: bytes) -> None:
    page.set_input_files("[name=file]", {"name": name, "mimeType": "", "buffer": data})
    _press(page, "Read the file")


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def _column(page: Page, head: str) -> Locator:
    return page.get_by_role("group", name=head, exact=True)
