"""The ten years that are brought in are new nights."""

from bench.importing import earlier


def test_nights_are_moved_back_and_keep_their_answers():
    told = "night,evening_severity,evening_first_written_at\n2024-03-01,5,x\n2024-02-29,6,x\n"

    assert earlier(told).splitlines() == ["night,evening_severity", "2009-03-01,5"]
