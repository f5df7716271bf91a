"""What another device stores after a row was read is deleted, and brought back, with it."""

import pytest
from django.http import Http404

from journal.labs.models import RemovedLabResult
from journal.models import RemovedNight
from journal.regimen.removed import RemovedRegimen
from journal.report.models import RemovedVisit
from tests.journal.exchange.made_up import history

KINDS = {
    "nights": (RemovedNight, "evening_note"),
    "visits": (RemovedVisit, "decided"),
    "lab_results": (RemovedLabResult, "note"),
    "regimens": (RemovedRegimen, "note"),
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
