"""kill -9 while people write: nothing acknowledged is lost, nothing doubled."""

from tests.drill import kills
from tests.drill.saves import Ledger
from tests.drill.short import meets_its_goals


def test_what_was_acknowledged_survives_kills():
    assert meets_its_goals(kills)


def test_a_loss_is_a_missed_goal():
    ledger = Ledger(acknowledged=[None] * 50, statuses=[200, 0, 503])

    told = kills._told("kills", 10, ledger, "1 lost, 0 doubled", False)

    assert told.met is False
    assert "10 kills, 50 acknowledged, 1 tries without an answer and 1 answered 5xx" in told.figure


def test_kills_without_saves_prove_nothing():
    assert kills._told("kills", 10, Ledger(), "0 lost, 0 doubled", True).met is False


def test_a_save_refused_for_good_is_a_missed_goal():
    ledger = Ledger(acknowledged=[None] * 50, statuses=[200] * 50 + [404])

    assert kills._told("kills", 10, ledger, "0 lost, 0 doubled", True).met is False
