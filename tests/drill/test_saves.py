"""The measure of the drills: what was acknowledged has to be there, once."""

from itertools import count

import pytest

from tests.drill.saves import NOBODY, Ledger, doubled, fresh, lost, verdict


def stored(*saves, doses=1, sendings=1, verdict="ok"):
    return {
        "doses": {save.name: doses for save in saves},
        "sendings": {save.uid: sendings for save in saves},
        "verdict": verdict,
    }


@pytest.fixture
def saves():
    numbers = count()
    return [fresh(numbers) for _ in range(20)]


class Answers:
    """A server that answers with one status after the other."""

    def __init__(self, *statuses):
        self.statuses = iter(statuses)
        self.bodies = []

    def read(self, method, path, body, **headers):
        self.bodies.append(body)
        self.status = next(self.statuses)
        if self.status == NOBODY:
            raise ConnectionResetError
        return self, b'{"error": "Not now."}'


def test_all_is_well_when_each_is_there_once(saves):
    assert verdict(saves, stored(*saves)) == ("0 lost, 0 doubled", True)


def test_a_dose_that_is_gone_is_lost(saves):
    assert lost(saves, stored(*saves[1:])) == [saves[0].name]
    assert verdict(saves, stored(*saves[1:])) == ("1 lost, 0 doubled", False)


def test_a_forgotten_sending_is_lost_too(saves):
    there = stored(*saves)
    del there["sendings"][saves[3].uid]

    assert lost(saves, there) == [saves[3].name]


def test_what_is_there_twice_is_doubled(saves):
    there = stored(*saves) | {"doses": {save.name: 1 for save in saves} | {saves[2].name: 2}}

    assert doubled(there) == [saves[2].name]
    assert verdict(saves, there)[1] is False


def test_what_nobody_was_told_of_may_be_there_or_not(saves):
    assert verdict(saves[:5], stored(*saves[:6]))[1] is True


def test_a_damaged_database_is_no_success(saves):
    assert verdict(saves, stored(*saves, verdict="page 3 is wrong"))[1] is False


def test_what_was_not_acknowledged_is_sent_again_unchanged(saves):
    ledger, server = Ledger(), Answers(NOBODY, 507, 200)
    ledger.send_until_stored(saves[0], server)

    assert len(set(server.bodies)) == 1
    assert ledger.statuses == [NOBODY, 507, 200]
    assert ledger.acknowledged == [saves[0]]
    assert ledger.refusals == ['{"error": "Not now."}']
    assert len(ledger.times) == 2


def test_saves_spread_over_nights(saves):
    assert len({save.night for save in saves}) == 3
    assert len({save.uid for save in saves} | {save.name for save in saves}) == 40


def test_what_is_refused_for_good_is_not_sent_for_ever(saves):
    ledger = Ledger()
    ledger.send_until_stored(saves[0], Answers(503, 404))

    assert ledger.statuses == [503, 404]
    assert ledger.acknowledged == []
