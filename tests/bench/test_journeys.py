"""What is asked is what people do, and each request another one."""

import json

from bench.journeys import JOURNEYS, _night, conditional, save_another
from tests.bench.servers import Server


def test_each_journey_has_a_name_of_its_own():
    assert len({journey.name for journey in JOURNEYS}) == len(JOURNEYS)


def test_each_saved_night_is_another_one():
    assert len({_night(number) for number in range(500)}) == 500


def test_a_conditional_request_says_what_it_knows():
    server, ask = Server(), conditional("/series")
    ask(server, 0)

    assert server.asked == [("/series", {}), ("/series", {"If-None-Match": '"tag"'})]


def test_each_further_tap_changes_an_answer_from_what_is_stored():
    server, ask, stored = Server(), save_another(), {}
    for number in range(30):
        assert ask(server, number) == 200

    assert len({path for path, _ in server.asked}) == 1
    for change in map(json.loads, server.sent):
        ((question, answer),) = change["answers"].items()
        assert change["base"] == stored
        assert answer != stored.get(question)
        stored[question] = answer
