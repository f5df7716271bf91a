"""A sitting as an observation: unknown ratings are absent, and only a whole hour has a mean."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from journal.exchange.fhir.sittings import of_sitting
from journal.sittings.course import Course

START = datetime(2026, 3, 3, 23, 4, tzinfo=UTC)


def observation(*ratings, stopped=None):
    course = Course(time(0), START, ratings, stopped)
    return of_sitting("sitting-7", course, ZoneInfo("Europe/Berlin"))


def by_code(resource):
    return {each["code"]["coding"][0]["code"]: each for each in resource["component"]}


def test_a_complete_sitting_has_its_ratings_and_their_mean_as_pages_print_it():
    sat = observation(0, 1, 1, 2, 3, 3, 5)

    assert sat["effectivePeriod"] == {
        "start": "2026-03-04T00:04:00+01:00", "end": "2026-03-04T01:04:00+01:00",
    }  # fmt: skip
    components = by_code(sat)
    assert components["sitting-planned"]["valueTime"] == "00:00:00"
    ratings = [components[f"sitting-{minute}"] for minute in range(0, 61, 10)]
    assert [each["valueQuantity"]["value"] for each in ratings] == [0, 1, 1, 2, 3, 3, 5]
    assert components["sitting-mean"]["valueQuantity"]["value"] == 2.1
    assert "sitting-got-up" not in components


def test_one_that_was_broken_off_ends_there_and_has_no_mean():
    sat = observation(4, 6, None, None, None, None, None, stopped=14)

    assert sat["effectivePeriod"]["end"] == "2026-03-04T00:18:00+01:00"
    components = by_code(sat)
    assert components["sitting-got-up"]["valueQuantity"]["value"] == 14
    assert components["sitting-20"]["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert "valueQuantity" not in components["sitting-20"]
    assert "sitting-mean" not in components
