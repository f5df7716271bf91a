import pytest
import time_machine
from django.core.cache import cache

from accounts.models import User

PASSWORD = "four quiet evening words"


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


def sign_up(client, email="new@example.org", **changes):
    data = {"email": email, "password1": PASSWORD, "time_zone": "Europe/Lisbon", **changes}
    return client.post("/account/signup/", data, follow=True)


def test_signing_up_needs_no_mail_and_leads_to_a_filled_in_sign_in(client):
    page = sign_up(client)

    assert page.redirect_chain == [("/account/login/", 302)]
    text = page.content.decode()
    assert "Your account is ready." in text
    assert 'value="new@example.org"' in text
    user = User.objects.get()
    assert (user.email, user.time_zone) == ("new@example.org", "Europe/Lisbon")


def test_the_new_account_signs_in_and_lands_on_tonight(client):
    sign_up(client)

    answer = client.post("/account/login/", {"login": "NEW@example.org", "password": PASSWORD})

    assert answer.url == "/welcome/"


def test_an_address_in_use_gets_the_very_same_answer_and_keeps_its_password(client, person):
    free = sign_up(client, "free@example.org")
    client.session.flush()
    taken = sign_up(type(client)(), person.email)

    def told(page):
        return [str(m) for m in page.context["messages"]], page.redirect_chain

    assert told(taken) == told(free)
    assert taken.status_code == free.status_code
    person.refresh_from_db()
    assert person.check_password("a quiet evening walk")


def test_an_address_in_use_costs_as_many_password_hashes_as_a_free_one(client, person, mocker_hash):
    sign_up(client, "free@example.org")
    free = mocker_hash.count
    sign_up(type(client)(), person.email)

    assert mocker_hash.count == 2 * free == 2


@pytest.fixture
def mocker_hash(monkeypatch):
    """Counts how often a password is hashed."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    class Count:
        count = 0

    encode = MD5PasswordHasher.encode

    def counted(self, password, salt):
        Count.count += 1
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return Count


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password1": "too short"}, "at least 15 characters"),
        ({"time_zone": "Mars/Olympus"}, "This server does not know that time zone."),
        ({"email": "not an address"}, "Please write an email address, such as name@example.org."),
    ],
)
def test_a_sign_up_that_cannot_be_is_explained_and_the_typing_stays(client, changes, sentence):
    page = sign_up(client, **{"email": "new@example.org", **changes})

    assert sentence in page.content.decode()
    assert changes.get("email", "new@example.org") in page.content.decode()
    assert not User.objects.exists()


def test_a_closed_server_says_so(client, settings):
    settings.SIGN_UP_OPEN = False

    sign_up(client)

    assert not User.objects.exists()


def test_a_wrong_password_and_an_unknown_address_read_the_same(client, person):
    wrong = client.post("/account/login/", {"login": person.email, "password": "x" * 20})
    unknown = client.post("/account/login/", {"login": "who@example.org", "password": "x" * 20})

    def errors(page):
        return page.context["form"].errors

    assert errors(wrong) == errors(unknown) != {}


def test_guessing_a_password_is_slowed_down(client, person):
    pages = [
        client.post(
            "/account/login/", {"login": person.email, "password": f"guess number {n} wrong"}
        )
        for n in range(12)
    ]

    last = pages[-1]
    assert last.status_code == 429 or "Too many tries" in last.content.decode()
    with time_machine.travel("2036-01-01", tick=False):
        later = client.post(
            "/account/login/", {"login": person.email, "password": "a quiet evening walk"}
        )
        assert later.url == "/tonight/"


def test_passwords_are_kept_with_argon2():
    from config import settings as house

    assert house.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_without_mail_the_reset_page_says_what_to_do(client, db):
    text = client.get("/account/password/reset/").content.decode()

    assert "This server sends no email" in text
    assert "command" not in text


def test_with_mail_a_reset_sends_one_link_and_never_says_whether_the_address_is_known(
    client, person, settings, mailoutbox
):
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    known = client.post("/account/password/reset/", {"email": person.email})
    unknown = client.post("/account/password/reset/", {"email": "who@example.org"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [m.to for m in mailoutbox if "/password/reset/key/" in m.body] == [[person.email]]


def test_the_password_can_be_changed(client_of, person):
    client = client_of(person)
    client.post("/account/login/", {"login": person.email, "password": "a quiet evening walk"})

    client.post(
        "/account/password/change/",
        {
            "oldpassword": "a quiet evening walk",
            "password1": "another longer evening",
            "password2": "another longer evening",
        },
    )

    person.refresh_from_db()
    assert person.check_password("another longer evening")


def test_signing_out_ends_the_session_on_the_server(client_of, person):
    client = client_of(person)
    key = client.session.session_key

    client.post("/account/logout/")

    from django.contrib.sessions.models import Session

    assert not Session.objects.filter(session_key=key).exists()
    assert client.get("/tonight/").status_code == 302
