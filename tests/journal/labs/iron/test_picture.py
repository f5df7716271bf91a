"""The drawing holds every value and every course between its edges."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.figures.pictures import LEFT, MARGIN, WIDTH
from journal.labs.catalogue import BY_KEY
from journal.labs.iron.courses import IronCourse
from journal.labs.iron.picture import MOST_LANES, PANEL, TOP, LabSeries, picture
from journal.labs.iron.values import Value

DAY = date(2026, 11, 30)
UNIT = BY_KEY["ferritin"].shown("metric")


def series(*pairs):
    values = [Value(DAY - timedelta(days=ago), Decimal(amount)) for ago, amount in pairs]
    return LabSeries("Ferritin", UNIT, values, 75.0)


def oral(ago, until=None, name="Iron"):
    last = None if until is None else DAY - timedelta(days=until)
    return IronCourse(name, False, DAY - timedelta(days=ago), last, "")


def test_without_a_value_nothing_is_drawn():
    assert picture([series()], [oral(90)], DAY) is None


def test_the_first_day_stands_left_and_today_right():
    made = picture([series((100, 40), (0, 80))], [oral(200, 50)], DAY)

    (panel,) = made.panels
    assert panel.marks[-1].x == WIDTH - MARGIN
    assert LEFT < panel.marks[0].x < panel.marks[-1].x
    assert panel.path == f"M{panel.marks[0].x} {panel.marks[0].y} L{panel.marks[1].x} " + str(
        panel.marks[1].y
    )
    (lane,) = made.lanes
    assert (lane.bar.x1, lane.is_day) == (LEFT, False)
    assert lane.bar.x2 < WIDTH - MARGIN


def test_a_course_that_goes_on_reaches_today_and_an_infusion_is_one_day():
    infusion = IronCourse("F" * 60, True, DAY, DAY, "")
    made = picture([series((100, 40))], [oral(30), infusion], DAY)

    assert made.lanes[0].bar.x2 == WIDTH - MARGIN
    assert made.lanes[1].is_day
    assert made.lanes[1].label.endswith("…")


def test_a_day_that_nobody_knows_and_the_oldest_of_many_are_not_drawn():
    unknown = IronCourse("Iron", False, DAY, None, "", is_first_known=False)
    many = [oral(90 - n, 80 - n) for n in range(MOST_LANES + 3)]

    assert picture([series((9, 40))], [unknown], DAY).lanes == ()
    assert len(picture([series((9, 40))], many, DAY).lanes) == MOST_LANES


def test_kinds_of_values_have_marks_of_their_own():
    values = [
        Value(DAY, Decimal(15), sign="<"),
        Value(DAY, Decimal(20), is_calculated=True),
        Value(DAY, Decimal(30)),
    ]
    (panel,) = picture([LabSeries("Ferritin", UNIT, values, None)], [], DAY).panels

    assert [mark.kind for mark in panel.marks] == ["limit", "calculated", "measured"]
    assert panel.line is None


def test_the_guidelines_point_is_inside_however_small_the_values():
    (panel,) = picture([series((9, 5))], [], DAY).panels

    assert TOP <= panel.line < TOP + PANEL


@given(
    amounts=st.lists(st.integers(0, 9999), min_size=1, max_size=9),
    ago=st.integers(0, 20_000),
)
def test_everything_is_inside_and_read_by_a_few_ticks(amounts, ago):
    pairs = [(ago * (len(amounts) - n) // len(amounts), a) for n, a in enumerate(amounts)]
    made = picture([series(*pairs)], [oral(ago, 0)], DAY)

    (panel,) = made.panels
    for mark in panel.marks:
        assert LEFT <= mark.x <= WIDTH - MARGIN
        assert TOP <= mark.y <= TOP + PANEL
    assert 2 <= len(panel.ticks) <= 7
    assert len(made.dates) <= 6
    assert all(LEFT <= tick.x <= WIDTH - MARGIN for tick in made.dates)


@pytest.mark.parametrize(
    ("ago", "label"), [(60, "Nov 2026"), (400, "Oct 2026"), (3000, "2026"), (9000, "2025")]
)
def test_dates_are_months_and_over_years_years(ago, label):
    made = picture([series((ago, 40), (0, 80))], [], DAY)

    assert made.dates[-1].label == label
