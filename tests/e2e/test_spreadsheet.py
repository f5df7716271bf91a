"""A spreadsheet of one's own in a real browser: said what it means, added, and undone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROWS = "".join(f"{day}/3/2026;23:{day};6:40;{day % 10};x\n" for day in range(10, 29))
SHEET = f"Day;To bed;Up;My legs;A very long name of a column that somebody gave it\n{ROWS}"


@pytest.mark.parametrize(("device", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_a_spreadsheet_is_described_added_and_undone(
    open_page: Callable[..., Page],
    assert_accessible: Callable[[Page], None],
    person: User,
    device: str,
    scheme: str,
) -> None:
    page = open_page("/import/", device, scheme, user=person)
    file = {"name": "diary.csv", "mimeType": "text/csv", "buffer": SHEET.encode()}
    page.set_input_files("[name=file]", file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("heading", name="What do the columns mean?")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("group", name="Up", exact=True).get_by_label(
        "Means", exact=True
    ).select_option("Got up")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Show the nights").click()
    assert_accessible(page)
    page.get_by_role("button", name="Add 19 nights").click()
    assert person.nights.filter(rise_time__isnull=False).count() == 19
    page.get_by_role("button", name="Undo the import of diary.csv").click()
    assert person.nights.count() == 0
