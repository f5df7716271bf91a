"""What the browser does with the series before it draws them: static/js/lib, run by Node."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from journal import clock
from journal.rounding import rounded
from tests.scripts import needs_node, run

pytestmark = needs_node


def line(*values):
    return [{"x": x, "y": y} for x, y in enumerate(values)]


def decimated(points, nights_per_bucket):
    return run("decimate.js", "m.decimate(a[0], a[1])", points, nights_per_bucket)


def runs(points):
    """The unbroken stretches of known and of unknown nights."""
    shape = []
    for point in points:
        known = point["y"] is not None
        if not shape or shape[-1] != known:
            shape.append(known)
    return shape


def test_a_line_that_fits_is_left_alone():
    points = line(1, None, 3)

    assert decimated(points, 1) == points


def test_first_lowest_highest_and_last_of_a_bucket_stay():
    kept = decimated(line(5, 6, 9, 1, 4, 4, 3, 3), 8)

    assert [(point["x"], point["y"]) for point in kept] == [(0, 5), (2, 9), (3, 1), (7, 3)]


def test_a_gap_of_one_night_inside_a_bucket_stays_a_gap():
    kept = decimated(line(5, 5, 5, None, 5, 5, 5, 5), 8)

    assert [point["y"] for point in kept] == [5, 5, None, 5, 5]


def test_a_long_gap_needs_one_point():
    assert decimated(line(1, *[None] * 40, 2), 4) == [
        {"x": 0, "y": 1},
        {"x": 1, "y": None},
        {"x": 41, "y": 2},
    ]


def test_zero_is_a_value_and_never_a_gap():
    assert runs(decimated(line(*[0] * 30), 10)) == [True]


@hypothesis_settings(max_examples=15)
@given(
    st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=200),
    st.integers(2, 40),
)
def test_thinning_invents_nothing_closes_no_gap_and_keeps_the_extremes(values, nights_per_bucket):
    points = line(*values)
    kept = decimated(points, nights_per_bucket)

    assert all(point in points for point in kept)
    assert [point["x"] for point in kept] == sorted({point["x"] for point in kept})
    assert runs(kept) == runs(points)
    known = [value for value in values if value is not None]
    if known:
        drawn = [point["y"] for point in kept if point["y"] is not None]
        assert (min(drawn), max(drawn)) == (min(known), max(known))


def test_ten_years_become_at_most_two_points_a_pixel():
    points = line(*[(night * 7) % 11 for night in range(3650)])

    assert len(decimated(points, 3650 * 2 // 300)) <= 2 * 300 + 8


def test_a_night_alone_between_gaps_is_drawn_as_a_short_stroke():
    drawn = run("decimate.js", "m.visible(a[0])", line(1, 2, None, 5, None))

    assert [(point["x"], point["y"]) for point in drawn] == [
        (0, 1),
        (1, 2),
        (2, None),
        (2.75, 5),
        (3, 5),
        (3.25, 5),
        (4, None),
    ]


@pytest.mark.parametrize(
    ("night", "name"),
    [
        ("2026-03-03", "Night of Tue 3 → Wed 4 Mar 2026"),
        ("2026-02-28", "Night of Sat 28 Feb → Sun 1 Mar 2026"),
        ("2026-12-31", "Night of Thu 31 Dec → Fri 1 Jan 2027"),
    ],
)
def test_nights_are_named_alike_in_every_time_zone(monkeypatch, night, name):
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        assert run("nights.js", "m.nameOf(a[0])", night) == name


def ticks(first, count):
    nights = "Array.from({length: a[1]}, (_, i) => new Date(Date.parse(a[0]) + i * 864e5))"
    iso = f"{nights}.map((date) => date.toISOString().slice(0, 10))"
    return [tick["label"] for tick in run("nights.js", f"m.ticksOf({iso})", first, count)]


@pytest.mark.parametrize(
    ("count", "labels"),
    [
        (5, ["1 Jan", "3 Jan", "5 Jan"]),
        (28, ["5 Jan", "12 Jan", "19 Jan", "26 Jan"]),
        (120, ["2026", "Feb", "Mar", "Apr"]),
        (1000, ["2026", "2027", "2028"]),
    ],
)
def test_the_axis_names_days_then_mondays_then_months_then_years(count, labels):
    assert ticks("2026-01-01", count) == labels


@pytest.mark.parametrize(
    ("minutes", "in_24", "in_12"),
    [(580, "21:40", "9:40 pm"), (720, "00:00", "12:00 am"), (1500, "13:00", "1:00 pm")],
)
def test_clock_times_read_as_on_the_page(minutes, in_24, in_12):
    assert run("nights.js", 'm.clockTime(a[0], "24")', minutes) == in_24
    assert run("nights.js", 'm.clockTime(a[0], "12")', minutes) == in_12


def test_whole_hours_of_a_12_hour_axis_are_short():
    assert run("nights.js", 'm.clockHour(540, "12")') == "9 pm"
    assert run("nights.js", 'm.clockHour(540, "24")') == "21:00"


@pytest.mark.parametrize(
    ("low", "high", "nights"),
    [
        (9.6, 40.2, [10, 40]),
        (-0.5, 90.5, [0, 90]),
        (50.2, 50.4, [47, 53]),
        (-0.5, 1, [0, 6]),
        (89.5, 90.5, [84, 90]),
    ],
)
def test_looking_closer_takes_the_nights_in_sight_and_at_least_a_week(low, high, nights):
    assert run("nights.js", "m.nightsWithin({ min: a[0], max: a[1] }, 91)", low, high) == nights


@hypothesis_settings(max_examples=15)
@given(st.floats(-0.5, 900), st.floats(0, 900), st.integers(8, 900))
def test_looking_closer_never_leaves_the_nights_there_are(low, width, count):
    first, last = run(
        "nights.js", "m.nightsWithin({ min: a[0], max: a[1] }, a[2])", low, low + width, count
    )

    assert 0 <= first <= last < count
    assert last - first >= 6


@hypothesis_settings(max_examples=5, deadline=None)
@given(
    st.lists(st.floats(-3000, 3000) | st.integers(-9999, 9999).map(lambda n: n / 40), min_size=40)
)
def test_pages_and_scripts_round_alike(values):
    for decimals in (0, 1):
        expression = "a[0].map((value) => m.rounded(value, a[1]))"
        ours = [rounded(value, decimals) for value in values]
        assert run("rounding.js", expression, values, decimals) == ours


@pytest.mark.parametrize("minutes", [597.5, 492.5, -2.5, 1437.5, 0, 1439.2])
def test_a_clock_time_of_a_chart_is_that_of_the_page(minutes):
    written = f"{clock.clock_at(minutes):%H:%M}"
    assert run("nights.js", 'm.clockTime(a[0], "24")', minutes) == written


@pytest.mark.parametrize(
    ("values", "foot", "axis"),
    [
        ([540, 600, 660], False, {"min": 480, "max": 720, "step": 60}),
        ([-30, 60], False, {"min": -120, "max": 120, "step": 60}),
        ([600], False, {"min": 480, "max": 720, "step": 60}),
        ([480, 960], True, {"min": 480, "max": 1080, "step": 120}),
        ([0, 1430], False, {"min": 0, "max": 1440, "step": 120}),
        ([], True, {"min": 0, "max": 1440, "step": 120}),
    ],
)
def test_a_clock_axis_holds_the_times_that_there_are(values, foot, axis):
    assert run("trend-charts.js", "m.clockBounds(a[0], a[1])", values, foot) == axis
