"""Where a push message may go, and the ways around it that others have found."""

import pytest

from journal.reminders import guard as rules
from journal.reminders.guard import Guard, RefusedError, Target, is_public, look_up

KNOWN = [
    "https://fcm.googleapis.com/fcm/send/abc:def",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://wns2-par02p.notify.windows.com/w/?token=abc",
    "https://web.push.apple.com/abc",
]
EVIL = [
    "http://fcm.googleapis.com/x",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com@127.0.0.1/x",
    "https://user:pass@fcm.googleapis.com/x",
    "https://127.0.0.1/x",
    "https://2130706433/x",
    "https://0x7f.1/x",
    "https://[::1]/x",
    "https://[::ffff:127.0.0.1]/x",
    "https://localhost/x",
    "https://fcm.googleapis.com.evil.example/x",
    "https://evilfcm.googleapis.com/x",
    "https://push.services.mozilla.com.evil.example/x",
    "https://.push.apple.com/x",
    "https://evilpush.apple.com/x",
    "https://notify.windows.com.evil.example/x",
    "https://ﬁcm.googleapis.com/x",
    "https://fcm.googleapis.com\\@evil.example/x",
    "https://fcm.googleapis.com/x\r\nHost: evil.example",
    "https://fcm.googleapis.com:99999/x",
    "https://[fcm.googleapis.com/x",
    "ftp://fcm.googleapis.com/x",
    "file:///etc/passwd",
    "fcm.googleapis.com/x",
    "",
    "https://fcm.googleapis.com/" + "x" * 1000,
]


@pytest.mark.parametrize("endpoint", KNOWN)
def test_known_services_are_let_through(endpoint):
    target = Guard().target(endpoint)

    assert endpoint == f"https://{target.host}{target.path}"
    assert target.port == 443


@pytest.mark.parametrize("endpoint", EVIL)
def test_everything_else_is_refused(endpoint):
    with pytest.raises(RefusedError):
        Guard().target(endpoint)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    ],
)
def test_inner_addresses_are_not_public_however_they_are_wrapped(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["142.250.1.1", "2a00:1450:4001::1", "64:ff9b::8efa:101"])
def test_addresses_of_the_open_internet_are_public(address):
    assert is_public(address)


def test_one_inner_address_among_public_ones_is_enough_to_refuse():
    target = Target("fcm.googleapis.com", 443, "/x")
    mixed = Guard(addresses_of=lambda host, port: ["142.250.1.1", "127.0.0.1"])
    public = Guard(addresses_of=lambda host, port: ["142.250.1.1", "142.250.1.2"])

    assert public.address(target) == "142.250.1.1"
    for refused in (mixed, Guard(addresses_of=lambda host, port: [])):
        with pytest.raises(RefusedError, match="no public address"):
            refused.address(target)


def test_an_endpoint_without_a_path_leads_to_the_root():
    assert Guard().target("https://fcm.googleapis.com").path == "/"


def test_a_name_is_looked_up_by_the_system(monkeypatch):
    def unknown(*_, **__):
        raise OSError

    assert look_up("localhost", 443)
    monkeypatch.setattr(rules.socket, "getaddrinfo", unknown)
    assert look_up("localhost", 443) == []
