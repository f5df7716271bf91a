from journal.clock import DAY, Period
from journal.trends.eight_weeks import eight_weeks
from tests.journal.trends.made_up import MONDAY

BEFORE = Period(MONDAY, MONDAY + 27 * DAY)
NOW = Period(BEFORE.last + DAY, BEFORE.last + 28 * DAY)


def test_each_rated_night_is_a_dot_and_each_four_weeks_have_their_usual_rating():
    worst = [None, *[6.0] * 27, *[4.0] * 27, 10.0]
    picture = eight_weeks(BEFORE, NOW, worst)

    assert picture.dots.count("h0") == 55
    assert picture.dots.endswith("M349.1 8.0h0")
    assert picture.bars.count("M") == 2
    assert picture.words == (
        "Usual worst rating: 4 in the last four weeks, 6 in the four weeks before."
    )
    assert [each.words for each in picture.dates] == ["2 Mar", "16 Mar", "30 Mar", "13 Apr"]


def test_a_handful_of_nights_has_dots_and_no_usual_rating():
    picture = eight_weeks(None, NOW, [*[3.0] * 4, *[None] * 24])

    assert picture.dots.count("h0") == 4
    assert (picture.bars, picture.words) == ("", "")


def test_a_higher_rating_stands_higher_and_none_leaves_the_picture():
    picture = eight_weeks(None, NOW, [0.0, 5.0, 10.0, *[None] * 25])
    heights = [float(dot.split(" ")[1].removesuffix("h0")) for dot in picture.dots.split("M")[1:]]

    assert heights == [92.0, 50.0, 8.0] == [each.at for each in picture.grid]
