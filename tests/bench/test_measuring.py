"""The benchmark compares like with like: its helpers say what they should."""

import pytest

from bench.measuring import Figures, Goal, Journey, compared, measure
from tests.bench.servers import Server


def ask(server, _):
    return server.ask("GET", "/")[0]


def test_cpu_is_counted_by_request():
    figures = Figures()
    measure(Server(cost=2.5), ask, 8, figures)

    assert figures.cpu == [2.5]
    assert len(figures.times) == 8


def test_a_failing_page_ends_the_benchmark_instead_of_looking_fast():
    with pytest.raises(SystemExit, match="answered 500"):
        measure(Server(500), ask, 1, Figures())


@pytest.mark.parametrize(("cost", "verdict"), [(1.0, "met"), (10.0, "missed")])
@pytest.mark.parametrize(("goal", "words"), [(Goal(ratio=0.6), "≥ 0.6 ×"), (Goal(5), "≤ 5 ms")])
def test_a_missed_goal_is_called_missed(cost, verdict, goal, words):
    row = compared(Journey("page", ask, ask, goal), Server(cost=cost), Server(), 4, 1)

    assert row.endswith(f"| {words} | {verdict} |")


def test_without_a_like_on_the_floor_no_ratio_is_claimed():
    row = compared(Journey("page", ask, goal=Goal(5)), Server(), Server(), 4, 1)

    assert row.endswith("| – | – | ≤ 5 ms | met |")
