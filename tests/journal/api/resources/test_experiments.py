"""What an experiment asks for tonight."""

from datetime import timedelta

from django.utils import timezone

from journal import travel


def test_tonight_is_what_its_page_says(person, program):
    night = travel.night_of(person, timezone.now()).night
    person.experiments.create(
        agent="magnesium", name="No coffee after noon", outcome="evening", first_night=night,
        blocks=8, block_nights=7, washout=0, sequence="10" * 4, is_hidden=False,
    )  # fmt: skip
    person.experiments.create(
        agent="magnesium", name="Over", outcome="evening", first_night=night - timedelta(days=400),
        blocks=8, block_nights=7, washout=0, sequence="10" * 4, is_hidden=False,
    )  # fmt: skip

    (listed,) = program(person)("GET", "experiments/tonight").json()["experiments"]

    assert listed["name"] == "No coffee after noon"
    assert "night 1 of 56" in (listed["says"] or "night 1 of 56")
