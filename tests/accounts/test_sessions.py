import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

ANDROID = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 15) AppleWebKit/605 Version/18 Safari/605"


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


def signed_in(person, agent=MAC, address="192.0.2.77"):
    client = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    client.post("/account/login/", {"login": person.email, "password": "a quiet evening walk"})
    return client


def test_each_browser_is_listed_by_its_name_this_one_first(person):
    phone, desk = signed_in(person, ANDROID), signed_in(person, MAC)

    listed = desk.get("/account/sessions/").context["sessions"]

    assert [(entry["name"], entry["here"]) for entry in listed] == [
        ("Safari on Mac", True),
        ("Firefox on Android", False),
    ]
    assert phone.get("/tonight/").status_code == 200


@pytest.mark.parametrize(
    ("address", "kept"), [("192.0.2.77", "192.0.2.0"), ("2001:db8:1:2::9", "2001:db8:1::")]
)
def test_only_a_name_and_the_network_are_kept(person, address, kept):
    signed_in(person, address=address)

    assert [(session.ip, session.user_agent) for session in UserSession.objects.all()] == [
        (kept, "Safari on Mac")
    ]


def test_one_browser_is_signed_out_at_once(person):
    phone, desk = signed_in(person, ANDROID), signed_in(person)
    entry = desk.get("/account/sessions/").context["sessions"][1]

    page = desk.post(f"/account/sessions/{entry['pk']}/end/", follow=True)

    assert "Signed out: Firefox on Android." in page.content.decode()
    assert phone.get("/tonight/").status_code == 302
    assert desk.get("/tonight/").status_code == 200


def test_all_others_are_signed_out_in_one_step(person):
    others, here = [signed_in(person, ANDROID) for _ in range(3)], signed_in(person)

    here.post("/account/sessions/end-others/")

    assert [client.get("/tonight/").status_code for client in others] == [302, 302, 302]
    assert len(here.get("/account/sessions/").context["sessions"]) == 1


def test_a_stranger_s_session_cannot_be_ended(client_of, person, stranger):
    theirs = signed_in(person)
    session = UserSession.objects.get()

    answer = client_of(stranger).post(f"/account/sessions/{session.pk}/end/")

    assert answer.status_code == 404
    assert theirs.get("/tonight/").status_code == 200


def test_signing_out_takes_the_browser_off_the_list(person):
    phone, desk = signed_in(person, ANDROID), signed_in(person)
    phone.post("/account/logout/")

    assert [e["name"] for e in desk.get("/account/sessions/").context["sessions"]] == [
        "Safari on Mac"
    ]
