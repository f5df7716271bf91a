"""Clock times on pages: by the person's clock, and written one way."""

import re
from datetime import UTC, datetime, time

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.utils import timezone

from accounts.models import User
from tests import project


@pytest.mark.parametrize(
    ("hours", "at", "shown"),
    [
        ("12", time(20), "8:00 pm"),
        ("24", time(20), "20:00"),
        ("12", datetime(2026, 3, 3, 19, 5, tzinfo=UTC), "8:05 pm"),
        ("24", None, ""),
    ],
)
def test_a_time_on_a_page_goes_by_the_clock_of_the_person(
    hours: str, at: object, shown: str
) -> None:
    page = Template("{{ at|clock:person }}")
    with timezone.override("Europe/Berlin"):
        assert page.render(Context({"at": at, "person": User(clock=hours)})) == shown


def test_somebody_without_a_clock_reads_24_hours() -> None:
    told = Context({"at": time(20), "nobody": AnonymousUser()})
    assert Template("{{ at|clock:nobody }}").render(told) == "20:00"


def test_no_page_writes_times_in_another_way() -> None:
    other = re.compile(r"\|time:(?![\"']H:i:s)|date:\"[^\"]*[Hgi]:|(?!3 a)\d [ap]\.m\.")
    found = {
        (str(file.relative_to(project.ROOT)), match[0])
        for file in project.templates()
        for match in other.finditer(file.read_text(encoding="utf-8"))
    }
    assert not found


@pytest.mark.parametrize(("hours", "shown"), [("24", "16:00"), ("12", "4:00 pm")])
def test_a_full_hour_is_written_by_the_person_s_clock(hours, shown):
    page = Template("{{ 16|hour:person }}").render(Context({"person": User(clock=hours)}))

    assert page == shown
