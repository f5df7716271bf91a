"""The largest history that is taken in, and what becomes of others' saves meanwhile."""

import json
from collections.abc import Iterator
from itertools import count
from time import perf_counter, sleep
from typing import Any
from uuid import uuid4

from bench.server import TOKEN, Running
from journal.exchange.complete_file import MAX_ROWS
from tests.drill import place
from tests.drill.place import Place
from tests.drill.printing import weight
from tests.drill.result import Result, Size
from tests.drill.saves import Ledger

MOST_MS, MOST_MB = 300, 200
GOAL = f"taken in and out; others' saves stored, p99 < {MOST_MS} ms; < {MOST_MB} MB"
BOUNDARY = "drill"
FORM = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


def run(size: Size) -> Iterator[Result]:
    """As many rows as are taken; SHORT a few, whose times do not count."""
    full = size is Size.FULL
    with place.sqlite() as here:
        here.inside("seeded", "3650" if full else "20")
        yield taken_in(here, MAX_ROWS if full else 200, timed=full)


def taken_in(here: Place, rows: int, *, timed: bool) -> Result:
    """One person brings a history in and takes it out again while another writes doses."""
    ledger = Ledger()
    with here.serving() as pid:
        file = history(here.server(0).read("GET", "/export/stillnight.json")[1], rows)
        bringing, others = here.server(1), [here.server(2)]
        with ledger.writing(others, count()):
            began = perf_counter()
            statuses = bring_in(bringing, file)
            took = perf_counter() - began
        memory = max(weight(one, "VmHWM") for one in Running(pid, here.port, "", 0.0).workers())
    stored = here.inside("stored")
    failed = ledger.answered(lambda status: status != 200)
    p99 = ledger.percentile(0.99)
    figure = (
        f"{rows:,} rows, {len(file) / 1e6:.1f} MB, answered {statuses} in {took:.0f} s;"
        f" {len(ledger.statuses):,} saves of others meanwhile, {failed} not stored,"
        f" p50 {ledger.percentile(0.5):.0f} ms, p99 {p99:.0f} ms; {memory:.0f} MB"
    )
    met = statuses == [302, 302, 302] and not failed and stored["verdict"] == "ok"
    met = met and (not timed or (p99 < MOST_MS and memory < MOST_MB))
    return Result("A history brought in and taken out while others write", figure, GOAL, met)


def history(file: bytes, rows: int) -> bytes:
    """A complete file grown to so many rows, by drinks on its nights."""
    told: dict[str, Any] = json.loads(file)
    tables = told["tables"]
    nights, drinks = tables["nights"], tables["caffeine_intakes"]
    one = drinks[0]
    missing = rows - sum(map(len, tables.values()))
    for number in range(missing):
        night = nights[number % len(nights)]["night"]
        drinks.append({**one, "night": night, "uid": str(uuid4())})
    return json.dumps(told, separators=(",", ":")).encode()


def bring_in(server: Running, file: bytes) -> list[int]:
    """The statuses of upload, yes and undo."""
    upload, _ = server.read("POST", "/import/", form(file), **FORM)
    there = upload.getheader("Location") or "/"
    settle(server, there)
    said = f"csrfmiddlewaretoken={TOKEN}"
    urlencoded = {"Content-Type": "application/x-www-form-urlencoded"}
    done, _ = server.read("POST", f"{there}confirm/", said, **urlencoded)
    settle(server, there)
    undone, _ = server.read("POST", f"{there}undo/", said, **urlencoded)
    return [upload.status, done.status, undone.status]


def settle(server: Running, there: str) -> None:
    """Wait until no worker has to do anything more with an import."""
    while b"data-under-way" in server.read("GET", there)[1]:
        sleep(0.5)


def form(file: bytes) -> str:
    """The fields of the page as a browser sends them; the file is ASCII."""
    fields = {"csrfmiddlewaretoken": TOKEN, "time_zone": "UTC"}
    parts = [f'name="{name}"\r\n\r\n{value}' for name, value in fields.items()]
    parts.append(f'name="file"; filename="stillnight.json"\r\n\r\n{file.decode()}')
    lead = f"--{BOUNDARY}\r\nContent-Disposition: form-data; "
    return "".join(f"{lead}{part}\r\n" for part in parts) + f"--{BOUNDARY}--\r\n"
