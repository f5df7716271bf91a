"""What was deleted comes back whole, within a month, unless its place was taken."""

from datetime import date, time, timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from journal.labs.models import RemovedLabResult
from journal.models import RemovedNight
from journal.regimen.models.removed import RemovedRegimen
from journal.report.models import RemovedVisit
from journal.sittings.models import RemovedSitting
from journal.trash import RETENTION
from tests.journal.exchange.made_up import history

KINDS = {
    "nights": (RemovedNight, "evening_note"),
    "visits": (RemovedVisit, "decided"),
    "lab_results": (RemovedLabResult, "note"),
    "regimens": (RemovedRegimen, "note"),
    "sittings": (RemovedSitting, "time_zone"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_stored_since_a_row_was_read_comes_back_with_it(person, kind):
    history(person)
    removed, column = KINDS[kind]
    rows = getattr(person, kind)
    read = rows.first()
    rows.filter(pk=read.pk).update(**{column: "written since"})

    taken = removed.take(read)
    assert not rows.filter(pk=read.pk).exists()
    assert taken.restore()
    assert getattr(rows.get(pk=read.pk), column) == "written since"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_gone_by_now_is_not_found(person, kind):
    history(person)
    removed, _ = KINDS[kind]
    read, again = (getattr(person, kind).first() for _ in range(2))
    removed.take(read)
    with pytest.raises(Http404):
        removed.take(again)
    assert removed.objects.count() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_deleted_more_than_a_month_ago_goes_with_the_next(person, kind):
    history(person)
    removed, _ = KINDS[kind]
    first, second = getattr(person, kind).all()[:2]
    old = removed.take(first)
    removed.objects.update(removed_at=timezone.now() - RETENTION - timedelta(minutes=1))
    latest = removed.take(second)

    assert removed.objects.get() == latest != old


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_written_anew_meanwhile_stays_and_the_deleted_row_waits(person, kind):
    history(person)
    removed, _ = KINDS[kind]
    row = getattr(person, kind).first()
    taken = removed.take(row)
    row.save(force_insert=True)

    assert not taken.restore()
    assert removed.objects.get() == taken


def test_a_dose_taken_out_can_still_be_put_back_after_its_product_was_away(person):
    history(person)
    product = person.regimens.get(name="Ferrous sulfate")
    step = product.steps.get(schedule="weekdays")
    dose = RemovedRegimen.take(step)

    assert RemovedRegimen.take(product).restore()

    assert RemovedRegimen.objects.get() == dose
    assert RemovedRegimen.objects.get().restore()
    assert product.steps.filter(pk=step.pk).exists()


def test_taking_away_asks_no_more_of_a_long_history(person, django_assert_max_num_queries):
    history(person)
    product = person.regimens.get(name="Ferrous sulfate")
    for number in range(40):
        day = date(2001, 1, 1) + timedelta(days=number)
        product.steps.create(first_day=day, amount=9, unit="mg").set_times([time(8)])

    with django_assert_max_num_queries(20):
        RemovedRegimen.take(product)
