"""An answer leaves after what it acknowledges is on the disk; the drill sees it when not."""

from pathlib import Path

import pytest

from tests.drill import synced
from tests.drill.short import meets_its_goals
from tests.drill.synced import judge

DATA = Path("/data")
LOG = "/data/stillnight.sqlite3-wal"
ANSWER = "sendto(9<TCP:[127.0.0.1:8150->127.0.0.1:5000]>, ..., 300, 0, NULL, 0) = 300"
WRITE = f"pwrite64(7<{LOG}>, ..., 4096, 0) = 4096"
SYNC = f"fdatasync(7<{LOG}>) = 0"


def judged(*calls):
    """The lines as strace writes them, by process 10 unless they name another."""
    lines = [call if call[0].isdecimal() else f"10    {call}" for call in calls]
    found = judge(lines, DATA)
    return found.answers, found.durable


def test_every_answer_of_stillnight_waits_for_the_disk():
    assert meets_its_goals(synced)


def test_written_and_synced_before_the_answer_is_durable():
    assert judged(WRITE, WRITE, SYNC, ANSWER) == (1, 1)


def test_an_answer_before_the_sync_is_not():
    assert judged(WRITE, ANSWER, SYNC) == (1, 0)


def test_every_file_has_to_be_synced():
    other = "pwrite64(8</data/stillnight.sqlite3>, ..., 4096, 0) = 4096"

    assert judged(WRITE, other, SYNC, ANSWER) == (1, 0)


def test_a_write_after_the_sync_counts():
    assert judged(WRITE, SYNC, WRITE, ANSWER) == (1, 0)


def test_an_answer_that_wrote_nothing_is_not_counted():
    assert judged(ANSWER, WRITE, SYNC, ANSWER, ANSWER) == (1, 1)


def test_another_process_does_not_sync_for_this_one():
    assert judged(WRITE, f"11    {SYNC}", ANSWER) == (1, 0)


@pytest.mark.parametrize(("end", "durable"), [("10    <... fdatasync resumed>) = 0", 1), ("", 0)])
def test_a_sync_counts_when_it_has_ended(end, durable):
    begun = f"fdatasync(7<{LOG}> <unfinished ...>"
    calls = [call for call in (WRITE, begun, "11    gettid() = 11", end, ANSWER) if call]

    assert judged(*calls) == (1, durable)


def test_the_index_of_the_log_is_no_data():
    assert judged("pwrite64(8</data/stillnight.sqlite3-shm>, ..., 1, 0) = 1", ANSWER) == (0, 0)


def test_a_journal_removed_needs_its_folder_synced():
    """DELETE with FULL, Django's default, acknowledges before; with EXTRA it does not."""
    gone = 'unlink("/data/stillnight.sqlite3-journal") = 0'

    assert judged(gone, ANSWER) == (1, 0)
    assert judged(gone, "fsync(9</data>) = 0", ANSWER) == (1, 1)


def test_one_answer_too_early_is_a_missed_goal():
    assert synced._told(judge([f"10 {WRITE}", f"10 {ANSWER}"], DATA), 1).met is False


def test_where_nobody_may_watch_nothing_is_claimed(monkeypatch):
    def refused(here, saves):
        raise synced.NotHereError("strace may not watch here")

    monkeypatch.setattr(synced, "traced", refused)
    [result] = synced.run(synced.Size.SHORT)

    assert result.met is None
    assert "may not watch" in result.row()
