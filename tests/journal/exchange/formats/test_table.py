"""Tables as nights with what is tracked: added, compared, undone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from journal import quotas
from journal.models import Factor, FactorAnswer

DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2026-03-04,4 March,Wednesday,9:00 pm,rad,"walk | tea","",""
2026-03-03,3 March,Tuesday,9:00 pm,bad,"tea","","long day"
"""
SLEEPMETER = """wake,sleep,bedtime,holes,type,dreams,aid,hindrances,tags,quality,notes
2026-03-04 07:00+0100,2026-03-03 23:20+0100,2026-03-03 22:50+0100,,NIGHT_SLEEP,,,,,5,
2026-03-05 07:00+0100,2026-03-05 20:20+0100,2026-03-04 22:50+0100,9-99999,NIGHT_SLEEP,,,,,,
"""


def answers(person):
    rows = FactorAnswer.objects.filter(night__user=person)
    return {(f"{r.night.night}", r.factor.name): r.value for r in rows.select_related("factor")}


def test_a_diary_of_another_app_comes_in_with_what_it_tracks(take_in, person):
    entry = take_in(person, DAYLIO)
    assert (entry.format, entry.added) == ("table", 2)
    assert answers(person) == {
        ("2026-03-03", "Mood (Daylio)"): Decimal(2),
        ("2026-03-03", "tea"): Decimal(1),
        ("2026-03-04", "Mood (Daylio)"): Decimal(5),
        ("2026-03-04", "walk"): Decimal(1),
        ("2026-03-04", "tea"): Decimal(1),
    }
    assert person.nights.get(night=date(2026, 3, 3)).evening_note == "long day"
    assert all(factor.retired_at for factor in person.factors.all())


def test_the_same_table_again_adds_nothing(take_in, upload, person):
    take_in(person, DAYLIO)
    preview = upload(person, DAYLIO.replace("bad", "meh")).context["preview"]
    assert [state.name for state in preview.states] == ["DIFFERENT", "SAME"]


def test_an_undo_takes_out_the_nights_and_what_was_tracked_with_them(take_in, client_of, person):
    entry = take_in(person, DAYLIO)
    client_of(person).post(reverse("exchange:undo_import", args=[entry.pk]))
    assert person.nights.count() == person.factors.count() == 0


def test_what_is_tracked_already_is_answered_and_of_another_kind_it_is_not(take_in, upload, person):
    person.factors.create(name="Tea", kind=Factor.Kind.CLAIM)
    person.factors.create(name="WALK", kind=Factor.Kind.NUMBER)
    page = upload(person, DAYLIO).content.decode()
    assert "You track “walk” with another kind of answer. 1 answer of this file stay" in page
    assert "New among the things you track: Mood (Daylio)." in page
    take_in(person, DAYLIO)
    assert person.factors.count() == 3
    assert ("2026-03-04", "Tea") in answers(person)


def test_a_preview_shows_what_is_tracked_beside_the_answers(upload, person):
    preview = upload(person, DAYLIO).context["preview"]
    assert preview.heads == ["Night", "Note on the evening", "Mood (Daylio)", "tea", "walk"]
    assert [cells for _, cells in preview.table] == [
        ["2026-03-03", "long day", "2", "yes", ""],
        ["2026-03-04", "", "5", "yes", "yes"],
    ]


def test_a_night_that_cannot_be_stays_out_alone(upload, person):
    answer = upload(person, SLEEPMETER)
    preview = answer.context["preview"]
    assert preview.new == 2
    assert any("This cell stays out." in text for text in preview.entry.payload["remarks"])


def test_a_table_with_more_to_track_than_there_is_room_for_is_refused(upload, person, monkeypatch):
    few = replace(quotas.QUOTAS["factors"], most=2, in_a_demo=2)
    monkeypatch.setitem(quotas.QUOTAS, "factors", few)
    assert "2 questions of your own" in upload(person, DAYLIO).content.decode()
    assert person.imports.count() == 0


def test_a_table_without_a_night_is_explained(upload, person):
    empty = DAYLIO.splitlines()[0] + "\n,,,,,,,\nx,,,9:00,,,,\n"
    assert "Line 3" in upload(person, empty).content.decode()
    assert person.imports.count() == 0


