import json
from dataclasses import replace

from journal.share.snapshot import Page, Table
from tests.journal.share.made_up import PAGE, SNAPSHOT


def test_a_page_survives_being_stored():
    assert Page.from_json(json.loads(json.dumps(PAGE.to_json()))) == PAGE


def test_the_same_report_has_the_same_fingerprint_and_any_change_another():
    again = replace(SNAPSHOT, page=Page.from_json(PAGE.to_json()))
    changed = [
        replace(SNAPSHOT, pdf=b"%PDF-other"),
        replace(SNAPSHOT, pictures=SNAPSHOT.pictures[:1]),
        replace(SNAPSHOT, page=replace(PAGE, lines=("Ada L.", "1 – 30 Mar 2026"))),
    ]

    assert again.fingerprint == SNAPSHOT.fingerprint
    assert len({SNAPSHOT.fingerprint, *(other.fingerprint for other in changed)}) == 4


def test_a_table_of_words_is_told_from_a_grid_of_figures():
    grid = Table("Nights", ("Night", "Worst", "First symptom"), (("Fri 30 Oct", "7", "22:05"),))
    words = Table("Taken", ("Name", "One dose"), (("Iron", "65 mg every other day"),))

    assert (grid.is_wordy, words.is_wordy) == (False, True)
    assert [list(row) for row in words.labelled] == [
        [("Name", "Iron"), ("One dose", "65 mg every other day")]
    ]
