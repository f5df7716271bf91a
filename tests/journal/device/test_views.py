import json
import re
import struct
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import override_settings

from accounts.templatetags import scripts
from config.language import in_language
from journal.device import shell


def size_of(png):
    """Width and height as a PNG's header says."""
    header = Path(png).read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    return struct.unpack(">II", header[16:24])


def kept(client):
    """What the worker is told to keep, by address."""
    script = client.get("/sw.js").content.decode()
    rows = json.loads(re.search(r"self\.precached = (.*);\n", script)[1])
    return {row["url"]: row["revision"] for row in rows}


def test_the_app_can_be_installed_and_opens_on_tonight(client):
    answer = client.get("/manifest.webmanifest")

    app = answer.json()
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (app["start_url"], app["scope"], app["display"]) == ("/tonight/", "/", "standalone")
    assert [(each["name"], each["url"]) for each in app["shortcuts"]] == [
        ("Awake now", "/wake/"),
        ("Tonight", "/tonight/"),
        ("Last night", "/morning/"),
    ]


def test_each_icon_is_as_large_as_the_manifest_says(client):
    app = client.get("/manifest.webmanifest").json()
    icons = app["icons"] + [icon for each in app["shortcuts"] for icon in each["icons"]]

    drawn = [icon for icon in icons if icon["type"] == "image/png"]
    for icon in drawn:
        width, height = size_of(finders.find(icon["src"].removeprefix("/static/")))
        assert icon["sizes"] == f"{width}x{height}"
    assert {icon.get("purpose", "any") for icon in drawn} == {"any", "maskable"}


def test_the_worker_may_answer_for_every_page(client):
    answer = client.get("/sw.js")

    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert 'importScripts("/static/worker/worker.js");' in answer.content.decode()
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_pages_may_start_only_our_own_worker(client, db):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "worker-src 'self'" in policy
    assert "manifest-src 'self'" in policy


def test_the_worker_keeps_only_files_and_three_empty_pages(client):
    pages = {url for url in kept(client) if not url.startswith("/static/")}

    assert pages == {"/offline/", "/offline/wake/", "/offline/sitting/"}
    assert len(kept(client)) == len(shell.FILES) + len(shell.shared_by(shell.FILES)) + 3


def test_whatever_the_kept_modules_import_is_kept(client):
    for name in (name for name in kept(client) if name.endswith(".js")):
        module = Path(finders.find(name.removeprefix("/static/")))
        for imported in re.findall(r'(?:from|import)\s*"(\./[^"]+)"', module.read_text()):
            wanted = (module.parent / imported).resolve()
            assert f"/static/{wanted.relative_to(settings.BASE_DIR / 'static/dist')}" in kept(
                client
            )


def test_everything_the_worker_keeps_is_there(client, db):
    for url in kept(client):
        if url.startswith("/static/"):
            assert finders.find(url.removeprefix("/static/")), url
        else:
            assert client.get(url).status_code == 200, url


def test_a_changed_page_is_kept_anew(client, monkeypatch):
    before = kept(client)
    monkeypatch.setattr(shell, "offline_page", lambda: "another page")

    after = kept(client)

    assert before["/offline/"] != after["/offline/"]
    assert before["/offline/wake/"] == after["/offline/wake/"]


def test_names_that_say_their_version_need_no_revision(monkeypatch):
    monkeypatch.setattr(shell, "static", lambda name: f"/static/{name[:-3]}.0a1b2c.css")

    assert {row["revision"] for row in shell.precached()[: len(shell.FILES)]} == {None}


@pytest.mark.parametrize("page", ["/offline/", "/offline/wake/", "/offline/sitting/"])
def test_the_empty_pages_are_the_same_for_everybody(client, client_of, person, page):
    person.theme = "dim"
    person.save()

    mine, nobodys = client_of(person).get(page), client.get(page)

    assert mine.content == nobodys.content
    assert person.email not in mine.content.decode()
    assert person.device_key not in mine.content.decode()
    assert "csrf" not in mine.content.decode()
    assert not mine.cookies


