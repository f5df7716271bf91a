"""Web push against a service on this machine: sealed, signed, and never led astray."""

import json
import stat

import pytest
from py_vapid import Vapid02

from journal.reminders import push
from journal.reminders.guard import Guard
from journal.reminders.messages import WORDS, Part
from journal.reminders.push import Outcome

NOW = 1_800_000_000.0


@pytest.fixture
def server(tmp_path):
    return push.sender("", tmp_path / "vapid_key", "mailto:no-reply@example.org")


def send(server, browser, guard):
    return server.send(browser.subscription(), WORDS[Part.EVENING], "evening", NOW, guard)


def test_only_the_browser_can_read_the_message(server, service, guard, browser_of):
    browser = browser_of("/send/1?to=you")

    assert send(server, browser, guard) is Outcome.SENT

    path, _, body = service.arrived[0]
    assert path == "/send/1?to=you"
    assert b"page" not in body
    assert json.loads(browser.open(body)) == {
        "title": "Stillnight",
        "body": "Tonight’s page is open.",
        "url": "/tonight/",
        "tag": "evening",
    }


def test_the_service_learns_who_sends_and_may_check_it(server, service, guard, browser_of):
    send(server, browser_of(), guard)

    headers = service.arrived[0][1]
    assert headers["Host"] == f"push.example:{service.port}"
    assert headers["Content-Encoding"] == "aes128gcm"
    assert (headers["TTL"], headers["Topic"]) == ("7200", "evening")
    assert Vapid02.verify(headers["Authorization"])
    assert server.public_key in headers["Authorization"]


def test_each_service_gets_a_token_of_its_own(server, service, guard, browser_of):
    send(server, browser_of(), guard)
    send(server, browser_of("/send/2"), guard)

    bodies = [body for _, _, body in service.arrived]
    assert bodies[0] != bodies[1]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (201, Outcome.SENT),
        (404, Outcome.GONE),
        (410, Outcome.GONE),
        (401, Outcome.FORBIDDEN),
        (403, Outcome.FORBIDDEN),
        (429, Outcome.FAILED),
        (500, Outcome.FAILED),
    ],
)
def test_what_the_service_answers_decides(server, service, guard, browser_of, status, outcome):
    service.status = status

    assert send(server, browser_of(), guard) is outcome


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(server, service, guard, browser_of, status):
    service.status = status
    service.headers = {"Location": f"https://push.example:{service.port}/inside"}

    assert send(server, browser_of(), guard) is Outcome.FAILED
    assert [path for path, _, _ in service.arrived] == ["/send/1"]


def test_a_certificate_of_another_name_is_refused(server, service, guard, browser_of):
    browser = browser_of()
    browser.endpoint = browser.endpoint.replace("push.example", "other.example")
    other = Guard(
        services=("other.example",),
        ports=guard.ports,
        addresses_of=guard.addresses_of,
        may_reach=guard.may_reach,
        certificates=guard.certificates,
    )

    assert send(server, browser, other) is Outcome.FAILED
    assert not service.arrived


def test_the_house_s_own_rules_refuse_this_machine_and_forget_the_device(
    server, service, browser_of
):
    assert send(server, browser_of(), Guard()) is Outcome.GONE
    assert not service.arrived


def test_a_name_that_leads_inside_is_not_connected_to(server, service, guard, browser_of):
    inside = Guard(
        services=guard.services,
        ports=guard.ports,
        addresses_of=guard.addresses_of,
        certificates=guard.certificates,
    )

    assert send(server, browser_of(), inside) is Outcome.FAILED
    assert not service.arrived


def test_the_server_s_key_is_made_once_and_readable_by_its_owner_only(tmp_path):
    file = tmp_path / "vapid_key"
    first = push.sender("", file, "mailto:a@example.org").public_key
    second = push.sender("", file, "mailto:a@example.org").public_key

    assert first == second
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["vapid_key"]
    assert push.sender(file.read_text(), tmp_path / "none", "").public_key == first


def test_two_processes_that_make_the_key_at_once_end_with_the_same(tmp_path, monkeypatch):
    file = tmp_path / "vapid_key"
    other = push.encode(b"\x01" * 32)
    link = push.os.link

    def somebody_was_first(draft, target):
        target.write_text(other)
        link(draft, target)

    monkeypatch.setattr(push.os, "link", somebody_was_first)

    assert push._key_from_file(file) == other


def test_bytes_are_written_as_browsers_write_them():
    assert push.encode(b"\xfb\xff\xfe") == "-__-"
    assert push.decode("-__-") == b"\xfb\xff\xfe"
    assert push.decode("YQ") == b"a"


@pytest.mark.parametrize("text", ["a b", "é", "abc=d"])
def test_what_is_no_base64_is_an_error(text):
    with pytest.raises(ValueError, match="not base64url"):
        push.decode(text)


def test_only_points_on_the_curve_are_keys(browser_of):
    assert push.is_key(browser_of().subscription().key)
    assert not push.is_key(b"\x04" + b"\x01" * 64)
