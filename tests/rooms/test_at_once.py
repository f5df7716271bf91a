"""What another device stores in the middle of an undo or a deletion, on PostgreSQL.

SQLite has one writer at a time.
"""

import json
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.db.models.deletion import Collector
from django.test import Client
from django.urls import reverse

from accounts.deletion import delete_account
from accounts.models import User
from journal.exchange.undo import Undoing
from journal.models import Night

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
TWO = "night,evening_severity\n2026-03-03,4\n2026-03-04,5\n"


class Sending(Thread):
    """An answer from another device."""

    def __init__(self, client: Client, night: str, base: dict[str, str]) -> None:
        super().__init__()
        self.client, self.address = client, f"/nights/{night}/answers/"
        self.body = {"id": str(uuid4()), "base": base, "answers": {"evening_severity": "9"}}
        self.told: dict[str, Any] = {}
        self.start()
        self.join(2)  # seconds; it may have to wait longer

    def run(self) -> None:
        text = json.dumps(self.body)
        answer = self.client.post(self.address, text, content_type="application/json")
        self.told = answer.json()
        connections.close_all()


def test_what_is_stored_while_an_import_is_undone_is_not_taken_out_with_it(
    take_in, client_of, person, monkeypatch
):
    entry = take_in(person, TWO)
    units, client, sent = Undoing.units, client_of(person), []

    def decided(undoing, who, rows):
        found = units(undoing, who, rows)
        sent.append(Sending(client, "2026-03-03", {"evening_severity": "4"}))
        return found

    monkeypatch.setattr(Undoing, "units", decided)
    client_of(person).post(reverse("exchange:undo_import", args=[entry.pk]))
    sent[0].join()

    assert sent[0].told["stored"] is person.nights.filter(evening_severity=9).exists()


def test_what_is_stored_while_an_account_is_deleted_does_not_keep_it(
    take_in, client_of, person, monkeypatch
):
    take_in(person, TWO)
    delete, client, sent = Collector.delete, client_of(person), []

    def collected(collector):
        if not sent and User in collector.data:
            sent.append(Sending(client, "2026-03-09", {}))
        return delete(collector)

    monkeypatch.setattr(Collector, "delete", collected)
    delete_account(person)

    assert sent[0].told["stored"] is True
    assert not User.objects.exists()
    assert not Night.objects.exists()
