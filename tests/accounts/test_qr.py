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
