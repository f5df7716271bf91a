"""What costs much can be asked for often enough, and not without end."""

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from journal.exchange.views.exports import EXPORTS_AN_HOUR
from journal.exchange.views.imports import IMPORTS_AN_HOUR


@pytest.fixture(autouse=True)
def _a_full_hour(db):
    cache.clear()
    with time_machine.travel(timezone.now(), tick=False):
        yield


def test_so_many_files_an_hour_and_person_leave(client_of, person, stranger):
    mine = client_of(person)
    file = "/export/stillnight.json"
    asked = [mine.get(file).status_code for _ in range(EXPORTS_AN_HOUR + 1)]

    assert asked == [200] * EXPORTS_AN_HOUR + [429]
    assert client_of(stranger).get(file).status_code == 200
    assert mine.get("/export/nights.csv").status_code == 200


def test_so_many_files_an_hour_are_read(client_of, person):
    mine = client_of(person)

    def send():
        file = SimpleUploadedFile("nights.csv", b"%PDF")
        return mine.post("/import/", {"file": file, "time_zone": "UTC"})

    answers = [send() for _ in range(IMPORTS_AN_HOUR + 1)]

    assert [answer.status_code for answer in answers] == [422] * IMPORTS_AN_HOUR + [429]
    assert "wait a few minutes" in answers[-1].content.decode()
    assert mine.get("/import/").status_code == 200
