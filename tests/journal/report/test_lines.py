import pytest

from journal.regimen.events import Change, DoseEvent
from journal.report.bloods import Blood
from journal.report.lines import _event, blood_line
from tests.journal.report.made_up import LAST


@pytest.mark.parametrize(
    ("change", "before", "after", "words"),
    [
        (Change.CHANGED, "1 mg", "2 mg", "Gabapentin 1 mg to 2 mg"),
        (Change.CHANGED, "", "2 mg", "Gabapentin changed, 2 mg"),
        (Change.STARTED, "", "2 mg", "Gabapentin started, 2 mg"),
        (Change.STOPPED, "", "", "Gabapentin stopped"),
    ],
)
def test_a_change_is_told_with_the_doses_that_are_known(
    change: Change, before: str, after: str, words: str
) -> None:
    assert _event(DoseEvent(LAST, "Gabapentin", True, change, before, after)) == words


def test_a_test_without_a_result_has_no_row() -> None:
    with pytest.raises(ValueError, match="without a result"):
        blood_line(Blood("Ferritin", None, None), "metric")
