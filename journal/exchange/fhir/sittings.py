"""A sitting of the sitting test as an observation, with each of its ratings.

No code system that was seen has a code for this test, so its codes are our own.
"""
# pure

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from journal.exchange.fhir.parts import ABSENT, OWN, Resource, coded, observation, period, quantity
from journal.rounding import rounded
from journal.sittings.course import LENGTH, MINUTES, Course


def of_sitting(name: str, course: Course, zone: ZoneInfo) -> Resource:
    """One sitting under a name, in the zone it was in; its mean only where it is complete."""
    start = course.started_at.astimezone(zone)
    minutes = LENGTH if course.stopped_minute is None else course.stopped_minute
    return observation(
        name,
        "survey",
        coded("Sitting test at home, an hour rated every ten minutes", (OWN, "sitting")),
        {"effectivePeriod": period(start, start + timedelta(minutes=minutes))},
        component=list(_components(course)),
    )


def _components(course: Course) -> Iterator[Resource]:
    at = coded("The time of the evening it was meant for", (OWN, "sitting-planned"))
    yield {"code": at, "valueTime": f"{course.planned_at:%H:%M:%S}"}
    for minute, rating in zip(MINUTES, course.ratings, strict=True):
        code = coded(f"Legs after {minute} minutes, 0 to 10", (OWN, f"sitting-{minute}"))
        yield {"code": code, **_rating(rating)}
    if course.stopped_minute is not None:
        code = coded("Got up after so many minutes", (OWN, "sitting-got-up"))
        yield {"code": code, "valueQuantity": quantity(course.stopped_minute, "min", "min")}
    if course.mean is not None:
        code = coded("Mean of a complete sitting, 0 to 10", (OWN, "sitting-mean"))
        mean = quantity(rounded(course.mean, 1), "of 10", "{score}")
        yield {"code": code, "valueQuantity": mean}


def _rating(rating: int | None) -> Resource:
    if rating is None:
        return {"dataAbsentReason": coded("Not answered", (ABSENT, "unknown"))}
    return {"valueQuantity": quantity(rating, "of 10", "{score}")}
