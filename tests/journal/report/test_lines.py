import pytest

from journal.report.bloods import Blood
from journal.report.lines import blood_line


def test_a_test_without_a_result_has_no_row() -> None:
    with pytest.raises(ValueError, match="without a result"):
        blood_line(Blood("Ferritin", None, None), "metric")
