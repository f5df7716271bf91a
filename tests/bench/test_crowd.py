"""Many accounts like one are copied whole, each row with an id of its own."""

import pytest

from accounts.models import User
from bench import crowd
from journal.models import CaffeineIntake
from journal.seeding import fill_with_demo

pytestmark = pytest.mark.django_db


def test_each_account_has_the_same_last_nights_and_their_rows(person):
    from datetime import date

    fill_with_demo(person, nights=40, seed=3, last=date(2026, 3, 31))
    crowd.follow(person, 3)

    mine = person.nights.order_by("-night").values_list("night", "evening_severity")
    mine = [row for row in mine if row[0] > date(2026, 3, 1)]
    drinks = CaffeineIntake.objects.filter(night__user=person, night__night__gt=date(2026, 3, 1))
    for other in User.objects.exclude(pk=person.pk):
        assert (
            list(other.nights.order_by("-night").values_list("night", "evening_severity")) == mine
        )
        copied = CaffeineIntake.objects.filter(night__user=other)
        assert copied.count() == drinks.count() > 0
        assert not set(copied.values_list("uid")) & set(drinks.values_list("uid"))
