"""Fingerprints tell whether a row was changed since it came in."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from journal.exchange.undo import fingerprints, fingerprints_of
from tests.journal.exchange.made_up import history


def test_a_row_has_the_same_fingerprint_alone_and_among_all_that_there_is(person):
    history(person)
    among_all = fingerprints(person)
    alone = {
        key: mark for each in among_all for key, mark in fingerprints_of(person, [each]).items()
    }
    assert alone == among_all


def test_fingerprints_of_some_rows_read_no_others(person):
    history(person)
    (key,) = [key for key in fingerprints(person) if key[0] == "lab_results"][:1]
    with CaptureQueriesContext(connection) as captured:
        fingerprints_of(person, [key])
    assert len(captured) == 1
