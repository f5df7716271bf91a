"""Years of nights as the files of trackers and programs, made up, the same each time."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

LAST = date(2026, 3, 1)
STAGES = ("Core", "Deep", "Core", "REM", "Core", "REM")
BEATS = 60  # other records of a day; a watch writes some hundred
APPLE = "%Y-%m-%d %H:%M:%S +0100"
HALF = timedelta(minutes=30)


def evenings(nights: int) -> Iterator[datetime]:
    """Ten in the evening of each night, in UTC, the oldest first."""
    for back in range(nights, 0, -1):
        day = LAST - timedelta(days=back)
        yield datetime(day.year, day.month, day.day, 22, back % 60, tzinfo=UTC)


def apple(nights: int) -> bytes:
    """The XML of Apple Health: six stages a night among many records that nobody wants."""
    records = []
    for begun in evenings(nights):
        for at, stage in enumerate(STAGES):
            start, end = (begun + at * 2 * HALF, begun + (at + 1) * 2 * HALF)
            records.append(
                _record("CategoryTypeIdentifierSleepAnalysis", start, end,
                        f"HKCategoryValueSleepAnalysisAsleep{stage}")
            )  # fmt: skip
        for beat in range(BEATS):
            then = begun - beat * HALF / 2
            rate = f"{60 + beat % 30}"
            records.append(_record("QuantityTypeIdentifierHeartRate", then, then, rate))
    exported = f'<ExportDate value="{LAST:%Y-%m-%d} 08:00:00 +0100"/>'
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="de_DE">\n'
    return f"{head}{exported}{''.join(records)}</HealthData>\n".encode()


def _record(kind: str, start: datetime, end: datetime, value: str) -> str:
    return (
        f'<Record type="HK{kind}" sourceName="Watch" sourceVersion="11.1" device="&lt;Watch&gt;" '
        f'creationDate="{end:{APPLE}}" startDate="{start:{APPLE}}" endDate="{end:{APPLE}}" '
        f'value="{value}"/>\n'
    )


def fitbit(nights: int) -> bytes:
    """Logs of Fitbit's archive, twelve stages each."""
    return json.dumps([_log(number, at) for number, at in enumerate(evenings(nights))]).encode()


def _log(number: int, at: datetime) -> dict[str, Any]:
    begun = at.replace(tzinfo=None)
    levels = ("wake", "light", "deep", "rem") * 3
    data = [
        {"dateTime": (begun + place * HALF).isoformat(), "level": level, "seconds": 1800}
        for place, level in enumerate(levels)
    ]
    ended = begun + len(levels) * HALF
    return {
        "logId": number,
        "dateOfSleep": ended.date().isoformat(),
        "startTime": begun.isoformat(),
        "endTime": ended.isoformat(),
        "duration": 1_800_000 * len(levels),
        "minutesToFallAsleep": 0,
        "minutesAsleep": 270,
        "isMainSleep": True,
        "levels": {"data": data, "shortData": []},
    }


def oura(nights: int) -> bytes:
    """Periods of Oura's account file."""
    periods = [
        {
            "id": f"period-{number}",
            "day": (at + timedelta(hours=8)).date().isoformat(),
            "type": "long_sleep",
            "bedtime_start": at.isoformat(),
            "bedtime_end": (at + timedelta(hours=8)).isoformat(),
            "total_sleep_duration": 25_800,
            "awake_time": 3_000,
            "latency": 600,
            "light_sleep_duration": 15_000,
            "deep_sleep_duration": 5_400,
            "rem_sleep_duration": 5_400,
            "sleep_phase_5_min": "44" + "2" * 86 + "44332444",
        }
        for number, at in enumerate(evenings(nights))
    ]
    return json.dumps({"sleep": periods}).encode()


def plees(nights: int) -> bytes:
    """The table of a tracker that knows from when to when."""
    rows = [
        f"{number},{int(at.timestamp() * 1000)},{int((at + 16 * HALF).timestamp() * 1000)},4"
        for number, at in enumerate(evenings(nights))
    ]
    return "\n".join(["sid,start,stop,rating", *rows]).encode()


def diary(nights: int) -> bytes:
    """A spreadsheet of one's own."""
    rows = [
        f"{at:%Y-%m-%d};{at:%H:%M};06:{at.minute:02d};07:10;{at.minute % 11};"
        f"{'x' if at.minute % 2 else ''};a note of some words"
        for at in evenings(nights)
    ]
    return "\n".join(["Date;To bed;Woke up;Got up;Legs;Walked;Note", *rows]).encode()


def our_nights(nights: int) -> bytes:
    """Our own CSV of nights."""
    rows = [
        f"{at:%Y-%m-%d},{at.minute % 11},{at:%H:%M},15,20,06:{at.minute:02d},07:10,a note of words"
        for at in evenings(nights)
    ]
    head = (
        "night,evening_severity,bedtime,sleep_onset_latency_minutes,"
        "wake_after_sleep_onset_minutes,final_awakening,rise_time,evening_note"
    )
    return "\n".join([head, *rows]).encode()


def fhir(nights: int) -> bytes:
    """Blood results, one a night, as a portal hands them out: far more than anybody has."""
    entries = [
        {
            "resource": {
                "resourceType": "Observation",
                "status": "final",
                "code": {"coding": [{"system": "http://loinc.org", "code": "2276-4"}]},
                "effectiveDateTime": f"{at:%Y-%m-%d}",
                "valueQuantity": {"value": 20 + at.minute, "unit": "ng/mL"},
            }
        }
        for at in evenings(nights)
    ]
    return json.dumps({"resourceType": "Bundle", "type": "searchset", "entry": entries}).encode()
