"""The drawings of sittings."""

from datetime import time

from journal.sittings.evening import Evening
from journal.sittings.panels import panels
from tests.journal.sittings.made_up import NIGHT, course, evening


def test_a_rating_of_ten_is_at_the_top_and_the_hour_goes_from_left_to_right() -> None:
    sitting = course(10, 5, 5, 5, 5, 5, 0)
    (panel,) = panels([("3 Mar", Evening(NIGHT, (sitting,)))], "24")
    (line,) = panel.lines
    assert (line.marks[0], line.marks[-1]) == ((20, 8), (152, 92))
    assert line.stretches[0].startswith("20.0,8.0 42.0,50.0 ")


def test_an_unknown_rating_is_a_gap_and_a_lonely_one_a_mark() -> None:
    sitting = course(1, 1, None, 3, None, 4, 4)
    (panel,) = panels([("3 Mar", Evening(NIGHT, (sitting,)))], "24")
    (line,) = panel.lines
    assert (len(line.marks), len(line.stretches)) == (5, 2)
    assert line.words == "5 of 7 ratings"


def test_two_evenings_share_the_panels_of_their_times() -> None:
    before, after = evening(1, 2), evening(None, 3, 4)
    shown = panels([("3 Mar", before), ("10 Mar", after)], "12")
    assert [panel.title for panel in shown] == ["6:00 pm", "8:00 pm", "10:00 pm"]
    assert [[line.is_earlier for line in panel.lines] for panel in shown] == [
        [True, False],
        [True, False],
        [False],
    ]
    assert shown[0].in_words == (
        "Ratings of the sitting at 6:00 pm. 3 Mar: complete, mean 1. 10 Mar: got up after 9 min."
    )


def test_midnight_is_drawn_last() -> None:
    sittings = (course(1, at=time(0)), course(1, at=time(20)))
    shown = panels([("3 Mar", Evening(NIGHT, sittings))], "24")
    assert [panel.title for panel in shown] == ["20:00", "00:00"]
