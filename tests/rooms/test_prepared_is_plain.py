"""What is prepared finds and stores what Django by itself does, wherever it is asked."""

import gc
import json
import re
import sys
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone

from accounts import prepared
from accounts.tokens.models import Token
from journal.clock import DAY
from tests.journal.exchange.made_up import history
from tests.project import ROOT
from tests.rooms.full_night import NIGHT, write_full_night

TONIGHT = NIGHT + 9 * DAY
# Ids of a page and of its forms, and what tells them from a stranger's
MADE_ANEW = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=value=\")\w{64}(?=\")")
PAGES = (
    f"/nights/{NIGHT}/",
    "/tonight/",
    "/wake/",
    "/nights/",
    "/trends/?range=all",
    "/trends/series.json?range=all",
    "/report/",
    "/regimen/",
    "/experiments/",
)


@pytest.fixture(autouse=True)
def an_evening_of_the_week_after():
    with time_machine.travel("2026-03-12 20:00+01:00", tick=False):
        yield


@pytest.fixture
def lived(person):
    """Somebody who has one of everything, and the same drinks and doses on many nights."""
    history(person)
    for day in range(1, 9):
        write_full_night(person, NIGHT + day * DAY).doses.create(name="Melatonin")
    person.day_suggestions.update(night=TONIGHT)
    person.wake_taps.create(night=TONIGHT, kind="started", at=datetime(2026, 3, 12, 18, tzinfo=UTC))
    return person


def place_of(statement):
    """Where a statement is written."""
    code = statement.build.__code__
    return f"{code.co_filename.removeprefix(f'{ROOT}/')}:{code.co_firstlineno}"


def by_django(statement, *given, **shape):
    """The rows of a statement without any of it prepared, and whether they are in order."""
    rows = statement.build(*given, **shape)
    return list(rows), rows.ordered


def columns_of(row):
    """A row as a tuple, whether it is an object or one already."""
    if isinstance(row, tuple):
        return row
    return tuple(getattr(row, field.attname) for field in row._meta.concrete_fields)


@pytest.fixture
def asked(monkeypatch):
    """The places of all statements that were asked and found something; each is compared."""
    found, ask = set(), prepared.prepared.__call__

    def compared(statement, *given, **shape):
        mine = ask(statement, *given, **shape)
        theirs, in_order = by_django(statement, *given, **shape)
        order = list if in_order else lambda rows: sorted(map(repr, rows))
        assert order(map(columns_of, mine)) == order(map(columns_of, theirs)), place_of(statement)
        found.update({place_of(statement)} if mine else ())
        return mine

    monkeypatch.setattr(prepared.prepared, "__call__", compared)
    return found


@pytest.fixture
def stored(monkeypatch):
    """The names of all tables that a prepared statement wrote; each row is compared."""
    found = set()

    def all_rows(model):
        keyless = [f.attname for f in model._meta.concrete_fields if not f.primary_key]
        return sorted(map(repr, model._default_manager.order_by().values(*keyless)))

    def compared(model, mine, plain):
        with transaction.atomic():
            answer = plain()
            theirs = all_rows(model)
            transaction.set_rollback(True)
        told = mine()
        assert (told, all_rows(model)) == (answer, theirs)
        found.add(model.__name__)
        return told

    insert, update = prepared.insert, prepared.update

    def inserted(model, **values):
        plain = lambda: model._default_manager.create(**values) and None  # noqa: E731
        return compared(model, lambda: insert(model, **values), plain)

    def updated(model, where, values):
        rows = model._default_manager.filter(**where)
        plain = lambda: rows.update(**values)  # noqa: E731
        return compared(model, lambda: update(model, where, values), plain)

    for module in list(sys.modules.values()):
        for name, ours in ((insert, inserted), (update, updated)):
            if vars(module).get(name.__name__) is name:
                monkeypatch.setattr(module, name.__name__, ours)
    return found


def change(rating, before=None):
    """A tap, as a device sends it."""
    base = {"evening_severity": before} if before else {}
    return {"id": str(uuid4()), "base": base, "answers": {"evening_severity": rating}}


def test_every_statement_finds_what_django_finds_and_stores_what_django_stores(
    client_of, lived, asked, stored
):
    browser = client_of(lived)

    for page in PAGES:
        assert browser.get(page).status_code == 200, page
    begun = timezone.now()
    _, secret, _ = Token.objects.make(
        lived.pk, nonce="a", name="Watch", scopes=["nights:read"], now=begun, ends_at=begun + DAY
    )
    bearer = {"Authorization": f"Bearer {secret}"}
    assert Client().get("/api/v1/me", headers=bearer).status_code == 200
    first, second = change("4"), change("5", before="4")
    for each in (first, first, second):
        answer = browser.post(
            f"/nights/{TONIGHT}/answers/", json.dumps(each), content_type="application/json"
        )
        assert answer.json()["stored"], answer.json()
    with time_machine.travel("2026-07-12 20:00+02:00", tick=False):  # old ids are cleared away
        browser.force_login(lived)
        browser.post("/nights/2026-07-12/answers/", json.dumps(change("4")), "application/json")
        assert browser.get("/trends/").status_code == 200  # tonight is written

    here = (each for each in gc.get_objects() if type(each) is prepared.prepared)
    written = {place_of(each) for each in here}
    assert {place for place in written if not place.startswith("tests/")} - asked == set()
    assert stored == {"Night", "Sending", "Session", "Token"}


def test_pages_and_taps_are_the_same_without_prepared_statements(client_of, lived, settings):
    def shown(page, *, prepared):
        settings.PREPARED_STATEMENTS = prepared
        html = client_of(lived).get(page).content.decode()
        return MADE_ANEW.sub("", html)

    for page in PAGES:
        assert shown(page, prepared=True) == shown(page, prepared=False), page
    for prepared_, each in ((False, change("4")), (True, change("5", before="4"))):
        settings.PREPARED_STATEMENTS = prepared_
        answer = client_of(lived).post(
            f"/nights/{TONIGHT}/answers/", json.dumps(each), content_type="application/json"
        )
        assert answer.json()["stored"], answer.json()
