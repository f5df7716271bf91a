"""The matrix of addresses, roles and methods: what merges run of it, and that it can miss."""

import pytest
from django.http import HttpResponse

from tests.addresses import ACCESS, CANARY, one_of_everything
from tests.drill import addresses, belongings
from tests.drill.addresses import Tally
from tests.drill.result import Size

HEADERS = {"Cache-Control": "no-store, private"}


def test_nobody_sees_or_changes_what_is_one_person_s(db):
    told = list(addresses.attack(Size.SHORT))

    assert [result.met for result in told] == [True], told


@pytest.mark.parametrize(
    ("role", "name", "answer"),
    [
        ("stranger", "journal:tonight", HttpResponse(CANARY, headers=HEADERS)),
        ("staff", "journal:home", HttpResponse(headers={**HEADERS, "X-Night": CANARY})),
        ("owner", "journal:tonight", HttpResponse(status=500, headers=HEADERS)),
        ("owner", "journal:tonight", HttpResponse("kept by a cache")),
        ("stranger", "labs:edit_result", HttpResponse("Ferritin", headers=HEADERS)),
        ("stranger", "labs:edit_result", HttpResponse(status=403, headers=HEADERS)),
        ("stranger", "admin:index", HttpResponse("People", headers=HEADERS)),
        ("staff", "labs:edit_result", HttpResponse("Ferritin", headers=HEADERS)),
        ("anonymous", "journal:tonight", HttpResponse("Tonight", headers=HEADERS)),
        ("visitor", "report:report", HttpResponse("Summary", headers=HEADERS)),
    ],
)
def test_each_kind_of_wrong_answer_is_a_miss(role, name, answer):
    tally = Tally()

    tally.judge(role, name, "GET", answer)

    result = tally.result(1)
    assert result.met is False
    assert f"{role} GET {name}" in result.figure


def test_what_a_role_may_see_is_none():
    tally = Tally()

    tally.judge("owner", "journal:tonight", "GET", HttpResponse(CANARY, headers=HEADERS))
    tally.judge("stranger", "journal:tonight", "GET", HttpResponse("mine", headers=HEADERS))
    tally.judge("stranger", "labs:edit_result", "GET", HttpResponse(status=404, headers=HEADERS))

    assert tally.result(1).met is True


def test_an_address_without_a_class_or_a_sample_is_a_miss(monkeypatch):
    monkeypatch.delitem(ACCESS, "journal:tonight")
    tally = Tally()

    walked = list(addresses.walk({}, tally))

    assert ("journal:tonight", "/tonight/") in walked
    assert "journal:tonight says not who may see it" in tally.undeclared
    assert "labs:edit_result has no sample" in tally.undeclared
    assert tally.result(1).met is False


def test_a_changed_row_is_told_by_its_table(person, stranger):
    one_of_everything(person)
    before = belongings.digests(person)
    stranger.nights.create(night="2026-03-05", time_zone="UTC")

    assert belongings.changed(before, belongings.digests(person)) == []

    person.nights.update(evening_note="another word")
    person.visits.all().delete()

    assert belongings.changed(before, belongings.digests(person)) == [
        "journal.Night",
        "report.Visit",
    ]
