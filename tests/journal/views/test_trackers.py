"""Which tracker counts where several recorded the same night."""

from datetime import date

import pytest
from django.urls import reverse

from journal.models import DeviceSleep

ADDRESS = reverse("journal:trackers")
NIGHT = date(2026, 3, 3)


def record(person, source, tracker="", start="2026-03-03T22:00Z", minutes=400):
    DeviceSleep.objects.create(
        user=person,
        night=NIGHT,
        source=source,
        tracker=tracker,
        external_id=tracker or source,
        kind="main",
        time_zone="UTC",
        started_at=start,
        ended_at="2026-03-04T06:00Z",
        total_sleep_minutes=minutes,
    )


@pytest.fixture
def three(person):
    """One night that a ring, a watch and a phone recorded, the phone longest."""
    record(person, "oura", minutes=380)
    record(person, "apple_health", "Watch", minutes=400)
    record(person, "apple_health", "iPhone", start="2026-03-03T21:00Z", minutes=440)
    return person


def shown_first(client_of, person):
    return client_of(person).get(f"/nights/{NIGHT}/").context["recordings"][0].source


def test_the_persons_order_comes_before_what_was_recorded(client_of, three, stranger):
    assert shown_first(client_of, three) == "Apple Health (iPhone)"
    answer = client_of(three).post(ADDRESS, {"place0": "Oura", "place1": "Apple Health (Watch)"})
    assert answer.status_code == 302
    assert shown_first(client_of, three) == "Oura"
    page = client_of(three).get(ADDRESS)
    assert [field.value() for field in page.context["form"]][:2] == [
        "Oura",
        "Apple Health (Watch)",
    ]
    stranger.refresh_from_db()
    assert stranger.tracker_order == []


def test_trends_go_by_the_order_at_once(client_of, three):
    series, client = "/trends/series.json?range=all", client_of(three)
    three.nights.create(night=NIGHT, time_zone="UTC", evening_severity=4)
    before = client.get(series)
    client.post(ADDRESS, {"place0": "Oura"})
    after = client.get(series, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert (before.json()["device"], after.json()["device"]) == (
        "Apple Health (iPhone)",
        "Oura",
    )


def test_a_tracker_twice_is_explained_beside_the_place_and_nothing_is_stored(client_of, three):
    answer = client_of(three).post(ADDRESS, {"place0": "Oura", "place1": "Oura"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"place1": ["Please choose Oura once."]}
    three.refresh_from_db()
    assert three.tracker_order == []


def test_with_one_tracker_there_is_nothing_to_choose(client_of, person):
    assert (
        "There are no recordings of a tracker." in client_of(person).get(ADDRESS).content.decode()
    )
    record(person, "oura")
    assert "All your recordings are from Oura" in client_of(person).get(ADDRESS).content.decode()
