"""Day or month first: all rows decide, else the person is asked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.sheets.order_of_dates import dates_in


@pytest.mark.parametrize(
    ("cells", "order", "unclear"),
    [
        ([], "", ""),
        (["2026-03-04"], "", ""),
        (["3/4/2026", "13/4/2026"], "dmy", ""),
        (["3/4/2026", "4/13/2026"], "mdy", ""),
        (["3.4.2026"], "dmy", ""),
        (["3/4/2026", "5/6/2026"], "", "3/4/2026"),
        (["13/4/2026", "4/13/2026", "1/2/26"], "", "13/4/2026"),
        ([f"3/{day}/2026" for day in range(1, 10)], "mdy", ""),
        ([f"{day}/3/2026" for day in range(1, 10)], "dmy", ""),
    ],
)
def test_the_order_is_told_or_asked(cells, order, unclear):
    assert dates_in([cells]) == (order, unclear)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
def test_a_month_of_nights_is_never_read_in_the_wrong_order(first, form):
    cells = [(first + timedelta(days=day)).strftime(form) for day in range(31)]
    assert dates_in([cells]) == (("dmy" if form.startswith("%d") else "mdy"), "")
