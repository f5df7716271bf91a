"""Cookies and links that carry a signed value: one key, one method, one purpose each."""

import pytest
from django.core import signing
from django.test import Client, RequestFactory
from django.utils import timezone

from accounts import known_device
from journal.reminders import mail
from journal.share import visit

PURPOSES = {known_device.SALT, visit.SALT, mail.SALT}


def test_each_purpose_has_a_salt_of_its_own():
    assert len(PURPOSES) == 3


@pytest.mark.parametrize("salt", sorted(PURPOSES - {visit.SALT}))
def test_a_value_signed_for_something_else_opens_no_report(db, salt):
    request = RequestFactory().get("/s/report/")
    request.COOKIES = {"share": signing.dumps(1, salt=salt)}

    assert visit.opened(request, timezone.now()) is None


@pytest.mark.parametrize("salt", sorted(PURPOSES - {mail.SALT}))
def test_a_value_signed_for_something_else_ends_no_mails(person, salt):
    assert mail.named_by(signing.dumps(person.pk, salt=salt)) is None
    assert mail.named_by(mail.stop_token(person)) == person


@pytest.mark.parametrize("salt", sorted(PURPOSES - {known_device.SALT}))
def test_a_value_signed_for_something_else_makes_no_browser_known(person, salt):
    request = RequestFactory().get("/")
    cookie = {"device": "x", "people": [known_device._mark(person.email)]}
    request.COOKIES = {"device": signing.dumps(cookie, salt=salt)}

    assert known_device.known_to(request, person.email) is None


def test_the_method_is_fixed_and_not_named_by_whoever_sends_the_value(settings):
    value = signing.dumps({"pk": 1}, salt=visit.SALT)
    weaker = signing.TimestampSigner(salt=visit.SALT, algorithm="sha1")

    assert signing.TimestampSigner(salt=visit.SALT).algorithm == "sha256"
    with pytest.raises(signing.BadSignature):
        signing.loads(weaker.sign(value.rsplit(":", 2)[0]), salt=visit.SALT)


def test_a_value_signed_with_another_key_is_none_of_ours(settings, person):
    made = mail.stop_token(person)
    settings.SECRET_KEY = "another key altogether, as long as it has to be"

    assert mail.named_by(made) is None
    assert Client().get(f"/reminders/{made}/stop/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["zzzzzzzzzzzzz-x", "3w5e11264sgsg-set-password", "0-x"])
def test_a_made_up_reset_link_is_an_expired_one(client, key):
    answer = client.get(f"/account/password/reset/key/{key}/")
    assert answer.status_code == 200
