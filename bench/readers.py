"""Each reader of files beside the bare parser of the same bytes, and what storing costs.

`python -m bench.readers nights rounds`, with an empty DATA_DIR. CPU of this process, the median of
the rounds; a reader does what somebody sees in the preview, without storing.
"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

import django
from lxml import etree

from bench import histories_in_files as files
from bench.measuring import say

NOW, BERLIN = datetime(2026, 3, 2, 12, tzinfo=UTC), ZoneInfo("Europe/Berlin")
MOST, MOST_OF_APPLE, MOST_OF_STORING = 3.0, 1.5, 5.0
MOST_BYTES = 1000 * 1024**2
Work = Callable[[], Any]


def xml(data: bytes) -> None:
    """A pass of lxml over the records, letting go of each."""
    from journal.exchange.apple.elements import LENIENT

    for _, element in etree.iterparse(BytesIO(data), events=("end",), tag="Record", **LENIENT):
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def lines(data: bytes) -> None:
    """The rows of a CSV."""
    text = data.decode()
    for _ in csv.reader(StringIO(text), delimiter=";" if ";" in text[:200] else ","):
        pass


def apple(data: bytes) -> int:
    """Apple's export, in this process instead of the one with limits."""
    from journal.exchange.apple.export import read_export

    return len(read_export(BytesIO(data), MOST_BYTES, BERLIN, NOW.date()).sleeps)


def upload(data: bytes) -> int:
    """A file as the page reads it; a table that has to be described, as it was guessed."""
    return len(_read(data).rows)


def _read(data: bytes) -> Any:
    from journal.exchange.formats.table_reading import understood
    from journal.exchange.reading import ReadOptions
    from journal.exchange.upload import Upload
    from journal.exchange.uploaded import UploadedBytes

    options = ReadOptions(BERLIN, NOW)
    reading = Upload.of([UploadedBytes("file", data)]).read(options)
    if reading.table is not None and not reading.rows:
        return understood(reading.table.sheet, reading.table.mapping, options)
    return reading


READERS: tuple[tuple[str, Callable[[int], bytes], Callable[[bytes], int], Any, float], ...] = (
    ("Apple Health, XML", files.apple, apple, xml, MOST_OF_APPLE),
    ("Fitbit, JSON", files.fitbit, upload, json.loads, MOST),
    ("Oura, JSON", files.oura, upload, json.loads, MOST),
    ("blood results, FHIR", files.fhir, upload, json.loads, MOST),
    ("a tracker’s table, CSV", files.plees, upload, lines, MOST),
    ("a spreadsheet, described", files.diary, upload, lines, MOST),
    ("our nights, CSV", files.our_nights, upload, lines, MOST),
)


def apart(data: Path, nights: int, rounds: int) -> None:
    """Both tables, by a process of its own."""
    data.mkdir()
    place = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(data)}
    command = [sys.executable, "-m", "bench.readers", str(nights), str(rounds)]
    subprocess.run(command, env={**os.environ, **place}, stderr=subprocess.DEVNULL, check=True)


def read_all(nights: int, rounds: int) -> None:
    """The table of readers."""
    say("\n| Reading a file | MB | rows | CPU ms | bare parser: ms | ours ÷ bare | goal | |")
    say("|---" * 8 + "|")
    for name, made, ours, bare, most in READERS:
        data = made(nights)
        mine = cpu_ms(partial(ours, data), rounds)
        floor = cpu_ms(partial(bare, data), rounds)
        cells = f"| {name} | {len(data) / 1e6:.1f} | {ours(data)} | {mine:.0f} | {floor:.0f}"
        say(f"{cells} | {verdict(mine / floor, most)} |")


def store_all(nights: int, rounds: int) -> None:
    """The table of storing: our nights with all that is noted, beside the same rows alone."""
    from accounts.models import User
    from journal.exchange.models import Import
    from journal.exchange.preview import confirm

    person = User.objects.create(email="bench@example.org")
    reading = _read(files.our_nights(nights))
    mine, floor = [], []
    for _ in range(rounds):
        entry = Import.propose(person, "nights_csv", "nights.csv", BERLIN.key, reading)
        mine.append(cpu_ms(partial(confirm, entry, NOW), 1))
        floor.append(_same_rows(person))
        person.nights.all().delete()
    say("\n| Storing | rows | CPU ms | bare executemany: ms | ours ÷ bare | goal | |")
    say("|---" * 7 + "|")
    ms, bare = median(mine), median(floor)
    ratio = verdict(ms / bare, MOST_OF_STORING)
    say(f"| nights of a CSV | {len(reading.rows)} | {ms:.0f} | {bare:.0f} | {ratio} |")


def _same_rows(person: Any) -> float:
    """CPU ms of inserting the stored nights again, after they were deleted, and nothing else."""
    from django.db import connection, transaction

    from journal.models import Night

    columns = [field.column for field in Night._meta.concrete_fields if not field.primary_key]
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM journal_night")  # noqa: S608 - our own names
        rows = [tuple(map(_bindable, row)) for row in cursor.fetchall()]
    person.nights.all().delete()
    insert = f"INSERT INTO journal_night ({names}) VALUES ({marks})"  # noqa: S608

    def bare() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(insert, rows)

    return cpu_ms(bare, 1)


def _bindable(value: Any) -> Any:
    """A value as SQLite takes it: its driver makes dates and decimals of some texts."""
    return value if value is None or isinstance(value, int | float | str) else str(value)


def verdict(ratio: float, most: float) -> str:
    """The ratio, the goal and whether it is met, as cells."""
    return f"{ratio:.1f} | ≤ {most:g} × | {'met' if ratio <= most else 'missed'}"


def cpu_ms(work: Work, rounds: int) -> float:
    """CPU ms of this process, the median of the rounds."""
    times = []
    for _ in range(rounds):
        began = process_time()
        work()
        times.append((process_time() - began) * 1000)
    return median(times)


def main(nights: int, rounds: int) -> None:
    """Both tables."""
    django.setup()
    from config.serve import prepare

    prepare()
    read_all(nights, rounds)
    store_all(nights, rounds)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
