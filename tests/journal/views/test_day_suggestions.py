"""What a phone noted of a day becomes an answer by one tap, and never by itself."""

from datetime import date, time

import pytest
from django.urls import reverse

from journal import quotas

NIGHT = date(2026, 3, 3)
USE = reverse("journal:use_day_suggestions", args=[NIGHT])
PAGE = reverse("journal:edit_night", args=[NIGHT])


@pytest.fixture
def suggest(person):
    def make(kind="caffeine", amount=95, at="2026-03-03T07:00Z", **more):
        return person.day_suggestions.create(
            night=NIGHT,
            source="apple_health",
            external_id=f"{kind}{at}{amount}",
            kind=kind,
            at=at,
            time_zone="Europe/Berlin",
            amount=amount,
            **more,
        )

    return make


def tap(client, *ticked):
    return client.post(USE, {"suggestion": [each.pk for each in ticked]}, follow=True)


def test_a_night_shows_them_and_one_tap_makes_them_answers(client_of, person, suggest):
    client = client_of(person)
    coffee = suggest(app="Coffee app")
    ride = suggest("exercise", 40, "2026-03-03T16:00Z", what="cycle")
    page = client.get(PAGE).content.decode()
    assert "08:00 Caffeine, 95 mg (Coffee app)" in page
    assert "17:00 Cycling, 40 min" in page
    assert page.count('name="suggestion"') == page.count(" checked>") == 2
    assert not person.nights.exists()
    assert "Added to the evening" in tap(client, coffee, ride).content.decode()
    night = person.nights.get()
    assert (night.had_caffeine, night.exercised, night.version) == (True, True, 1)
    [drink], [bout] = night.caffeine_intakes.all(), night.exercises.all()
    assert (drink.caffeine_mg, drink.taken_at) == (95, time(8))
    assert (bout.kind, bout.minutes, bout.started_at) == ("cycle", 40, time(17))
    assert 'name="suggestion"' not in client.get(PAGE).content.decode()


def test_what_is_not_ticked_is_put_aside(client_of, person, suggest):
    suggest()
    assert "Nothing was added" in tap(client_of(person)).content.decode()
    assert not person.nights.exists()
    assert not person.day_suggestions.filter(answered_at=None).exists()


def test_what_is_answered_already_is_not_ticked(client_of, person, suggest):
    person.nights.create(night=NIGHT, time_zone="Europe/Berlin", had_caffeine=False)
    suggest()
    page = client_of(person).get(PAGE).content.decode()
    assert 'name="suggestion"' in page
    assert " checked>" not in page.partition('name="suggestion"')[2].partition(">")[0]


def test_minutes_and_periods_are_tracked(client_of, person, suggest):
    first, second = suggest("mindful", 10), suggest("mindful", 5, "2026-03-03T17:00Z")
    tap(client_of(person), first, second, suggest("period", None))
    answers = {each.factor.name: each.value for each in person.nights.get().factor_answers.all()}
    assert answers == {"Mindful minutes": 15, "Period": 1}


def test_what_is_tracked_gets_a_name_in_the_language_or_keeps_its_english_one(
    client_of, person, suggest, teach_german
):
    teach_german({"Mindful minutes": "Achtsame Minuten", "menstrual\4Period": "Periode"})
    person.language = "de"
    person.save()
    person.factors.create(name="Period", kind="claim")
    tap(client_of(person), suggest("mindful", 10), suggest("period", None))
    answers = {each.factor.name: each.value for each in person.nights.get().factor_answers.all()}
    assert answers == {"Achtsame Minuten": 10, "Period": 1}


def test_a_question_of_that_name_of_another_kind_stops_all(client_of, person, suggest):
    person.factors.create(name="mindful MINUTES", kind="rating")
    page = tap(client_of(person), suggest(), suggest("mindful", 10)).content.decode()
    assert "another kind of answer" in page
    assert not person.nights.exists()
    assert person.day_suggestions.filter(answered_at=None).count() == 2


def test_a_full_night_is_explained(client_of, person, suggest, monkeypatch):
    monkeypatch.setitem(quotas.BELOW, "caffeine_intakes", (0, quotas.BELOW["caffeine_intakes"][1]))
    assert "0 drinks on one night is the most" in tap(client_of(person), suggest()).content.decode()
    assert not person.nights.exists()


def test_strangers_see_and_use_nothing(client_of, person, stranger, suggest):
    coffee = suggest()
    assert "Caffeine, 95 mg" not in client_of(stranger).get(PAGE).content.decode()
    assert tap(client_of(stranger), coffee).status_code == 404
    coffee.refresh_from_db()
    assert coffee.answered_at is None
    assert not stranger.nights.exists()


def test_a_suggestion_is_called_by_what_it_is(suggest):
    assert str(suggest("exercise", 20, what="walk")) == "Walk, 20 min of 2026-03-03"
    assert suggest("exercise", 25).in_words == "Exercise, 25 min"
    assert suggest("period", None).in_words == "Period"


def test_a_time_is_stored_as_it_was_shown_by_the_clock_of_the_night(client_of, person, suggest):
    coffee = suggest(at="2026-03-03T13:00Z")
    coffee.time_zone = "America/New_York"
    coffee.save()
    client = client_of(person)
    assert "14:00 Caffeine, 95 mg" in client.get(PAGE).content.decode()
    tap(client, coffee)
    assert person.nights.get().caffeine_intakes.get().taken_at == time(14)


def test_a_night_elsewhere_has_its_own_clock(client_of, person, suggest, write_night):
    write_night(person, NIGHT, time_zone="America/New_York", evening_severity=2)
    coffee = suggest(at="2026-03-03T13:00Z")
    client = client_of(person)
    assert "08:00 Caffeine, 95 mg" in client.get(PAGE).content.decode()
    tap(client, coffee)
    assert person.nights.get().caffeine_intakes.get().taken_at == time(8)
