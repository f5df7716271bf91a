"""Many rows are read and stored as Django does it one by one."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from accounts.bulk import as_stored, insert_many
from journal.models import CaffeineIntake, Night

FIRST = date(2026, 3, 3)


@pytest.fixture(autouse=True, params=["prepared", "plain"])
def prepared_or_not(settings, request):
    settings.PREPARED_STATEMENTS = request.param == "prepared"


def test_many_rows_are_stored_as_their_fields_store_them(person):
    answers = {
        "symptom_onset": time(21, 10, 5), "no_symptoms": False, "alcohol_drinks": Decimal("1.5"),
        "sensations": ["creeping"], "evening_note": "late", "evening_severity": 0,
        "evening_first_written_at": datetime(2026, 3, 3, 21, tzinfo=UTC),
    }  # fmt: skip
    rows = [Night(user=person, night=FIRST, time_zone="UTC", **answers),
            Night(user=person, night=FIRST + timedelta(days=1), time_zone="UTC")]  # fmt: skip

    insert_many(rows)
    insert_many([])

    assert [row.pk for row in rows] == [None, None]
    full, blank = person.nights.all()
    assert {name: getattr(full, name) for name in answers} == answers
    assert (blank.symptom_onset, blank.sensations, blank.evening_note) == (None, [], "")
    insert_many([CaffeineIntake(night=full, drink="other")])
    assert full.caffeine_intakes.get().uid


def test_a_value_that_comes_again_is_stored_again(person):
    lists = [["urge"], [], ["urge"], ["urge", "pain"]]
    drinks = [Decimal("1.0"), Decimal(1), None, Decimal("0.5")]
    insert_many([
        Night(user=person, night=FIRST + timedelta(days=n), time_zone="UTC", sensations=words,
              alcohol_drinks=amount)
        for n, (words, amount) in enumerate(zip(lists, drinks, strict=True))
    ])  # fmt: skip

    nights = person.nights.order_by("night")
    assert [night.sensations for night in nights] == lists
    assert [night.alcohol_drinks for night in nights] == drinks


def test_a_filter_that_finds_nothing_finds_no_rows(db):
    assert list(as_stored(Night.objects.filter(pk__in=[]), "pk")) == []
