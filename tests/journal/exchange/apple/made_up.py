"""Exports of Apple Health, made up."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
WATCH = "Kim’s Apple Watch"
DTD = """<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout)*)>
<!ATTLIST VisionPrescription
  type CDATA #REQUIRED
<!ELEMENT RightEye EMPTY>
]>"""  # broken as that of iOS 16


def record(kind: str, start: str, end: str, value: str = "", **more: str) -> str:
    """One record; `zone` becomes its metadata."""
    zone, source = more.pop("zone", ""), more.pop("source", WATCH)
    inside = f'<MetadataEntry key="HKTimeZone" value="{zone}"/>' if zone else ""
    attributes = "".join(f' {name}="{text}"' for name, text in more.items())
    return (
        f'<Record type="{kind}" sourceName="{source}" creationDate="{end}" startDate="{start}" '
        f'endDate="{end}" value="{value}"{attributes}>{inside}</Record>\n'
    )


def sleep(start: str, end: str, stage: str = "AsleepCore", **more: str) -> str:
    """One record of sleep."""
    return record(SLEEP, start, end, f"HKCategoryValueSleepAnalysis{stage}", **more)


def workout(sport: str, start: str, end: str, source: str = WATCH) -> str:
    """One workout."""
    return (
        f'<Workout workoutActivityType="HKWorkoutActivityType{sport}" sourceName="{source}" '
        f'startDate="{start}" endDate="{end}" duration="1" durationUnit="min"/>'
    )


def xml(*records: str, exported: str = "2026-06-01 08:00:00 +0200", dtd: str = DTD) -> bytes:
    """An export's XML."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{dtd}\n<HealthData locale="de_DE">\n'
    return f'{head}<ExportDate value="{exported}"/>{"".join(records)}</HealthData>\n'.encode()


def zipped(files: dict[str, bytes]) -> bytes:
    """Files as an archive."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def export(*records: str, **others: bytes) -> bytes:
    """An archive as a phone makes it, its XML named in its language."""
    files = {
        "apple_health_export/導出.xml": xml(*records),
        "apple_health_export/export_cda.xml": b"<ClinicalDocument/><ClinicalDocument/>",
        "apple_health_export/workout-routes/route.gpx": b"<gpx>HealthData</gpx>",
    }
    return zipped(files | {name.replace("__", "/"): data for name, data in others.items()})


NIGHT = (
    sleep("2026-03-03 23:10:00 +0200", "2026-03-04 07:00:00 +0200", "InBed"),
    sleep("2026-03-03 23:40:00 +0200", "2026-03-04 02:00:00 +0200"),
    sleep("2026-03-04 02:00:00 +0200", "2026-03-04 03:30:00 +0200", "AsleepDeep"),
    sleep("2026-03-04 03:30:00 +0200", "2026-03-04 04:00:00 +0200", "Awake"),
    sleep("2026-03-04 04:00:00 +0200", "2026-03-04 06:50:00 +0200", "AsleepREM"),
)

DAY = (
    record("HKQuantityTypeIdentifierDietaryCaffeine", "2026-03-03 09:00:00 +0200",
           "2026-03-03 09:00:00 +0200", "0.095", unit="g", source="Coffee app"),
    workout("Cycling", "2026-03-03 18:00:00 +0200", "2026-03-03 18:40:00 +0200"),
    record("HKCategoryTypeIdentifierMindfulSession", "2026-03-04 01:00:00 +0200",
           "2026-03-04 01:10:00 +0200"),
    record("HKCategoryTypeIdentifierMenstrualFlow", "2026-03-03 08:00:00 +0200",
           "2026-03-03 08:00:00 +0200", "HKCategoryValueVaginalBleedingLight"),
)  # fmt: skip
