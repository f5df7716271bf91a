import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.figures.measures import Kind
from journal.figures.pictures import COURSE_HEIGHT, WIDTH, course, two_sides

VALUES = st.lists(st.floats(0, 10_000, allow_nan=False), min_size=1, max_size=40)


def test_ratings_have_a_bar_for_each_number_that_was_given():
    picture = two_sides(Kind.RATING, [0, 0, 5], [10])

    assert len(picture.above) == 2
    assert len(picture.below) == 1
    assert [tick.label for tick in picture.ticks] == [str(n) for n in range(11)]
    assert (picture.median_above.label, picture.median_below.label) == ("0", "10")


def test_the_tallest_bar_is_the_largest_share_not_the_largest_count():
    picture = two_sides(Kind.RATING, [3] * 8 + [4] * 2, [3])
    assert picture.below[0].height > picture.above[0].height > picture.above[1].height


def test_a_side_without_a_night_has_no_picture():
    assert two_sides(Kind.RATING, [], [1]) is None
    assert two_sides(Kind.RATING, [1], []) is None


def test_times_are_told_at_three_places():
    picture = two_sides(Kind.CLOCK, [600, 660], [720], "12")
    assert [tick.label for tick in picture.ticks] == ["10:07 pm", "11:00 pm", "11:53 pm"]


def test_many_counts_share_bins():
    assert len(two_sides(Kind.COUNT, [0, 100], [50]).above) == 2
    assert [tick.label for tick in two_sides(Kind.COUNT, [2], [5]).ticks] == ["2", "3", "4", "5"]


def test_values_that_are_alike_but_for_an_error_of_sums_have_a_place():
    picture = two_sides(Kind.MINUTES, [0.0], [2.2e-311])
    assert 0 <= picture.above[0].x <= WIDTH


def test_parts_of_a_drink_have_a_place_on_the_axis_too():
    picture = two_sides(Kind.COUNT, [0], [1.75])
    assert [tick.label for tick in picture.ticks] == ["0", "1", "2"]
    assert picture.ticks[1].x < picture.median_below.x < picture.ticks[2].x


@given(kind=st.sampled_from([Kind.MINUTES, Kind.CLOCK, Kind.COUNT]), first=VALUES, second=VALUES)
def test_nothing_is_drawn_outside_the_picture(kind, first, second):
    picture = two_sides(kind, first, second)
    for bar in (*picture.above, *picture.below):
        assert 0 <= bar.x <= WIDTH
        assert bar.x + bar.width <= WIDTH + 1
        assert bar.y >= 0
    for mark in (*picture.ticks, picture.median_above, picture.median_below):
        assert 0 <= mark.x <= WIDTH


def test_a_course_has_the_evening_at_the_top():
    picture = course([540, None, 720], [(0, 540), (2, 720)], (540, 720), [(0, 1, 600)])

    first, second = picture.dots
    assert first.y < second.y
    assert first.x < second.x
    assert picture.trend.y1 < picture.trend.y2
    assert len(picture.levels) == 1
    assert picture.labels[0].label == "21:00"


def test_dates_and_changes_of_the_plan_stand_at_their_nights():
    picture = course(
        [540, 600, 660],
        [(0, 540)],
        None,
        [],
        "12",
        dates=[(0, "5 Oct"), (2, "7 Oct")],
        changes=[(1, "Gabapentin 300 mg changed")],
    )
    assert [mark.label for mark in picture.dates] == ["5 Oct", "7 Oct"]
    assert picture.dates[0].x < picture.changes[0].x < picture.dates[1].x
    assert picture.changes[0].label == "Gabapentin 300 mg changed"
    assert [mark.label for mark in picture.labels] == ["9 pm", "10 pm", "11 pm", "12 am", "1 am"]


@pytest.mark.parametrize(
    ("minutes", "labels", "height"),
    [
        ([600, 610], ["9 pm", "10 pm", "11 pm", "12 am", "1 am"], COURSE_HEIGHT),
        ([60, 1380], [f"{hour} pm" for hour in (12, 2, 4, 6, 8, 10)], 20 + 14 * 24),
    ],
)
def test_two_hours_are_seen_as_such_however_far_the_times_lie_apart(minutes, labels, height):
    picture = course(minutes, [], None, [], "12")

    assert [mark.label for mark in picture.labels][: len(labels)] == labels
    assert picture.height == height


def test_changes_have_numbers_and_share_one_where_they_would_cover_each_other():
    changes = [(place, "Dose changed") for place in (0, 1, 2, 60)]
    picture = course([600.0] * 100, [], None, [], changes=changes)

    assert [mark.label for mark in picture.numbers] == ["1–3", "4"]
    assert picture.numbers[1].x == picture.changes[3].x


def test_a_trend_never_leaves_the_picture():
    picture = course([600.0] * 3, [(0, 600.0)], (-5000.0, 5000.0), [])
    assert 0 <= picture.trend.y1 < picture.trend.y2 <= COURSE_HEIGHT


@pytest.mark.parametrize("values", [[], [None, None]])
def test_nothing_known_is_nothing_drawn(values):
    assert course(values, [], None, []) is None


def test_a_single_night_is_drawn_without_a_trend():
    picture = course([600.0], [(0, 600.0)], None, [])
    assert len(picture.dots) == 1
    assert picture.trend is None
