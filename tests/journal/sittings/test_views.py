"""The pages of the sitting test, and what a running sitting sends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from journal import quotas
from journal.sittings.course import USUAL
from journal.sittings.models import RATINGS, RemovedSitting, Sitting
from tests.journal.sittings.made_up import NIGHT

ClientOf = Callable[[User], Client]
NOW = datetime(2026, 3, 3, 23, 0, tzinfo=UTC)  # midnight in Berlin
UID = "00000000-0000-4000-8000-000000000001"
HEAD = {"uid": UID, "planned_at": "00:00", "started_at": "2026-03-03T22:55:00.000Z"}


@pytest.fixture(autouse=True)
def _midnight() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def evening_of(person: User, weeks_ago: int, *means: int) -> None:
    """Complete sittings at the usual times, each with one rating throughout."""
    night = NIGHT - timedelta(weeks=weeks_ago)
    for at, mean in zip(USUAL, means, strict=False):
        start = datetime.combine(night + timedelta(days=at.hour < 12), at, UTC)
        start -= timedelta(hours=1)  # Berlin
        ratings = dict.fromkeys(RATINGS, mean)
        Sitting.objects.create(
            user=person, night=night, planned_at=at, started_at=start, time_zone=person.time_zone,
            **ratings,
        )  # fmt: skip


def test_the_page_without_a_sitting_says_what_it_is(person: User, client_of: ClientOf) -> None:
    page = client_of(person).get("/sitting/").content.decode()
    assert "doi 10.5665/sleep.2820" in page
    assert "Nobody has tried it out at home." in page
    assert "No sitting yet." in page


def test_a_tap_begins_its_sitting_in_the_evening_it_belongs_to(
    person: User, client_of: ClientOf
) -> None:
    answer = client_of(person).post("/sitting/tap/", HEAD | {"minute": 0, "rating": 4})
    assert answer.json() == {"stored": True}
    row = person.sittings.get()
    assert (row.night, row.time_zone, row.planned_at) == (NIGHT, "Europe/Berlin", time(0))
    assert (str(row.uid), row.rating_0, row.rating_10) == (UID, 4, None)


def test_taps_sent_twice_are_stored_once_and_the_last_rating_counts(
    person: User, client_of: ClientOf
) -> None:
    client = client_of(person)
    for rating in (4, 4, 6):
        client.post("/sitting/tap/", HEAD | {"minute": 0, "rating": rating})
    assert person.sittings.get().rating_0 == 6


def test_a_start_by_a_clock_that_is_fast_is_now(person: User, client_of: ClientOf) -> None:
    client_of(person).post("/sitting/tap/", HEAD | {"started_at": "2026-03-03T23:40:00Z"})
    assert person.sittings.get().started_at == NOW


def test_getting_up_is_stored_with_its_minute_and_can_be_taken_back(
    person: User, client_of: ClientOf
) -> None:
    client = client_of(person)
    client.post("/sitting/tap/", HEAD | {"stopped_minute": 3})
    assert person.sittings.get().stopped_minute == 3
    client.post("/sitting/tap/", HEAD | {"goes_on": "on"})
    assert person.sittings.get().stopped_minute is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"uid": "x"}, "uid"),
        ({"planned_at": "soon"}, "planned_at"),
        ({"started_at": "soon"}, "started_at"),
        ({"started_at": "2026-02-01T20:00:00Z"}, "started_at"),
        ({"minute": 7, "rating": 3}, "minute"),
        ({"minute": 10, "rating": 11}, "rating"),
        ({"minute": 10}, "rating"),
        ({"rating": 3}, "rating"),
        ({"stopped_minute": 61}, "stopped_minute"),
    ],
)
def test_a_tap_that_cannot_be_is_refused_with_its_reason(
    person: User, client_of: ClientOf, fields: dict[str, Any], field: str
) -> None:
    answer = client_of(person).post("/sitting/tap/", HEAD | fields)
    assert answer.status_code == 422
    assert field in answer.json()["errors"]
    assert not person.sittings.exists()


def test_a_rating_from_after_getting_up_is_refused(person: User, client_of: ClientOf) -> None:
    client = client_of(person)
    client.post("/sitting/tap/", HEAD | {"stopped_minute": 5})
    answer = client.post("/sitting/tap/", HEAD | {"minute": 10, "rating": 3})
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["rating_10"])
    assert person.sittings.get().rating_10 is None


def test_another_persons_sitting_is_not_touched(
    person: User, stranger: User, client_of: ClientOf
) -> None:
    client_of(person).post("/sitting/tap/", HEAD | {"minute": 0, "rating": 4})
    client_of(stranger).post("/sitting/tap/", HEAD | {"minute": 0, "rating": 9})
    assert (person.sittings.get().rating_0, stranger.sittings.get().rating_0) == (4, 9)


def test_a_sitting_that_goes_on_is_on_its_screen_again(person: User, client_of: ClientOf) -> None:
    client = client_of(person)
    assert client.get("/sitting/now/").context["running"] == ""
    client.post("/sitting/tap/", HEAD | {"minute": 0, "rating": 4})
    assert UID in client.get("/sitting/now/").context["running"]
    client.post("/sitting/tap/", HEAD | {"stopped_minute": 5})
    assert client.get("/sitting/now/").context["running"] == ""


FORM = {"night": "2026-03-02", "planned": "20:00", "start": "20:04"}


def test_a_sitting_is_written_down_without_a_script(person: User, client_of: ClientOf) -> None:
    ratings = {name: number for number, name in enumerate(RATINGS)}
    client = client_of(person)

    answer: Any = client.post("/sitting/new/", FORM | ratings)

    assert answer.url == "/sitting/evenings/2026-03-02/"
    row = person.sittings.get()
    assert row.started_at == datetime(2026, 3, 2, 19, 4, tzinfo=UTC)
    assert row.to_course().mean == 3
    page = client.get(answer.url).content.decode()
    assert "Mean 3 of 10 over 1 complete sitting." in page


def test_a_start_after_midnight_is_in_its_evening(person: User, client_of: ClientOf) -> None:
    client_of(person).post("/sitting/new/", FORM | {"planned": "00:00", "start": "0:04"})
    assert person.sittings.get().started_at == datetime(2026, 3, 2, 23, 4, tzinfo=UTC)


def test_what_was_not_rated_stays_unknown(person: User, client_of: ClientOf) -> None:
    client_of(person).post("/sitting/new/", FORM | {"rating_0": "0"})
    row = person.sittings.get()
    assert (row.rating_0, row.rating_10) == (0, None)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"night": ""}, "Please choose the date of the evening."),
        ({"night": "2026-03-05"}, "This evening is still to come."),
        ({"night": "1900-03-05"}, "Please choose an evening in 1950 or later."),
        ({"start": ""}, "Please write its start, such as 20:00."),
        ({"start": "20"}, "Please write the minutes too"),
        ({"night": "2026-03-03", "start": "00:20"}, "This is still to come."),
        ({"planned": "20:01"}, "Please choose one of the times on the list."),
        ({"rating_20": "11"}, "Please write a number from 0 to 10."),
        ({"rating_20": "4", "stopped_minute": "12"}, "You got up after 12 min."),
        ({"stopped_minute": "75"}, "Please write a number from 0 to 60."),
    ],
)
def test_what_cannot_be_is_explained_and_the_typing_stays(
    person: User, client_of: ClientOf, fields: dict[str, str], words: str
) -> None:
    answer = client_of(person).post("/sitting/new/", FORM | {"rating_0": "7"} | fields)
    page = answer.content.decode()
    assert (answer.status_code, words in page) == (422, True), words
    assert 'name="rating_0" value="7" checked' in page
    assert not person.sittings.exists()


def test_a_corrected_rating_leaves_the_seconds_of_the_start(
    person: User, client_of: ClientOf
) -> None:
    client = client_of(person)
    client.post("/sitting/tap/", HEAD | {"started_at": "2026-03-03T22:55:17Z"})
    row = person.sittings.get()
    form = {"night": "2026-03-03", "planned": "00:00", "start": "23:55", "rating_0": "2"}
    assert client.post(f"/sitting/{row.pk}/", form).status_code == 302
    row.refresh_from_db()
    assert (row.rating_0, row.started_at.second) == (2, 17)


def test_a_start_moved_to_another_night_moves_with_it(person: User, client_of: ClientOf) -> None:
    client = client_of(person)
    client.post("/sitting/new/", FORM)
    row = person.sittings.get()
    client.post(f"/sitting/{row.pk}/", FORM | {"night": "2026-03-01"})
    row.refresh_from_db()
    assert row.started_at == datetime(2026, 3, 1, 19, 4, tzinfo=UTC)


def test_the_times_of_the_latest_evening_are_offered(person: User, client_of: ClientOf) -> None:
    for hour in (17, 19, 21, 23):
        person.sittings.create(
            night=NIGHT, planned_at=time(hour), time_zone="UTC",
            started_at=datetime(2026, 3, 3, 16, tzinfo=UTC),
        )  # fmt: skip
    groups = client_of(person).get("/sitting/now/").context["times"]
    assert [value for value, _ in groups[0][1]] == ["17:00", "19:00", "21:00", "23:00"]
    assert "18:00" in dict(groups[1][1])


def test_a_deleted_sitting_is_offered_back(person: User, client_of: ClientOf) -> None:
    client = client_of(person)
    client.post("/sitting/new/", FORM)
    page = client.post(f"/sitting/{person.sittings.get().pk}/delete/", follow=True)
    assert not person.sittings.exists()
    removed = person.removed_sittings.get()
    assert f"/sitting/removed/{removed.pk}/restore/" in page.content.decode()
    client.post(f"/sitting/removed/{removed.pk}/restore/")
    assert person.sittings.count() == 1


def test_two_evenings_stand_side_by_side_without_an_interval_at_first(
    person: User, client_of: ClientOf
) -> None:
    evening_of(person, 4, 1, 2, 3, 6)
    evening_of(person, 0, 1, 1, 2)
    page = client_of(person).get("/sitting/compare/").content.decode()
    assert "0.7 points lower on 3 Mar 2026 than on 3 Feb 2026: mean 1.3 against 2." in page
    assert "Compared are the sittings complete on both: 18:00, 20:00, 22:00." in page
    assert "Not clear yet: it needs 4 more evenings" in page


def test_page_and_json_agree_on_the_interval(person: User, client_of: ClientOf) -> None:
    for weeks, mean in enumerate((3, 8, 2, 3, 2, 3)):
        evening_of(person, weeks, mean, mean, mean, mean)
    client = client_of(person)

    sent = client.get("/sitting/evenings.json").json()

    assert sent["comparison"]["means"] == [8, 3]
    low, high = sent["comparison"]["interval"]
    page = client.get("/sitting/compare/").content.decode()
    assert sent["comparison"]["difference"] == -5
    assert f"{-high:g} to {-low:g} points lower" in page
    assert len(sent["evenings"]) == 6
    assert sent["evenings"][-1]["sittings"][0]["ratings"] == [3] * 7


def test_two_other_evenings_can_be_chosen_and_not_one_twice(
    person: User, client_of: ClientOf
) -> None:
    for weeks, mean in enumerate((3, 8, 2)):
        evening_of(person, weeks, mean)
    client = client_of(person)
    page = client.get("/sitting/compare/?first=2026-03-03&second=2026-02-17").content.decode()
    assert "1 point higher on 3 Mar 2026 than on 17 Feb 2026: mean 3 against 2." in page
    twice = client.get("/sitting/compare/?first=2026-03-03&second=2026-03-03")
    assert "Please choose another one." in twice.content.decode()
    assert (twice.status_code, client.get("/sitting/compare/?first=x").status_code) == (400, 400)
    one = client.get("/sitting/compare/?first=2026-02-24").content.decode()
    assert "17 Feb" not in one.split("Choose two")[0]


def test_evenings_picked_by_hand_get_a_caution_and_no_verdict(
    person: User, client_of: ClientOf
) -> None:
    for weeks, mean in enumerate((3, 2, 8, 3, 2, 3, 2)):
        evening_of(person, weeks, mean)
    client = client_of(person)
    picked = client.get("/sitting/compare/?first=2026-02-17&second=2026-03-03").content.decode()
    last = client.get("/sitting/compare/?first=2026-02-24&second=2026-03-03").content.decode()
    caution = "If you chose these two because they differ"
    assert (caution in picked, caution in last) == (True, False)


def test_an_evening_without_a_sitting_is_not_there(person: User, client_of: ClientOf) -> None:
    assert client_of(person).get("/sitting/evenings/2026-03-03/").status_code == 404


@pytest.mark.parametrize(
    "address", ["/sitting/", "/sitting/now/", "/sitting/compare/", "/sitting/evenings.json"]
)
def test_queries_do_not_grow_with_the_evenings(
    person: User, client_of: ClientOf, address: str, django_assert_num_queries: Any
) -> None:
    client = client_of(person)
    evening_of(person, 0, 1, 2, 3, 4)
    evening_of(person, 1, 1, 2, 3, 4)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address)
    for weeks in range(2, 30):
        evening_of(person, weeks, 1, 2, 3, weeks % 10)
    with django_assert_num_queries(len(few)):
        client.get(address)


def test_a_start_that_a_zone_skipped_is_explained_beside_it(
    person: User, client_of: ClientOf
) -> None:
    client = client_of(person)
    client.post("/sitting/new/", FORM)
    person.sittings.update(time_zone="Pacific/Apia")  # which had no 30 December 2011
    sent = FORM | {"night": "2011-12-30"}
    answer = client.post(f"/sitting/{person.sittings.get().pk}/", sent)
    assert answer.status_code == 422
    assert answer.context["form"].errors["start"] == ["This start belongs to another night."]


def test_a_sitting_that_came_back_meanwhile_is_not_put_back_twice(
    person: User, client_of: ClientOf
) -> None:
    client = client_of(person)
    client.post("/sitting/tap/", HEAD)
    removed = RemovedSitting.take(person.sittings.get())
    client.post("/sitting/tap/", HEAD)  # from another device that had no signal
    page = client.post(f"/sitting/removed/{removed.pk}/restore/", follow=True).content.decode()
    assert "This sitting is back in your journal already." in page
    assert person.sittings.count() == 1


def test_without_room_for_another_sitting_the_one_that_goes_on_goes_on(
    person: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(quotas.QUOTAS["sittings"], most=1, in_a_demo=1)
    monkeypatch.setitem(quotas.QUOTAS, "sittings", few)
    client = client_of(person)
    client.post("/sitting/tap/", HEAD)
    assert client.post("/sitting/tap/", HEAD | {"minute": 0, "rating": 4}).status_code == 200
    other = HEAD | {"uid": UID.replace("1", "2")}
    assert "1 sittings" in client.post("/sitting/tap/", other).json()["errors"]["uid"][0]
    assert client.post("/sitting/new/", FORM).status_code == 422
    assert person.sittings.count() == 1
