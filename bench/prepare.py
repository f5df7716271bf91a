"""Fill a database and say what is asked of it: `python -m bench.prepare nights people`.

Runs under the settings of Stillnight or of the floor and prints JSON: a cookie that is signed
in, and for each reading page its queries, bytes and CPU milliseconds in this process.
"""

import json
import os
import sys
from datetime import date, timedelta
from time import process_time, time
from typing import Any

import django

DAY = 86_400  # seconds
EMAIL = "bench@example.org"
FLOOR = os.environ["DJANGO_SETTINGS_MODULE"] == "bench.floor.settings"
READ = {
    "tonight": ("/tonight/", "/form/"),
    "calendar": ("/nights/", "/calendar/"),
    "trends page": ("/trends/", "/shell/"),
    "all nights as JSON": ("/trends/series.json?range=all", "/series.json"),
}


def main(nights: int, people: int) -> dict[str, Any]:
    """Tables, one person's nights, other people's nights; then ask."""
    from django.core.management import call_command
    from django.test import Client

    if FLOOR:
        call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
        person = _floor(nights, people)
    else:
        from config.serve import prepare

        prepare()
        person = _journal(nights, people)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(person, backend=None if not FLOOR else _backend())
    if not FLOOR:
        stay_confirmed(client)
    pages = {name: _ask(client, addresses[FLOOR]) for name, addresses in READ.items()}
    return {"cookie": client.cookies["sessionid"].value, "pages": pages}


def stay_confirmed(client: Any) -> None:
    """Have exports leave for a day without asking who it is: a long run takes over five minutes."""
    from accounts.confirmation import CONFIRMED_AT

    session = client.session
    session[CONFIRMED_AT] = time() + DAY
    session.save()


def _backend() -> str:
    return "django.contrib.auth.backends.ModelBackend"


def _ask(client: Any, address: str) -> dict[str, float]:
    """Median CPU ms of a page, its queries and bytes; the first asking is not counted."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as statements:
        answer = client.get(address)
    queries = len(statements)  # now: the next request empties the list
    assert answer.status_code == 200, (address, answer.status_code)  # noqa: S101
    times = []
    for _ in range(5):
        began = process_time()
        client.get(address)
        times.append((process_time() - began) * 1000)
    return {"queries": queries, "bytes": len(answer.content), "ms": sorted(times)[2]}


def _journal(nights: int, people: int) -> Any:
    from django.core.management import call_command
    from django.utils import timezone

    from accounts.models import User
    from bench import crowd
    from journal.demo import MAX_NIGHTS
    from journal.models import Night

    seeded = min(nights, MAX_NIGHTS)
    call_command("seed_demo", email=EMAIL, nights=seeded, seed=1, stdout=sys.stderr)
    person = User.objects.get(email=EMAIL)
    User.objects.filter(pk=person.pk).update(welcomed_at=timezone.now())
    earlier = list(person.nights.order_by("night")[: nights - seeded])
    for night in earlier:  # longer than the demo tells: its first nights once more, before them
        night.pk, night.night = None, night.night - timedelta(days=seeded)
    Night.objects.bulk_create(earlier, batch_size=500)
    crowd.follow(person, people - 1)
    return person


def _floor(nights: int, people: int) -> Any:
    from django.contrib.auth.models import User

    from bench.floor.models import FURTHER, RATINGS, Entry

    users = [User(username=f"{n}", password="!") for n in range(people)]  # noqa: S106
    User.objects.bulk_create(users, batch_size=500)
    person, *others = User.objects.order_by("pk")
    last = date.today()  # noqa: DTZ011 - any night will do
    counts = [(person, nights), *((other, 10) for other in others)]
    Entry._default_manager.bulk_create(
        (
            Entry(
                user=who,
                night=last - timedelta(days=n),
                **dict.fromkeys((*RATINGS, *FURTHER), n % 11),
            )
            for who, count in counts
            for n in range(count)
        ),
        batch_size=500,
    )
    return person


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
