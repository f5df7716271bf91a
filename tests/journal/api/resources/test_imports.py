"""A file comes in by a program: looked at, added after a yes, taken out again."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from journal.api.problem import PROBLEM
from journal.exchange import archive, complete
from tests.rooms.full_night import write_full_night


def send(api: Any, data: bytes, key: str = "1") -> Any:
    headers = {"Authorization": f"Bearer {api.token}", "Idempotency-Key": key}
    file = SimpleUploadedFile("journal.json", data)
    return Client().post("/api/v1/imports", {"file": file}, headers=headers)


def test_a_file_is_looked_at_added_and_undone(person, stranger, program):
    write_full_night(stranger)
    data = b"".join(archive.gathered(complete.pieces(stranger, timezone.now())))
    api = program(person)

    first, again = send(api, data), send(api, data)
    assert (first.status_code, first.json()) == (201, again.json())
    assert (first.json()["step"], first.json()["would"]["refused"]) == ("preview", 0)
    assert not person.nights.exists()

    one = f"imports/{first.json()['id']}"
    assert api("POST", f"{one}/confirm").json()["step"] == "done"
    assert person.nights.get().evening_severity == 3
    assert api("POST", f"{one}/undo").json()["step"] == "undone"
    assert not person.nights.exists()
    assert api("POST", f"{one}/undo").status_code == 409
    back = api("POST", f"{one}/bring_back").json()
    assert (back["step"], back["would"]["new"] > 0) == ("preview", True)
    assert api("POST", f"imports/{back['id']}/confirm").json()["step"] == "done"
    assert api("DELETE", f"imports/{back['id']}").status_code == 409
    assert [each["step"] for each in api("GET", "imports").json()["imports"]] == ["done", "undone"]


def test_a_file_that_nothing_reads_is_refused_and_one_can_be_discarded(person, program):
    api = program(person)

    refused = send(api, b"%PDF-1.7")
    waiting = send(api, b"night,evening_severity\n2026-03-03,3\n", "2").json()
    discarded = api("DELETE", f"imports/{waiting['id']}")

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["message"].startswith("This is a PDF.")
    assert discarded.status_code == 200
    assert not person.imports.exists()
    assert api("GET", f"imports/{waiting['id']}").status_code == 404
    assert Client().post("/api/v1/imports").status_code == 401


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"a=1", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"no boundary", "multipart/form-data"),
        (b"&".join(b"a%d=1" % n for n in range(1500)), "application/x-www-form-urlencoded"),
    ],
)
def test_a_form_that_cannot_be_read_is_a_problem_and_no_page(person, program, body, kind):
    headers = {"Authorization": f"Bearer {program(person).token}"}

    answer = Client().generic("POST", "/api/v1/imports", body, kind, headers=headers)

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, PROBLEM)
    assert "multipart/form-data" in answer.json()["detail"]
