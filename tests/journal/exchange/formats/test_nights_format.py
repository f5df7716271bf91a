"""Rows of nights compared with the diary."""

from datetime import UTC, date, datetime

from journal.exchange import nights_csv
from journal.exchange.formats.nights_csv import NightsCsv
from journal.exchange.reading import State
from journal.models import Night

NIGHT = date(2026, 3, 3)
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)


def states(person, text):
    return NightsCsv().states(person, nights_csv.read(text.encode(), latest=NIGHT, now=NOW))


def test_a_row_is_new_the_same_or_different(person, write_night):
    write_night(person, NIGHT, evening_severity=4, tiredness=2)

    assert states(person, "night,evening_severity\n2026-03-02,4") == [State.NEW]
    assert states(person, "night,evening_severity,tiredness\n2026-03-03,4,2") == [State.SAME]
    assert states(person, "night,evening_severity\n2026-03-03,5") == [State.DIFFERENT]


def test_an_empty_cell_contradicts_nothing_but_an_answer_to_an_open_question_differs(
    person, write_night
):
    write_night(person, NIGHT, evening_severity=4)

    assert states(person, "night,evening_severity,tiredness\n2026-03-03,,") == [State.SAME]
    assert states(person, "night,tiredness\n2026-03-03,2") == [State.DIFFERENT]


def test_when_it_was_written_is_no_difference(person, write_night):
    write_night(person, NIGHT, evening_severity=4)

    row = "night,evening_severity,evening_first_written_at\n2026-03-03,4,2026-03-03T22:00:00Z"
    assert states(person, row) == [State.SAME]


def test_the_nights_of_others_do_not_matter(person, stranger, write_night):
    write_night(stranger, NIGHT, evening_severity=4)

    assert states(person, "night,evening_severity\n2026-03-03,4") == [State.NEW]
    assert Night.objects.count() == 1


def test_comparing_takes_two_queries_however_many_rows(person, django_assert_num_queries):
    text = "night\n" + "\n".join(f"2026-02-{day:02d}" for day in range(1, 29))
    with django_assert_num_queries(2):
        assert states(person, text) == [State.NEW] * 28