def test_a_diary_of_another_app_with_unclear_dates_is_asked_about(upload, person):
    heads = "date,weekday,time of day,category,rating/amount,detail"
    page = upload(person, f"{heads}\n3/4/2026,,,Symptom,1,a\n").content.decode()
    assert "Not clear from the file: 3/4/2026." in page


def test_answers_that_contradict_each_other_refuse_their_night(upload, person):
    text = (
        "wake,sleep,bedtime,holes,type,dreams,aid,hindrances,tags,quality,notes\n"
        "2026-03-04 07:00,2026-03-03 23:20,2026-03-03 22:50,,NIGHT_SLEEP,,,,,99,\n"
        "2026-03-05 07:00,x,y,1-99999,NIGHT_SLEEP,,,,,,\n"
    )
    preview = upload(person, text).context["preview"]
    assert preview.new == 2


# Nights that are there already


@pytest.fixture
def filled(take_in, client_of, write_night, person):
    """Two nights of the diary, one of them without tea, and a file that answers what they lack."""
    tea = person.factors.create(name="Tea", kind=Factor.Kind.CLAIM)
    write_night(person, date(2026, 3, 3), evening_severity=4).factor_answers.create(
        factor=tea, value=0
    )
    write_night(person, date(2026, 3, 4), evening_note="mine")
    return take_in(person, DAYLIO)


def test_nights_that_are_there_gain_answers_and_keep_their_own(filled, person):
    assert (filled.added, filled.gained, filled.same) == (0, 4, 2)
    assert answers(person) == {
        ("2026-03-03", "Mood (Daylio)"): Decimal(2),
        ("2026-03-03", "Tea"): Decimal(0),
        ("2026-03-04", "Mood (Daylio)"): Decimal(5),
        ("2026-03-04", "walk"): Decimal(1),
        ("2026-03-04", "Tea"): Decimal(1),
    }
    assert [n.evening_note for n in person.nights.order_by("night")] == ["", "mine"]


def test_a_preview_says_how_many_answers_nights_that_are_there_gain(upload, write_night, person):
    write_night(person, date(2026, 3, 3))
    page = upload(person, DAYLIO).content.decode()
    assert "Add 1 night and 2 answers" in page
    assert "2 answers to things you track" in page


def test_the_same_file_again_adds_no_answer(filled, upload, person):
    preview = upload(person, DAYLIO).context["preview"]
    assert preview.action == ""
    assert [state.name for state in preview.states] == ["DIFFERENT", "SAME"]


def test_an_undo_takes_answers_out_of_nights_that_stay_unless_they_were_changed(
    filled, client_of, person
):
    FactorAnswer.objects.filter(factor__name="walk").update(value=0)
    versions = set(person.nights.values_list("pk", "version"))
    page = client_of(person).post(reverse("exchange:undo_import", args=[filled.pk]), follow=True)
    assert answers(person) == {
        ("2026-03-03", "Tea"): Decimal(0),
        ("2026-03-04", "walk"): Decimal(0),
    }
    assert "Answer on the night of Wed 4" in page.content.decode()
    assert person.nights.count() == 2
    assert versions.isdisjoint(person.nights.values_list("pk", "version"))


def test_answers_that_an_undo_took_out_can_be_brought_back(filled, client_of, person):
    before = answers(person)
    client = client_of(person)
    client.post(reverse("exchange:undo_import", args=[filled.pk]))
    again = client.post(reverse("exchange:bring_back_import", args=[filled.pk]), follow=True)
    assert again.context["preview"].new == 6  # two things to track among them
    client.post(reverse("exchange:confirm_import", args=[person.imports.get(step="preview").pk]))
    assert answers(person) == before
    client.post(reverse("exchange:undo_import", args=[person.imports.first().pk]))
    assert answers(person) == {("2026-03-03", "Tea"): Decimal(0)}


def test_nights_of_one_import_that_another_answered_can_both_be_undone(take_in, client_of, person):
    first = take_in(person, "night,evening_severity\n2026-03-03,4\n2026-03-04,7\n")
    second = take_in(person, DAYLIO)
    assert second.gained == 5
    for entry in (second, first):
        client_of(person).post(reverse("exchange:undo_import", args=[entry.pk]))
    assert person.nights.count() == 0
