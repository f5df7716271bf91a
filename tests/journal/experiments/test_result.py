import pytest

from journal.experiments.result import Outcome, Result, end, outcome_of


@pytest.mark.parametrize(
    ("p", "low", "high", "outcome"),
    [
        (0.02, 0.1, 3, Outcome.DIFFERENT),
        (0.03, 0.1, 3, Outcome.INCONCLUSIVE),
        (0.5, -0.9, 0.9, Outcome.NO_DIFFERENCE),
        (0.5, -0.9, 1.1, Outcome.INCONCLUSIVE),
        (0.5, None, 0.9, Outcome.INCONCLUSIVE),
    ],
)
def test_p_and_interval_say_one_of_three_things(p, low, high, outcome):
    assert outcome_of(p, low, high, line=0.025, narrow=1.0) is outcome


def test_an_end_is_where_the_test_begins_to_refuse():
    def p(supposed):
        return 1.0 if abs(supposed - 2) <= 1.5 else 0.01

    assert end(p, 2.0, 0.1, 1) == pytest.approx(3.5, abs=1e-4)
    assert end(p, 2.0, 8.0, -1) == pytest.approx(0.5, abs=1e-4)
    assert end(lambda _: 0.2, 2.0, 1.0, 1) is None


@pytest.mark.parametrize(
    ("low", "high", "leaves_out"),
    [(-2, -1, True), (1, 2, True), (-1, 1, False), (None, -1, True), (1, None, True),
     (None, None, False)],
)  # fmt: skip
def test_an_interval_leaves_out_zero_on_either_side(low, high, leaves_out):
    result = Result(
        outcome=Outcome.INCONCLUSIVE, with_count=6, without_count=6, with_mean=1.0,
        without_mean=1.0, line=0.05, low=low, high=high,
    )  # fmt: skip
    assert result.leaves_out_zero is leaves_out
