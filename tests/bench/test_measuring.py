"""The benchmark compares like with like: its helpers say what they should."""

import json
import os
import subprocess
import sys

import pytest

from bench.__main__ import (
    JOURNEYS,
    Figures,
    Journey,
    _compared,
    _night,
    conditional,
    measure,
    save_another,
)
from tests.project import ROOT

FILLED = """
import json
from bench.prepare import main
import django; django.setup()
print(json.dumps(main(40, 3)["pages"]["all nights as JSON"]))
"""


class Server:
    """Answers everything with one status, using one millisecond for each request."""

    def __init__(self, status=200, pid=1, cost=1.0):
        self.status, self.pid, self.cost, self.asked, self.sent = status, pid, cost, [], []

    def ask(self, method, path, body="", **headers):
        self.asked.append((path, headers))
        self.sent.append(body)
        return self.status, '"tag"'

    def cpu_ms(self):
        return len(self.asked) * self.cost


def test_each_journey_has_a_name_of_its_own():
    assert len({journey.name for journey in JOURNEYS}) == len(JOURNEYS)


def test_each_saved_night_is_another_one():
    assert len({_night(number) for number in range(500)}) == 500


def test_cpu_is_counted_by_request():
    figures = Figures()
    measure(Server(cost=2.5), lambda server, _: server.ask("GET", "/")[0], 8, figures)

    assert figures.cpu == [2.5]
    assert len(figures.times) == 8


def test_a_failing_page_ends_the_benchmark_instead_of_looking_fast():
    with pytest.raises(SystemExit, match="answered 500"):
        measure(Server(500), lambda server, _: server.ask("GET", "/")[0], 1, Figures())


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


@pytest.mark.parametrize(("cost", "verdict"), [(1.0, "met"), (10.0, "missed")])
def test_a_missed_goal_is_called_missed(cost, verdict):
    def ask(server, _):
        return server.ask("GET", "/")[0]

    row = _compared(Journey("page", ask, ask, 0.6), Server(cost=cost), Server(), 4, 1)

    assert row.endswith(f"| ≥ 0.6 | {verdict} |")


def test_the_floor_holds_as_many_nights_as_asked_and_answers(tmp_path):
    environment = {"DJANGO_SETTINGS_MODULE": "bench.floor.settings", "DATA_DIR": str(tmp_path)}
    made = subprocess.run(
        [sys.executable, "-c", FILLED],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )

    assert made.returncode == 0, made.stderr
    assert '"queries": 3' in made.stdout
