import re

import qrcode

from accounts import qr


def test_the_path_paints_exactly_the_dark_squares():
    text = "otpauth://totp/person%40example.org?secret=ABC&issuer=Stillnight"
    code = qr.draw(text)
    painted = {
        (int(y), x)
        for start, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", code.path)
        for x in range(int(start), int(start) + int(width))
    }

    reference = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    reference.add_data(text)
    rows = reference.get_matrix()
    assert painted == {(y, x) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
    assert code.size == len(rows)
    assert not any(x < 4 or y < 4 for y, x in painted)


LINK = "https://nights.example.org/share/#" + "x" * 43
FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]


def test_a_code_is_square_with_an_empty_border_and_three_corner_marks():
    made = qr.draw(LINK)
    border = qr.QUIET_ZONE
    last = made.size - border - 7
    corners = [
        [row[x : x + 7] for row in made.rows[y : y + 7]]
        for x, y in [(border, border), (last, border), (border, last)]
    ]

    assert {len(row) for row in made.rows} == {made.size}
    assert corners == [FINDER] * 3
    assert "1" not in "".join(made.rows[:border] + made.rows[-border:])
    assert {row[:border] + row[-border:] for row in made.rows} == {"0" * 2 * border}


def test_another_text_gives_another_code():
    assert qr.draw(LINK) == qr.draw(LINK)
    assert qr.draw(LINK) != qr.draw(LINK[:-1] + "y")
