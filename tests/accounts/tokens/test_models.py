from datetime import timedelta

from django.apps import apps
from django.utils import timezone

from accounts.models import User
from accounts.tokens.models import Token


def test_who_puts_a_backup_back_is_told_of_the_tokens_that_work(person, stranger, make_token):
    make_token(person)
    make_token(stranger)
    stranger.tokens.revoke(timezone.now())
    day, last = timezone.now(), timezone.now() + timedelta(days=90)

    assert apps.get_app_config("accounts").open_links() == [
        f"access token of {person.email}, made on {day:%Y-%m-%d}, until {last:%Y-%m-%d}"
    ]


def test_each_day_those_that_ended_a_month_ago_are_deleted(person, make_token):
    make_token(person)
    make_token(person)
    now = timezone.now()
    Token.objects.filter(pk=Token.objects.first().pk).update(revoked_at=now - timedelta(days=31))

    apps.get_app_config("accounts").each_day()

    assert person.tokens.count() == person.tokens.live(now).count() == 1


def test_only_its_owner_s_tokens_are_stopped(person, stranger, make_token):
    make_token(person)
    make_token(stranger)

    assert person.tokens.revoke(timezone.now()) == 1
    assert [user.tokens.live(timezone.now()).count() for user in User.objects.order_by("pk")] == [
        0,
        1,
    ]
