from datetime import timedelta

import pytest
from django.core import serializers
from django.db import IntegrityError, transaction

from journal.share.models import Share, SharedPicture, ShareOpen
from tests.journal.share.made_up import NOW, PAGE, SNAPSHOT, code, share


def test_a_share_shows_what_was_handed_over(person):
    made = share(person)
    made.refresh_from_db()

    assert made.as_page() == PAGE
    assert bytes(made.pdf) == SNAPSHOT.pdf
    assert tuple(bytes(p.content) for p in made.pictures.all()) == SNAPSHOT.pictures
    assert (made.title, made.lines) == (PAGE.title, list(PAGE.lines))


def test_it_is_found_by_its_code_for_seven_days(person):
    made = share(person)
    last = NOW + timedelta(days=7, seconds=-1)

    assert Share.objects.behind(code(), last) == made
    assert Share.objects.behind(code(), last + timedelta(seconds=1)) is None
    assert Share.objects.behind(code(2), NOW) is None


@pytest.mark.parametrize("days", [0, -1, 31, 365])
def test_nothing_is_shared_for_longer_than_30_days(person, days):
    with pytest.raises(ValueError, match=f"1 to 30 days, not {days}"):
        share(person, days=days)

    assert person.shares.count() == 0


def test_the_same_code_again_is_the_same_share(person):
    first = share(person, label="Dr Okafor")
    second = share(person, label="Somebody else")

    assert second == first
    assert person.shares.get().label == "Dr Okafor"
    assert SharedPicture.objects.count() == 2


def test_neither_code_nor_passphrase_stands_in_the_database(person):
    share(person, passphrase="three quiet nights")
    stored = serializers.serialize(
        "json", [*Share.objects.all(), *SharedPicture.objects.all(), *ShareOpen.objects.all()]
    )

    assert code() not in stored
    assert "three quiet nights" not in stored


def test_a_picture_says_what_it_is(person):
    kinds = [picture.content_type for picture in share(person).pictures.all()]

    assert kinds == ["image/svg+xml", "image/png"]


def test_taking_it_back_closes_it_and_throws_away_what_it_showed(person):
    made = share(person)
    made.opens.create(opened_at=NOW)
    made.revoke(NOW)
    made.refresh_from_db()

    assert Share.objects.behind(code(), NOW) is None
    assert (bytes(made.pdf), made.page, made.pictures.count()) == (b"", {}, 0)
    assert (made.revoked_at, made.opens.count()) == (NOW, 1)


def test_taking_it_back_twice_keeps_the_first_time(person):
    made = share(person)
    made.revoke(NOW)
    made.revoke(NOW + timedelta(hours=1))

    assert Share.objects.get().revoked_at == NOW


def test_sharing_anew_throws_away_what_ran_out_and_leaves_the_rest(person, stranger):
    old, long, theirs = share(person, days=1), share(person, 2), share(stranger, 3, days=1)
    new = share(person, 4, now=NOW + timedelta(days=2))
    shown = [Share.objects.get(pk=one.pk) for one in (old, long, theirs, new)]

    assert [bytes(one.pdf) for one in shown] == [b"", SNAPSHOT.pdf, b"", SNAPSHOT.pdf]
    assert [one.pictures.count() for one in shown] == [0, 2, 0, 2]
    assert [one.title for one in shown] == [SNAPSHOT.page.title] * 4


def test_a_passphrase_has_to_match_where_there_is_one(person):
    locked, open_ = share(person, passphrase="three quiet nights"), share(person, 2)

    assert locked.matches("three quiet nights")
    assert not locked.matches("three quiet night")
    assert not locked.matches("")
    assert open_.matches("")
    assert open_.matches("anything")


def test_deleting_the_account_ends_every_share(person):
    share(person).opens.create(opened_at=NOW)
    person.delete()

    assert Share.objects.count() == ShareOpen.objects.count() == SharedPicture.objects.count() == 0


def test_the_database_refuses_a_share_that_ends_before_it_begins(person):
    made = share(person)
    made.expires_at = NOW

    with pytest.raises(IntegrityError), transaction.atomic():
        made.save()


def test_what_is_shared_is_named_by_whom_it_is_for(person):
    made = share(person, label="Dr Okafor")

    assert str(made) == "Dr Okafor"
    assert str(share(person, 2)) == PAGE.title
    assert str(made.pictures.first()) == "page 1"
    assert str(ShareOpen(share=made, opened_at=NOW)) == "2026-03-31 20:00"
