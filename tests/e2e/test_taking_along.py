"""Downloading in a real browser: the page says how it comes along, and the file is whole."""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_download_says_when_it_is_done_and_is_whole(
    open_page: Callable[..., Page], person: User, tmp_path: Path
) -> None:
    page = open_page("/export/", "phone", user=person)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download everything").click()
    saved = tmp_path / "everything.zip"
    download.value.save_as(saved)
    assert download.value.suggested_filename.startswith("stillnight-everything-")
    assert ZipFile(saved).testzip() is None
    part = page.locator("[data-download]").first
    expect(part.locator("[data-state]")).to_have_text(re.compile(r"^Done: \d+ kB\.$"))
    expect(part.locator("progress")).to_be_hidden()


def test_somebody_signed_out_meanwhile_is_asked_to_sign_in(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/export/", user=person)
    page.context.clear_cookies()
    page.get_by_role("link", name="Download workbook").click()
    expect(page).to_have_url(re.compile(r"/account/login/\?next=/export/stillnight\.xlsx$"))


def test_without_scripts_the_link_downloads_by_itself(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/export/", user=person, java_script_enabled=False)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download complete file").click()
    assert Path(download.value.path()).read_text().startswith('{"format":"stillnight"')
