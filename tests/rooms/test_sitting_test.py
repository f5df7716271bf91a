"""The sitting test from a tap to the paper: page, JSON, PDF, export and import say the same."""

import io
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from accounts.models import User
from journal.report.data import Section
from journal.report.models import Draft
from journal.sittings.course import MINUTES
from journal.sittings.models import RemovedSitting, Sitting

RATINGS = {
    date(2026, 1, 13): (0, 1, 1, 2, 3, 3, 4),
    date(2026, 1, 20): (1, 1, 2, 2, 2, 3, 3),
    date(2026, 1, 27): (0, 0, 1, 1, 2, 2, 2),
    date(2026, 2, 3): (1, 2, 3, 3, 4, 4, 5),
    date(2026, 2, 24): (2, 3, 4, 5, 6, 6, 7),
    date(2026, 3, 3): (0, 0, 1, 2, 2, 3, 3),
}


def sit(client: Any, night: date, ratings: tuple[int, ...]) -> None:
    """A sitting at ten in the evening in Berlin, tapped as it goes on."""
    start = datetime.combine(night, time(21, 2, 30), UTC)
    head = {
        "uid": f"00000000-0000-4000-8000-{night:%Y%m%d}0000",
        "planned_at": "22:00",
        "started_at": start.isoformat(),
    }
    for minute, rating in zip(MINUTES, ratings, strict=True):
        with time_machine.travel(start + timedelta(minutes=minute, seconds=20), tick=False):
            sent = client.post("/sitting/tap/", head | {"minute": minute, "rating": rating})
            assert sent.json() == {"stored": True}


@pytest.fixture
def sat(person: User, client_of: Any) -> Any:
    client = client_of(person)
    for night, ratings in RATINGS.items():
        sit(client, night, ratings)
    return client


def sentences(client: Any) -> list[str]:
    """What the JSON of the room says of the last two evenings."""
    words: list[str] = client.get("/sitting/evenings.json").json()["comparison"]["words"]
    return words


def test_page_json_and_paper_agree_to_the_digit(sat: Any) -> None:
    with time_machine.travel("2026-03-04 09:00+01:00", tick=False):
        words = sentences(sat)
        page = sat.get("/sitting/compare/").content.decode()
        report = sat.get("/report.json?range=12w").json()["words"]["sitting_test"]
        printed = sat.get("/report.pdf?range=12w").content

    assert words[0].startswith("3.1 points lower on 3 Mar 2026 than on 24 Feb 2026: mean 1.6 ")
    assert report["words"][:2] == words
    assert report["means"] == ["4.7", "1.6"]
    paper = " ".join(
        " ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(printed)).pages
    )
    for sentence in words:
        assert sentence in page
        assert sentence in paper.replace(" ,", ",")


def test_a_summary_of_a_past_period_knows_no_later_evening(sat: Any) -> None:
    with time_machine.travel("2026-04-20 09:00+02:00", tick=False):
        address = "/report.json?range=dates&first=2026-01-10&last=2026-02-10"
        made = sat.get(address).json()["words"]["sitting_test"]
    assert made["evenings"] == ["27 Jan 2026", "3 Feb 2026"]


def test_who_leaves_it_out_has_nothing_of_it_on_paper(sat: Any, person: User) -> None:
    Draft.objects.create(user=person, left_out=[Section.SITTINGS])
    assert sat.get("/report.json").json()["words"]["sitting_test"] is None


def test_a_file_brings_every_sitting_to_another_account(
    sat: Any, person: User, stranger: User, client_of: Any
) -> None:
    content = b"".join(sat.get("/export/stillnight.json").streaming_content)
    other = client_of(stranger)
    file = SimpleUploadedFile("stillnight.json", content)
    other.post("/import/", {"file": file, "time_zone": "Europe/Berlin"})
    other.post(f"/import/{stranger.imports.get().pk}/confirm/")

    assert sentences(other) == sentences(sat)
    assert stranger.sittings.evenings() == person.sittings.evenings()


def test_deleting_the_account_deletes_its_sittings(sat: Any, person: User) -> None:
    RemovedSitting.take(person.sittings.all()[0])
    person.delete()
    assert not Sitting.objects.exists()
    assert not RemovedSitting.objects.exists()
