from datetime import date

import pytest

from journal.clock import Period
from journal.report.file_name import file_name, initials

PERIOD = Period(date(2026, 11, 3), date(2026, 11, 30))


def test_a_file_is_named_by_initials_and_dates() -> None:
    assert file_name("Maria K.", PERIOD) == (
        "restless-legs-summary-MK-2026-11-03-to-2026-11-30.pdf"
    )
    assert file_name("", PERIOD) == "restless-legs-summary-2026-11-03-to-2026-11-30.pdf"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("J. D.", "JD"),
        ("Jean-Luc van der Meer-Ost", "JLVD"),
        ("Ωμέγα Ñandú", "ΩÑ"),
        ('../"; 9', ""),
    ],
)
def test_initials_are_letters_alone(name: str, letters: str) -> None:
    assert initials(name) == letters