def test_the_empty_entry_asks_the_short_form(client):
    page = client.get("/offline/").content.decode()

    names = set(re.findall(r'name="(\w+)"', page)) - {"viewport"}
    assert names == {
        "night",
        "evening_severity",
        "daytime_rest_severity",
        "first_symptom",
        "symptom_onset",
        "had_caffeine",
        "exercised",
        "took_doses",
        "evening_note",
    }
    assert " checked" not in page


def test_a_device_learns_whose_session_it_is_and_nothing_else(client_of, person, stranger):
    told = client_of(person).get("/device/session/").json()

    assert set(told) == {"person", "csrf"}
    assert told["person"] == person.device_key != stranger.device_key
    assert person.email not in str(told)


def test_a_device_learns_the_notes_of_seven_nights_and_of_its_owner_alone(
    client_of, person, stranger, monkeypatch
):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 29, 20, tzinfo=UTC))
    person.experiments.create(
        agent="bath", name="Bath", outcome="evening", first_night=date(2026, 3, 28), blocks=5,
        block_nights=6, washout=0, is_nightly=True, sequence="101100" * 5, is_hidden=True,
    )  # fmt: skip
    texts = client_of(person).get("/device/notes/").json()["notes"]

    assert list(texts) == [f"{date(2026, 3, 29) + timedelta(days=ahead)}" for ahead in range(7)]
    assert texts["2026-03-29"] == ["Tonight: as you usually do. Experiment, night 2 of 30."]
    assert "Tonight: Bath." in texts["2026-03-30"][0]
    assert client_of(stranger).get("/device/notes/").json() == {"notes": {}}


def test_without_a_session_a_device_is_sent_to_sign_in(client):
    assert client.get("/device/session/").url.startswith("/account/login/")


@pytest.mark.parametrize(
    ("now", "night"),
    [("2026-03-04 08:00+01:00", "2026-03-03"), ("2026-03-04 15:00+01:00", "2026-03-03")],
)
def test_the_morning_shortcut_opens_last_night(client_of, person, time_machine, now, night):
    time_machine.move_to(now, tick=False)

    assert client_of(person).get("/morning/").url == f"/nights/{night}/#morning-part"


def test_the_page_of_this_device_says_that_nothing_is_kept_unasked(client_of, person):
    page = client_of(person).get("/device/").content.decode()

    assert "This device stores nothing." in page
    assert "Signing out deletes it, sent or not." in page


def test_pages_being_worked_on_bring_no_worker(client_of, person, settings):
    assert 'data-worker="/sw.js"' in client_of(person).get("/device/").content.decode()

    settings.DEBUG = True

    assert "data-worker" not in client_of(person).get("/device/").content.decode()


def test_what_the_worker_is_built_from_imports_nothing_at_run_time():
    built = (settings.BASE_DIR / "static/dist/worker/worker.js").read_text()

    assert "self.precached" in built
    assert not re.search(r"^\s*import[\s{]", built, re.MULTILINE)


def test_the_offer_of_an_own_device_ends_with_any_answer(client_of, person):
    browser = client_of(person)

    assert browser.get("/device/offer/").status_code == 405
    assert browser.post("/device/offer/").url == "/tonight/"

    person.refresh_from_db()
    assert person.device_offer_answered_at is not None


def test_the_worker_and_the_pages_it_keeps_are_in_the_language_that_is_spoken(tmp_path):
    for name in ("js/offline.de.js", "worker/worker.de.js"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    folders = [*settings.STATICFILES_DIRS, tmp_path]
    scripts._words_of.cache_clear()
    with override_settings(STATICFILES_DIRS=folders), in_language("de"):
        program, page = shell.worker_script(), shell.offline_page()
    scripts._words_of.cache_clear()

    assert program.startswith('self.language = "de";')
    assert "/static/js/offline.de.js" in program
    assert 'importScripts("/static/worker/worker.de.js", "/static/worker/worker.js");' in program
    assert '<html lang="de"' in page
    assert '<script defer src="/static/js/offline.de.js"></script>' in page
