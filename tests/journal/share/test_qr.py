from journal.share.qr import QUIET, square

LINK = "https://nights.example.org/share/#" + "x" * 43
FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]


def test_a_code_is_square_with_an_empty_border_and_three_corner_marks():
    made = square(LINK)
    last = made.size - QUIET - 7
    corners = [
        [row[x : x + 7] for row in made.rows[y : y + 7]]
        for x, y in [(QUIET, QUIET), (last, QUIET), (QUIET, last)]
    ]

    assert {len(row) for row in made.rows} == {made.size}
    assert corners == [FINDER] * 3
    assert "1" not in "".join(made.rows[:QUIET] + made.rows[-QUIET:])
    assert {row[:QUIET] + row[-QUIET:] for row in made.rows} == {"0" * 2 * QUIET}


def test_the_drawing_has_one_mark_for_each_dark_module():
    made = square(LINK)

    assert made.path.count("M") == sum(row.count("1") for row in made.rows)
    assert made.path.startswith(f"M{QUIET} {QUIET}h1v1h-1z")


def test_another_text_gives_another_code():
    assert square(LINK) == square(LINK)
    assert square(LINK) != square(LINK[:-1] + "y")
