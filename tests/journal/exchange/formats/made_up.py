"""Small files of trackers that were made up for tests."""

import io
import json
import sqlite3
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from journal.exchange.reading import Reading, ReadOptions
from journal.exchange.upload import Upload
from journal.exchange.uploaded import UploadedBytes

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 30, 14, tzinfo=UTC)
OPTIONS = ReadOptions(BERLIN, NOW)


def read(*files: bytes, options: ReadOptions = OPTIONS) -> Reading:
    """What a person who sends these files sees."""
    named = [UploadedBytes(f"{at}.file", data) for at, data in enumerate(files)]
    return Upload.of(named).read(options)


def as_json(document: Any) -> bytes:
    return json.dumps(document).encode()


def archive(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, data in files.items():
            whole.writestr(name, data)
    return packed.getvalue()


def millis(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def garmin_day(**fields: Any) -> dict[str, Any]:
    """A night in New York, 23:10 to 06:40, as Garmin Connect answers."""
    return {
        "id": 1,
        "calendarDate": "2026-03-04",
        "sleepTimeSeconds": 26_400,
        "sleepStartTimestampGMT": millis("2026-03-04T04:10:00+00:00"),
        "sleepEndTimestampGMT": millis("2026-03-04T11:40:00+00:00"),
        "sleepStartTimestampLocal": millis("2026-03-03T23:10:00+00:00"),
        "sleepEndTimestampLocal": millis("2026-03-04T06:40:00+00:00"),
        "deepSleepSeconds": 4_800,
        "lightSleepSeconds": 15_600,
        "remSleepSeconds": 6_000,
        "awakeSleepSeconds": 600,
        "deviceRemCapable": True,
    } | fields


def garmin_takeout_day(**fields: Any) -> dict[str, Any]:
    """The same night as the account export writes it: times as text, none of them local."""
    day = garmin_day(
        sleepStartTimestampGMT="2026-03-04T04:10:00.0", sleepEndTimestampGMT="2026-03-04T11:40:00.0"
    )
    left = ("id", "sleepTimeSeconds", "deviceRemCapable")
    plain = {n: v for n, v in day.items() if n not in left and not n.endswith("Local")}
    return plain | fields


def oura_period(**fields: Any) -> dict[str, Any]:
    """A night of eight hours with ten minutes to fall asleep and twenty awake at the end."""
    return {
        "id": "0b6f-11",
        "day": "2026-03-04",
        "type": "long_sleep",
        "bedtime_start": "2026-03-03T23:00:00+01:00",
        "bedtime_end": "2026-03-04T07:00:00+01:00",
        "total_sleep_duration": 25_800,
        "awake_time": 3_000,
        "latency": 600,
        "light_sleep_duration": 15_000,
        "deep_sleep_duration": 5_400,
        "rem_sleep_duration": 5_400,
        "sleep_phase_5_min": "44" + "2" * 86 + "44" + "3" * 2 + "4444",
    } | fields


def withings_summary(data: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """A night in Lisbon, 22:40 to 06:20: 10 min to fall asleep, 12 out of bed, 8 before rising."""
    figures = {
        "durationtosleep": 600,
        "durationtowakeup": 480,
        "wakeupduration": 2_400,
        "waso": 2_040,
        "out_of_bed_count": 1,
        "total_sleep_time": 24_480,
        "lightsleepduration": 13_680,
        "deepsleepduration": 5_400,
        "remsleepduration": 5_400,
        "sleep_efficiency": 0.91,
        "hr_average": 61,
    } | (data or {})
    return {
        "id": 7351,
        "timezone": "Europe/Lisbon",
        "model": 32,
        "startdate": millis("2026-03-03T22:40:00+00:00") // 1000,
        "enddate": millis("2026-03-04T06:20:00+00:00") // 1000,
        "date": "2026-03-04",
        "data": {name: value for name, value in figures.items() if value is not None},
    } | fields


def withings_answer(*summaries: Any) -> dict[str, Any]:
    """The answer of the API that holds these summaries."""
    return {"status": 0, "body": {"series": list(summaries), "more": False, "offset": 0}}


def fit_session(*segments: tuple[str, str, str], **fields: Any) -> dict[str, Any]:
    """A session of Google Fit: a stage and its two clock times of 3 to 4 March, UTC, each."""
    named = [
        {"fitnessActivity": stage, "startTime": f"2026-03-{start}Z", "endTime": f"2026-03-{end}Z"}
        for stage, start, end in segments
    ]
    return {
        "fitnessActivity": "sleep",
        "startTime": "2026-03-03T22:00:00Z",
        "endTime": "2026-03-04T05:45:30Z",
        "duration": "27930s",
        "segment": named,
    } | fields


SCHEMA = """
CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT,
  package_name TEXT NOT NULL UNIQUE, app_name TEXT, app_icon BLOB, record_types_used TEXT);
CREATE TABLE sleep_session_record_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB UNIQUE NOT NULL, last_modified_time INTEGER, client_record_id TEXT,
  client_record_version TEXT, device_info_id INTEGER, app_info_id INTEGER, recording_method INTEGER,
  dedupe_hash BLOB UNIQUE, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER,
  end_zone_offset INTEGER, local_date INTEGER, notes TEXT, title TEXT);
CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER NOT NULL,
  stage_end_time INTEGER NOT NULL, stage_type INTEGER NOT NULL);
"""  # the columns of Google's own schema (AOSP)
SAMSUNG, WITHINGS = 1, 2


def health_connect(
    sessions: list[tuple[int, str, str, int | None]],
    stages: list[tuple[int, str, str, int]],
    more: str = "",
) -> bytes:
    """A database: sessions (app, start, end, offset in s) and stages (session from 1, …, code)."""
    apps = [(SAMSUNG, "com.sec.health", "Samsung Health"), (WITHINGS, "com.withings", None)]
    rows = [
        (at, bytes([at] * 16), app, millis(start), millis(end), offset)
        for at, (app, start, end, offset) in enumerate(sessions, 1)
    ]
    times = [(parent, millis(start), millis(end), code) for parent, start, end, code in stages]
    return database(SCHEMA, {APPS: apps, SESSIONS: rows, STAGES: times}, more)


APPS = "INSERT INTO application_info_table (row_id, package_name, app_name) VALUES (?, ?, ?)"
SESSIONS = (
    "INSERT INTO sleep_session_record_table (row_id, uuid, app_info_id, start_time, end_time, "
    "start_zone_offset, notes) VALUES (?, ?, ?, ?, ?, ?, 'canary7351')"
)
STAGES = "INSERT INTO sleep_stages_table VALUES (?, ?, ?, ?)"


def database(schema: str, rows: dict[str, list[Any]] | None = None, more: str = "") -> bytes:
    """The bytes of a database with these rows."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        base = sqlite3.connect(path)
        base.executescript(schema)
        for statement, values in (rows or {}).items():
            base.executemany(statement, values)
        base.commit()
        base.executescript(more)
        base.close()
        return path.read_bytes()


ANDROID_HEAD = (
    "Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,LenAdjust,Geo"
)


def android_record(
    start: str = "2026-03-03T23:10:00+01:00",
    hours: str = "7.500",
    *events: str,
    adjust: str = "0",
    zone: str = "Europe/Berlin",
    id_: str = "",
) -> str:
    """One record of Sleep as Android: names, values and a line of noise."""
    cells = [
        id_ or str(millis(start)), zone, "03. 03. 2026 23:10", "04. 03. 2026 6:40",
        "04. 03. 2026 7:00", hours, "3.5", "legs \\n bad", "10007", "-1", "-1.0", "-1", "-2.0",
        adjust, "canary7351", "0.5", *events,
    ]  # fmt: skip
    values = ",".join(f'"{cell}"' for cell in cells)
    heads = ",".join([ANDROID_HEAD, '"23:11"', *['"Event"'] * len(events)])
    return f'{heads}\n{values}\n"","","0.1","0.2"\n'
