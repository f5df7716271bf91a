"""A document without end is ended, and the others are answered; the longest one is printed."""

import pytest

from tests.drill import printing
from tests.drill.printing import Watched
from tests.drill.short import meets_its_goals

SENTENCE = "This summary could not be printed."


def test_hostile_documents_end_and_long_ones_are_printed():
    assert meets_its_goals(printing)


@pytest.mark.parametrize(
    ("jobs", "others", "met"),
    [
        ([(503, SENTENCE)], [200, 200], True),
        ([(200, "<svg>")], [200, 200], False),
        ([(500, "Traceback (most recent call last):")], [200, 200], False),
        ([(503, SENTENCE)], [200, 503], False),
    ],
)
def test_a_job_without_a_sentence_or_a_request_without_an_answer_is_missed(jobs, others, met):
    watched = Watched(jobs, [6.0] * len(jobs), others, [3.0] * len(others))

    assert watched.row("Endless document").met is met


def test_a_process_is_weighed_by_the_kernels_own_figures():
    import os

    assert printing.weight(os.getpid(), "VmHWM") > 1
    assert printing.weight(os.getpid(), "VmNothing") == 0
