"""Taps in the dark, by a button on the nightstand."""


def test_a_tap_is_noted_once_and_can_be_taken_back_and_brought_back(person, program):
    api = program(person)

    for _ in range(2):
        tap = api("POST", "wake", {"kind": "started"}, Idempotency_Key="1").json()
    listed = api("GET", f"wake?night={tap['night']}").json()["taps"]
    undo = api("DELETE", f"wake/{tap['uid']}").json()["undo"]

    assert listed == [tap]
    assert not person.wake_taps.exists()
    assert api("POST", undo, {**tap}).json() == tap


def test_what_is_no_tap_is_refused(person, program):
    api = program(person)

    assert api("POST", "wake", {"kind": "sleep"}).json()["errors"][0]["field"] == "kind"
    late = api("POST", "wake", {"kind": "back", "at": "2020-01-01T00:00:00Z"}).json()["errors"][0]
    assert late["message"] == "That was more than two weeks ago, too long for a tap."
    assert api("DELETE", "wake/6f1c9d0a-4a1e-4d0b-9a53-0c0d5e6c7f21").status_code == 404
