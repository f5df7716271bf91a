"""What a measurement stands on holds for as long as it takes."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from bench.prepare import stay_confirmed


def test_exports_leave_hours_after_signing_in(person, client_of):
    person.set_password("a-long-phrase-9")
    person.save()
    client = client_of(person)
    stay_confirmed(client)
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        answer = client.get("/export/nights.csv")
    assert answer.status_code == 200
